import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Encoding } from './encoding.js';
import { UnreadableCatalog } from './outcome.js';
import { inspectFile, type SourceFile } from './source-file.js';

/**
 * A file, or the files of a folder in the order of their names, as if they were one. All of them are read, so a full run misses
 * none; hidden ones are none of them.
 *
 * @throws {UnreadableCatalog} if there is nothing to read, or one of the folder's files cannot be read.
 */
export async function inspectSource(path: string, named: Encoding | 'auto' = 'auto'): Promise<SourceFile> {
  if (!(await isFolder(path))) return inspectFile(path, named);
  const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
  const [first, ...rest] = names;
  if (first === undefined) throw new UnreadableCatalog(`空文件夹 (expected files, found an empty folder): ${path}`);
  const parts = [await inspectFile(join(path, first), named)];
  for (const name of rest) parts.push(await inspectFile(join(path, name), named));
  const digests = parts.map(({ path: part, sha256 }) => [basename(part), sha256]);
  return {
    ...(parts[0] as SourceFile),
    path,
    size: parts.reduce((sum, { size }) => sum + size, 0),
    modifiedMs: Math.max(...parts.map(({ modifiedMs }) => modifiedMs)),
    sha256: createHash('sha256').update(JSON.stringify(digests)).digest('hex'),
    parts,
  };
}

export const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() ?? false;
