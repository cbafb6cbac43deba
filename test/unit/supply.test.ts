import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import {
  isBelow,
  type LockedPackage,
  type Lockfile,
  type Manifest,
  problemsOf,
} from '../../cli/supply/check-lockfile.js';
import { MINIMUM_SQLITE, MINIMUM_VERSIONS } from '../../cli/supply/rules.js';
import { writeSbom } from '../../cli/supply/write-sbom.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { seen } from '../support/seen.js';

const read = <T>(name: string) => JSON.parse(readFileSync(packageFile(name), 'utf8')) as T;
const MANIFEST = read<Manifest>('package.json');
const LOCKFILE = read<Lockfile>('package-lock.json');
const GOOD: LockedPackage = { version: '1.0.0', integrity: `sha512-${'a'.repeat(86)}==`, license: 'MIT' };

const problemsWith = (changes: LockedPackage, name = 'some-package') =>
  problemsOf({}, { packages: { '': {}, [`node_modules/${name}`]: { ...GOOD, ...changes } } });

describe('the packages we are made of #56', () => {
  it('are as they should be, every one', () => {
    seen({ packages: Object.keys(LOCKFILE.packages).length - 1 });

    expect(problemsOf(MANIFEST, LOCKFILE)).toEqual([]);
  });

  it.each<[string, LockedPackage, string]>([
    ['has no digest', { integrity: undefined as never }, 'SHA-512'],
    ['has a weak digest', { integrity: `sha1-${'a'.repeat(27)}=` }, 'SHA-512'],
    ['comes from a repository', { resolved: 'git+ssh://git@github.com/some/package.git#abc' }, 'npm registry'],
    ['comes from another server', { resolved: 'https://registry.npmjs.org.example.org/x.tgz' }, 'npm registry'],
    ['is a folder', { link: true }, 'version of a registry'],
    ['has no licence', { license: undefined as never }, 'licence'],
    ['has a licence nobody looked at', { license: 'GPL-3.0' }, 'licence'],
    ['has a licence only others may have', { license: 'Elastic-2.0' }, 'licence'],
    ['combines a good and a bad licence', { license: '(MIT AND GPL-3.0)' }, 'licence'],
    ['runs a script nobody decided about', { hasInstallScript: true }, 'allowScripts'],
  ])('are refused if one %s', (_what, changes, problem) => {
    expect(problemsWith(changes)).toEqual([expect.stringContaining(problem)]);
  });

  it.each(['(MIT OR GPL-3.0)', '(MIT AND BSD-3-Clause)', 'Apache-2.0'])('may be under %s', (license) => {
    expect(problemsWith({ license })).toEqual([]);
  });

  it.each(Object.entries(MINIMUM_VERSIONS))(
    'are refused if %s is older than its advisories allow',
    (name, [minimum]) => {
      const license = LOCKFILE.packages[`node_modules/${name}`]?.license ?? '';

      expect(problemsWith({ version: minimum, license }, name)).toEqual([]);
      expect(problemsWith({ version: `${minimum}-rc.1`, license }, name)).toEqual([
        expect.stringContaining('or newer'),
      ]);
      expect(problemsWith({ version: '0.0.1', license }, `other/node_modules/${name}`)).toHaveLength(1);
    },
  );

  it.each(['^1.0.0', 'latest', 'github:some/package', 'file:../x', 'https://example.org/x.tgz'])(
    'are refused if package.json asks for "%s"',
    (version) => {
      expect(problemsOf({ devDependencies: { x: version } }, { packages: {} })).toHaveLength(1);
    },
  );

  it('bring a SQLite without known weaknesses', () => {
    const database = new Database(':memory:');
    const version = database.prepare('SELECT sqlite_version()').pluck().get() as string;
    database.close();

    expect(isBelow(version, MINIMUM_SQLITE)).toBe(false);
  });

  it('are listed in a bill of materials, each that is delivered with licence and digest', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sbom-'));
    const file = join(folder, 'sbom.cdx.json');
    const count = writeSbom(file, LOCKFILE);
    const { components } = JSON.parse(readFileSync(file, 'utf8'));
    rmSync(folder, { recursive: true });
    seen({ delivered: count });

    expect(count).toBeGreaterThan(100);
    for (const { name, licenses, hashes } of components) {
      expect(licenses, name).toHaveLength(1);
      expect(hashes, name).toHaveLength(1);
    }
    expect(components.map(({ name, version }: { name: string; version: string }) => `${name}@${version}`)).toEqual(
      expect.arrayContaining(
        Object.entries(MANIFEST.dependencies ?? {}).map(([name, version]) => `${name}@${version}`),
      ),
    );
  });
});
