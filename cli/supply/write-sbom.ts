import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { packageFile } from '../../subgraphs/shared/package-file.js';

const MAX_BYTES = 64 * 1024 * 1024;

/** A bill of materials, as far as we read it. */
interface Sbom {
  bomFormat: string;
  components: { name: string; version: string; licenses?: unknown[]; hashes?: unknown[] }[];
}

/**
 * Writes what is delivered, package by package with licence and digest, as CycloneDX.
 *
 * @returns How many packages it lists.
 */
export function writeSbom(file: string): number {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'];
  const text = execFileSync('npm', args, { cwd: packageFile('.'), encoding: 'utf8', maxBuffer: MAX_BYTES });
  const { bomFormat, components } = JSON.parse(text) as Sbom;
  if (bomFormat !== 'CycloneDX') throw new Error(`Expected a CycloneDX document of npm, found "${bomFormat}".`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return components.length;
}
