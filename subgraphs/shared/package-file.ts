import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of a file of this package, the same from the sources and from `dist/`. */
export function packageFile(path: string): string {
  return join(packageRoot, path);
}

const packageRoot = findUpwards(dirname(fileURLToPath(import.meta.url)));

function findUpwards(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('Expected a package.json above this module, found none.');
  return findUpwards(parent);
}
