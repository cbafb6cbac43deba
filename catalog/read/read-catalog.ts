import { basename } from 'node:path';
import { readCsvRows } from './csv-rows.js';
import { decodeText } from './decode-text.js';
import { cutJson, cutLines } from './json-texts.js';
import { type Mapping, NO_MAPPING } from './mapping.js';
import { ObjectReader } from './object-records.js';
import { type Outcome, UnreadableCatalog, type Warning } from './outcome.js';
import type { RawRecord } from './raw-record.js';
import { readBytes, type SourceFile } from './source-file.js';
import { readTable } from './table-records.js';
import { toItem } from './to-item.js';
import { readXlsxTables } from './xlsx/read-xlsx.js';
import { readXml } from './xml-records.js';

export const FORMATS = ['csv', 'xlsx', 'json', 'jsonl', 'xml'] as const;
export type Format = (typeof FORMATS)[number];

/** Raised when the same file is read differently than before: what was remembered of files holds no longer. */
export const READER_VERSION = 1;

export interface ReadOptions {
  format?: Format | 'auto';
  mapping?: Mapping;
  /** Delimiter of a CSV file; found out where it is null. */
  delimiter?: string | null;
  /** The sheet to read; all visible ones with a header where it is null. */
  sheet?: string | null;
  onWarning?: (warning: Warning) => void;
}

/** Whether the record of an index, counted from 0, is to be read at all. */
export type IsWanted = (index: number) => boolean;

/**
 * Every record of a catalog file in its order, as an item or as what is wrong with it; null for those that are not wanted, which
 * cost next to nothing. Streams: memory does not grow with the file. Two records of one external id are both given; it takes the
 * whole file to know (see survey).
 *
 * @throws {UnreadableCatalog} where nothing more can be read.
 */
export async function* readSome(
  file: SourceFile,
  isWanted: IsWanted,
  options: ReadOptions = {},
): AsyncGenerator<Outcome | null> {
  const { mapping = NO_MAPPING, onWarning = () => {} } = options;
  let index = 0;
  for await (const toRecord of rawRecords(file, { ...options, mapping, onWarning })) {
    yield isWanted(index) ? toItem(toRecord(), mapping, onWarning) : null;
    index += 1;
  }
}

/** All of them. */
export const readCatalog = (file: SourceFile, options: ReadOptions = {}): AsyncGenerator<Outcome> =>
  readSome(file, () => true, options) as AsyncGenerator<Outcome>;

type Settled = ReadOptions & Required<Pick<ReadOptions, 'mapping' | 'onWarning'>>;

/** Records as far as their beginning and end are known; the rest is done where it is asked for. */
async function* rawRecords(file: SourceFile, options: Settled): AsyncGenerator<() => RawRecord> {
  for (const part of file.parts ?? []) {
    for await (const toRecord of rawRecords(part, options)) yield () => within(part, toRecord());
  }
  if (file.parts) return;
  const format = formatOf(file, options.format ?? 'auto');
  if (format === 'xlsx') {
    if (!file.isZip) throw new UnreadableCatalog(`应为 XLSX 工作簿 (expected a workbook, found text): ${file.path}`);
    yield* asTheyAre(readXlsxTables(file.path, { ...options, sheet: options.sheet ?? null }));
    return;
  }
  if (file.isZip) {
    throw new UnreadableCatalog(`应为 ${format} 文本，实为压缩包 (expected text, found an archive): ${file.path}`);
  }
  const text = decodeText(readBytes(file.path), file.encoding);
  if (format === 'csv') {
    yield* asTheyAre(readTable(readCsvRows(text, options.delimiter ?? null), { ...options, isExact: true }));
    return;
  }
  const objects = new ObjectReader(options);
  if (format === 'xml') {
    for await (const { line, value } of readXml(text)) yield () => objects.read({ line, sheet: null }, value);
  } else {
    for await (const json of format === 'jsonl' ? cutLines(text) : cutJson(text)) yield () => objects.readJson(json);
  }
}

/** A line says where a record stands only together with the file of the folder. */
function within({ path }: SourceFile, record: RawRecord): RawRecord {
  return { ...record, sheet: record.sheet === null ? basename(path) : `${basename(path)}/${record.sheet}` };
}

async function* asTheyAre(records: AsyncIterable<RawRecord>): AsyncGenerator<() => RawRecord> {
  for await (const record of records) yield () => record;
}

/** What a file is: by its content where that tells, else by its name. */
export function formatOf({ path, isZip, begins }: SourceFile, named: Format | 'auto'): Format {
  if (named !== 'auto') return named;
  if (isZip) return 'xlsx';
  if (begins.startsWith('<')) return 'xml';
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (begins.startsWith('{')) return extension === 'json' ? 'json' : 'jsonl';
  return begins.startsWith('[') ? 'json' : 'csv';
}
