import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { type Lockfile, nameAt } from './check-lockfile.js';

const MAX_BYTES = 64 * 1024 * 1024;

/** A bill of materials, as far as we read it. */
interface Sbom {
  bomFormat: string;
  components: { 'bom-ref': string; name: string; version: string; licenses?: unknown[]; hashes?: unknown[] }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/**
 * Writes what is delivered, package by package with licence and digest, as CycloneDX.
 *
 * What is delivered is read from the lockfile: `npm sbom --omit dev` leaves out a package we need if a tool needs it too.
 *
 * @returns How many packages it lists.
 */
export function writeSbom(file: string, lockfile: Lockfile): number {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const text = execFileSync('npm', args, { cwd: packageFile('.'), encoding: 'utf8', maxBuffer: MAX_BYTES });
  const sbom = JSON.parse(text) as Sbom;
  if (sbom.bomFormat !== 'CycloneDX')
    throw new Error(`Expected a CycloneDX document of npm, found "${sbom.bomFormat}".`);
  const delivered = deliveredBy(lockfile);
  const components = sbom.components.filter(({ name, version }) => delivered.has(`${name}@${version}`));
  const refs = new Set(components.map((component) => component['bom-ref']));
  const dependencies = sbom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...sbom, components, dependencies }, null, 2));
  return components.length;
}

function deliveredBy({ packages }: Lockfile): Set<string> {
  const delivered = Object.entries(packages).filter(([path, { dev, devOptional }]) => path && !dev && !devOptional);
  return new Set(delivered.map(([path, { version }]) => `${nameAt(path)}@${version}`));
}
