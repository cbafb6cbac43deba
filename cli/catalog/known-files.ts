import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BUCKET_DEPTH, BucketDigests } from '../../catalog/bucket-digest.js';
import { readSome } from '../../catalog/read/read-catalog.js';
import type { WarningGroup } from './findings.js';
import type { OpenedFile, SurveyedFile } from './survey-file.js';

/** What is remembered of a file all of whose records were good. */
export interface KnownFile {
  count: number;
  digest: string;
  warnings: WarningGroup[];
}

const KEPT = 100;
const folderOf = (stateDir: string) => join(stateDir, 'known-files');

/** What is known of a file that was read before; null if nothing is. Exports come again unchanged more often than not. */
export async function recallFile(stateDir: string, { key }: OpenedFile): Promise<KnownFile | null> {
  const text = await readFile(join(folderOf(stateDir), key), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as KnownFile);
}

/** Remembers a file, unless some of its records were rejected: those must be told of each time. */
export async function rememberFile(
  stateDir: string,
  { key }: OpenedFile,
  { counts, digests }: SurveyedFile,
  warnings: WarningGroup[],
): Promise<void> {
  if (counts.rejected > 0) return;
  const { count, digest } = digests.at('');
  const known: KnownFile = { count, digest, warnings };
  const path = join(folderOf(stateDir), key);
  await mkdir(folderOf(stateDir), { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(known));
  await rename(`${path}.new`, path);
  await forgetOldest(stateDir);
}

/** A known file as if it was read: good for finding it equal as a whole, and for nothing else. */
export function asWhole({ file, options }: OpenedFile, { count, digest }: KnownFile): SurveyedFile {
  const digests = new BucketDigests();
  digests.addBucket({ prefix: '0'.repeat(BUCKET_DEPTH), count, digest });
  return {
    file,
    counts: { read: count, rejected: 0, unidentified: 0 },
    digests,
    mixed: new Uint8Array(16 ** BUCKET_DEPTH),
    isDuplicate: () => false,
    bucketAt: () => null,
    read: (isWanted) => readSome(file, isWanted, options),
  };
}

async function forgetOldest(stateDir: string): Promise<void> {
  const names = await readdir(folderOf(stateDir));
  if (names.length <= KEPT) return;
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folderOf(stateDir), name);
      return { path, modifiedMs: (await stat(path).catch(() => null))?.mtimeMs ?? 0 };
    }),
  );
  files.sort((a, b) => b.modifiedMs - a.modifiedMs);
  for (const { path } of files.slice(KEPT)) await rm(path, { force: true });
}
