import { readFileSync } from 'node:fs';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { type Lockfile, type Manifest, problemsOf } from './check-lockfile.js';
import { writeSbom } from './write-sbom.js';

/*
 * `npm run check:supply`: fails when a package comes from elsewhere than a registry, without digest, in a version with a known
 * weakness, or under a licence nobody has looked at; else writes the bill of materials.
 */

const SBOM = packageFile('dist/sbom.cdx.json');
const read = <T>(name: string) => JSON.parse(readFileSync(packageFile(name), 'utf8')) as T;

const lockfile = read<Lockfile>('package-lock.json');
const problems = problemsOf(read<Manifest>('package.json'), lockfile);
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
} else {
  const count = Object.keys(lockfile.packages).length - 1;
  process.stdout.write(
    `${count} packages as they should be; ${writeSbom(SBOM, lockfile)} of them delivered, listed in dist/sbom.cdx.json\n`,
  );
}
