import { LICENCES, LICENCES_OF, MINIMUM_VERSIONS } from './rules.js';

/** What the check reads of package.json. */
export interface Manifest {
  dependencies?: Readonly<Record<string, string>>;
  devDependencies?: Readonly<Record<string, string>>;
  /** By package, whether what it wants to run when it is installed may run. */
  allowScripts?: Readonly<Record<string, boolean>>;
}

/** What the check reads of package-lock.json. */
export interface Lockfile {
  packages: Readonly<Record<string, LockedPackage>>;
}

export interface LockedPackage {
  version?: string;
  /** Where it comes from; absent for the registry npm is set to. */
  resolved?: string;
  integrity?: string;
  license?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  /** Only tools need it; so does `devOptional`, or something may want it that is not here. */
  dev?: boolean;
  devOptional?: boolean;
}

const REGISTRY = 'https://registry.npmjs.org/';
const MODULES = 'node_modules/';
const EXACT_VERSION = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;
const INTEGRITY = /^sha512-[A-Za-z0-9+/]{86}==$/;

/** What is wrong with the packages a clean checkout installs; one sentence each, nothing if all is well. */
export function problemsOf(manifest: Manifest, { packages }: Lockfile): string[] {
  const asked = { ...manifest.dependencies, ...manifest.devDependencies };
  const ranges = Object.entries(asked)
    .filter(([, version]) => !EXACT_VERSION.test(version))
    .map(([name, version]) => `package.json: expected an exact version of "${name}", found "${version}".`);
  const locked = Object.entries(packages)
    .filter(([path]) => path !== '')
    .flatMap(([path, each]) =>
      problemsOfPackage(path, each, manifest.allowScripts ?? {}).map((found) => `${path}: ${found}`),
    );
  return [...ranges, ...locked];
}

/** The package at a path of the lockfile. */
export function nameAt(path: string): string {
  return path.slice(path.lastIndexOf(MODULES) + MODULES.length);
}

function problemsOfPackage(path: string, each: LockedPackage, scripts: Readonly<Record<string, boolean>>): string[] {
  const name = nameAt(path);
  const { version = '', resolved, integrity = '', license, link, hasInstallScript } = each;
  const problems: string[] = [];
  if (link || !EXACT_VERSION.test(version)) problems.push(`expected a version of a registry, found "${version}".`);
  if (resolved !== undefined && !resolved.startsWith(REGISTRY))
    problems.push(`expected a package of the npm registry, found "${resolved}".`);
  if (!INTEGRITY.test(integrity)) problems.push(`expected its SHA-512 digest, found "${integrity}".`);
  if (!isAllowed(name, license)) problems.push(`expected a licence of the list, found "${license ?? 'none'}".`);
  if (hasInstallScript && scripts[name] === undefined)
    problems.push('expected a word in "allowScripts" of package.json, since it runs a script when installed.');
  const [minimum, advisories] = MINIMUM_VERSIONS[name] ?? [];
  if (minimum && isBelow(version, minimum))
    problems.push(`expected ${minimum} or newer, found ${version}: ${advisories}.`);
  return problems;
}

/** SPDX as packages write it: alternatives of combinations, in brackets or not. */
function isAllowed(name: string, license = ''): boolean {
  const alternatives = license.replace(/[()]/g, '').split(' OR ');
  return alternatives.some((alternative) =>
    alternative.split(' AND ').every((id) => id in LICENCES && isAllowedTo(name, LICENCES_OF[id])),
  );
}

/** Platforms' builds of a package are called by its name and theirs. */
function isAllowedTo(name: string, only: readonly string[] | undefined): boolean {
  return !only || only.some((each) => name === each || name.startsWith(`${each}-`));
}

/** Whether a version comes before another. What comes before a release, such as `2.0.0-rc.1`, comes before `2.0.0`. */
export function isBelow(version: string, minimum: string): boolean {
  const [numbers, least] = [numbersOf(version), numbersOf(minimum)];
  const different = numbers.findIndex((number, index) => number !== least[index]);
  if (different === -1) return version.includes('-') && !minimum.includes('-');
  return (numbers[different] ?? 0) < (least[different] ?? 0);
}

const numbersOf = (version: string): number[] => (version.split('-')[0] ?? '').split('.').map(Number);
