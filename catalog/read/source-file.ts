import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Encoding, EncodingDetector } from './encoding.js';
import { UnreadableCatalog } from './outcome.js';

/** A file as one look through its bytes shows it. */
export interface SourceFile {
  path: string;
  size: number;
  modifiedMs: number;
  sha256: string;
  /** What its text is written in, if it is text. */
  encoding: Encoding;
  /** Whether it is a ZIP archive, such as a workbook. */
  isZip: boolean;
  /** First characters that are no blanks, to tell JSON and XML by. */
  begins: string;
  /** The files of a folder. */
  parts?: readonly SourceFile[];
}

const CHUNK_BYTES = 1 << 18;
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const BEGINNING_BYTES = 4_096;
const BEGINS_CHARACTERS = 8;

/**
 * Looks through a file once, for its digest and its encoding.
 *
 * @throws {UnreadableCatalog} if there is no such file, nothing in it, or neither text nor a workbook.
 */
export async function inspectFile(path: string, named: Encoding | 'auto' = 'auto'): Promise<SourceFile> {
  const hash = createHash('sha256');
  const detector = new EncodingDetector();
  let head = Buffer.alloc(0);
  let size = 0;
  const modifiedMs = await modifiedAt(path);
  for await (const chunk of readBytes(path)) {
    hash.update(chunk);
    if (head.length < BEGINNING_BYTES) head = Buffer.concat([head, chunk.subarray(0, BEGINNING_BYTES)]);
    size += chunk.length;
    if (named === 'auto' && !isZip(head)) detector.add(chunk);
  }
  if (size === 0) throw new UnreadableCatalog(`空文件 (expected records, found an empty file): ${path}`);
  const encoding = named === 'auto' ? detector.end() : named;
  const beginning = new TextDecoder(encoding).decode(head);
  if (!isZip(head) && beginning.includes('\0')) throw binary(path);
  const begins = beginning.trimStart().slice(0, BEGINS_CHARACTERS);
  return { path, size, modifiedMs, sha256: hash.digest('hex'), encoding, isZip: isZip(head), begins };
}

/** The bytes of a file. @throws {UnreadableCatalog} if they cannot be had. */
export async function* readBytes(path: string): AsyncGenerator<Buffer> {
  try {
    if (!(await stat(path)).isFile()) throw new Error('no regular file');
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) yield chunk as Buffer;
  } catch (cause) {
    throw new UnreadableCatalog(`读不到文件 (expected a file, found none that can be read): ${path}`, { cause });
  }
}

/** Whether a file is still the one that was looked at. */
export async function isUnchanged({ path, size, modifiedMs, parts }: SourceFile): Promise<boolean> {
  if (parts) return (await Promise.all(parts.map(isUnchanged))).every(Boolean);
  const now = await stat(path).catch(() => null);
  return now?.size === size && now.mtimeMs === modifiedMs;
}

const modifiedAt = async (path: string) => (await stat(path).catch(() => null))?.mtimeMs ?? 0;

const isZip = (head: Buffer) => head.subarray(0, ZIP.length).equals(ZIP);

const binary = (path: string) =>
  new UnreadableCatalog(
    `应为文本或 XLSX，实为二进制文件 (expected text or a workbook, found a binary file): ${path}。` +
      '旧版 .xls 请另存为 .xlsx；无标记的 UTF-16 用 --encoding 指明 (save .xls as .xlsx; say --encoding for UTF-16 without a mark)。',
  );
