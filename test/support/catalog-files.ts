import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import type { CatalogItem } from '../../catalog/catalog-item.js';
import {
  type CodeList,
  FORMAT_CATEGORIES,
  INTERFACE_KINDS,
  ITEM_DATA_TYPES,
  SHARING_METHODS,
  SHARING_TYPES,
  UPDATE_FREQUENCIES,
} from '../../catalog/code-lists.js';
import type { Outcome, Warning } from '../../catalog/read/outcome.js';
import { isAccepted } from '../../catalog/read/outcome.js';
import { type ReadOptions, readCatalog } from '../../catalog/read/read-catalog.js';
import { inspectSource } from '../../catalog/read/source-folder.js';

/** An item in normal form with nothing but what must be there. */
export const item = (overrides: Partial<CatalogItem> = {}): CatalogItem => ({
  externalId: overrides.code ?? '307001/000001',
  code: '307001/000001',
  title: '企业行政处罚信息',
  abstract: null,
  providerName: '市场监管总局',
  providerCode: null,
  providerUnit: null,
  formatCategory: null,
  formatType: null,
  formatDescription: null,
  items: [],
  sharingType: 'UNCONDITIONAL',
  sharingCondition: null,
  sharingMethod: null,
  interfaceKind: null,
  openToPublic: null,
  openCondition: null,
  updateFrequency: null,
  publishedOn: null,
  relatedResourceCodes: [],
  extensions: [],
  ...overrides,
});

/** A file of a test; the folder goes when the test's process ends. */
const folder = mkdtempSync(join(tmpdir(), 'catalog-test-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
let files = 0;

export function tempFile(extension: string, content: string | Uint8Array): string {
  files += 1;
  const path = join(folder, `${files}.${extension}`);
  writeFileSync(path, content);
  return path;
}

export const tempPath = (name: string): string => join(folder, `${++files}-${name}`);

export async function tempStream(extension: string, content: NodeJS.ReadableStream | AsyncIterable<string>) {
  const path = tempPath(`x.${extension}`);
  await writeFile(path, content as AsyncIterable<string>);
  return path;
}

export const csv = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join('\n');

/** Bytes of GB18030. Node decodes it and does not encode it, so every two-byte character is decoded once. */
export function toGb18030(text: string): Buffer {
  gb18030 ??= gb18030Characters();
  return Buffer.concat(
    [...text].map((character) => {
      const point = character.codePointAt(0) ?? 0;
      const known = gb18030?.get(character);
      if (point < 0x80) return Buffer.from([point]);
      if (known) return Buffer.from(known);
      // Beyond the basic plane, four bytes count on from 0x90308130.
      const index = point - 0x10000;
      const bytes = [Math.floor(index / 12_600) + 0x90, (Math.floor(index / 1_260) % 10) + 0x30];
      return Buffer.from([...bytes, (Math.floor(index / 10) % 126) + 0x81, (index % 10) + 0x30]);
    }),
  );
}

let gb18030: Map<string, [number, number]> | undefined;

function gb18030Characters(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const characters = new Map<string, [number, number]>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      characters.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return characters;
}

/** A workbook by another hand than ours; cells may be given as that package's cell objects. */
export function xlsx(sheets: Record<string, unknown[][]>): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => row.map((cell) => (isCellObject(cell) ? null : cell))));
    for (const [r, row] of rows.entries()) {
      for (const [c, cell] of row.entries()) if (isCellObject(cell)) sheet[utils.encode_cell({ r, c })] = cell;
    }
    sheet['!ref'] = utils.encode_range(
      { r: 0, c: 0 },
      { r: rows.length - 1, c: Math.max(...rows.map((row) => row.length)) - 1 },
    );
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true }));
}

const isCellObject = (cell: unknown): cell is object =>
  typeof cell === 'object' && cell !== null && !(cell instanceof Date);

export interface ReadResult {
  outcomes: Outcome[];
  items: CatalogItem[];
  rejected: Extract<Outcome, { problems: unknown }>[];
  warnings: Warning[];
}

export async function readFile(
  path: string,
  options: ReadOptions & { encoding?: 'utf-8' | 'gb18030' } = {},
): Promise<ReadResult> {
  const outcomes: Outcome[] = [];
  const warnings: Warning[] = [];
  const file = await inspectSource(path, options.encoding ?? 'auto');
  for await (const outcome of readCatalog(file, { ...options, onWarning: (warning) => warnings.push(warning) })) {
    outcomes.push(outcome);
  }
  return {
    outcomes,
    items: outcomes.filter(isAccepted).map((each) => each.item),
    rejected: outcomes.flatMap((each) => (isAccepted(each) ? [] : [each])),
    warnings,
  };
}

const oneOf = <Value extends string>(list: CodeList<Value>) => fc.constantFrom(...list.map(({ value }) => value));
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const CHARACTERS = [...'行政处罚低保企业 信息，。"\',;=+-@<>&_x000D_|\\/abc012（）G万\t'];
const characters = (extra: string) =>
  fc.array(fc.constantFrom(...CHARACTERS, ...extra), { minLength: 1, maxLength: 12 });
const line = characters('')
  .map((each) => each.join('').replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '');
const prose = characters('\n')
  .map((each) => each.join('').trim())
  .filter((text) => text !== '');
const code = fc
  .tuple(fc.integer({ min: 100_000, max: 399_999 }), fc.nat(9_999_999))
  .map(([front, sequence]) => `${front}/${String(sequence).padStart(6, '0')}`);
const extensions = fc
  .uniqueArray(
    fc.record({
      name: fc.oneof(line, fc.constantFrom('来源信息系统名称', '数据存储总量（G）', '摘要', '序号', '信息项英文名')),
      value: fc.oneof(prose, fc.constantFrom('12.5', '1', '01')),
    }),
    {
      selector: ({ name }) => name,
      maxLength: 3,
    },
  )
  .map((list) => list.sort((a, b) => (a.name < b.name ? -1 : 1)));

/** Any item in normal form. */
export const anyItem: fc.Arbitrary<CatalogItem> = fc.record({
  externalId: line,
  code,
  title: line,
  abstract: orNull(prose),
  providerName: line,
  providerCode: orNull(line),
  providerUnit: orNull(line),
  formatCategory: orNull(oneOf(FORMAT_CATEGORIES)),
  formatType: orNull(line),
  formatDescription: orNull(prose),
  items: fc.array(
    fc.record({ name: line, dataType: orNull(oneOf(ITEM_DATA_TYPES)), length: orNull(fc.nat(100_000)) }),
    { maxLength: 3 },
  ),
  sharingType: oneOf(SHARING_TYPES),
  sharingCondition: orNull(prose),
  sharingMethod: orNull(oneOf(SHARING_METHODS)),
  interfaceKind: orNull(oneOf(INTERFACE_KINDS)),
  openToPublic: orNull(fc.boolean()),
  openCondition: orNull(prose),
  updateFrequency: orNull(oneOf(UPDATE_FREQUENCIES)),
  publishedOn: orNull(fc.constantFrom('2024-06-30', '1999-12-31', '2024-02-29')),
  relatedResourceCodes: fc.uniqueArray(code, { maxLength: 3 }),
  extensions,
});

export const anyItems = fc.uniqueArray(anyItem, {
  selector: ({ externalId }) => externalId,
  minLength: 1,
  maxLength: 8,
});

export async function* toAsync<Value>(values: Iterable<Value>): AsyncGenerator<Value> {
  yield* values;
}
