import type { Readable } from 'node:stream';
import type { Column, Table } from '../table.js';
import { toCsv } from './csv.js';
import { toJson, toNdjson } from './json.js';
import { toXlsx } from './xlsx.js';

/** How a file of a format is sent. */
export interface MediaType {
  type: string;
  /** Whether the type says its encoding. */
  isText: boolean;
  /** Shown rather than saved, where a browser can. */
  isShown: boolean;
}

/** By the ending of the address. */
export const MEDIA_TYPES = {
  csv: { type: 'text/csv', isText: true, isShown: false },
  json: { type: 'application/json', isText: true, isShown: true },
  jsonld: { type: 'application/ld+json', isText: true, isShown: true },
  ndjson: { type: 'application/x-ndjson', isText: true, isShown: false },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isText: false,
    isShown: false,
  },
} as const satisfies Record<string, MediaType>;

export type Format = keyof typeof MEDIA_TYPES;
/** Those a flat table can be written in. */
export type TableFormat = Exclude<Format, 'jsonld'>;

/** A table in a format. In a workbook a second sheet says what the columns mean. */
export function writeTable<Row>(table: Table<Row>, format: TableFormat, options: { bom: boolean }): Readable {
  if (format === 'csv') return toCsv(table, options);
  if (format === 'json') return toJson(table);
  if (format === 'ndjson') return toNdjson(table);
  return toXlsx([{ ...table, name: table.title }, notesOf(table.columns)]);
}

const NOTE_COLUMNS: readonly Column<Column<unknown>>[] = [
  { name: 'column', type: 'text', title: '列', description: 'Name of the column.', of: ({ name }) => name },
  { name: 'title', type: 'text', title: '含义', description: 'What it is called.', of: ({ title }) => title },
  { name: 'type', type: 'text', title: '类型', description: 'What it holds.', of: ({ type }) => type },
  {
    name: 'description',
    type: 'text',
    title: '说明',
    description: 'What it means.',
    of: ({ description }) => description,
  },
];

const notesOf = <Row>(columns: readonly Column<Row>[]) => ({
  name: '说明 Notes',
  title: '说明 Notes',
  columns: NOTE_COLUMNS,
  rows: columns as readonly Column<unknown>[],
});
