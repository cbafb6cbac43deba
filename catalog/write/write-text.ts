import { stringify } from 'csv-stringify/sync';
import type { CatalogItem } from '../catalog-item.js';
import type { TemplateLayout } from './layout.js';

const BYTE_ORDER_MARK = '\ufeff';
// Spreadsheets take such a text for a formula; the reader takes the mark away again.
const LOOKS_LIKE_FORMULA = /^'*[=+\-@\t\r]/;

/** Items as JSON Lines, in our normal form. */
export async function* writeJsonLines(items: AsyncIterable<CatalogItem>): AsyncGenerator<string> {
  for await (const item of items) yield `${JSON.stringify(item)}\n`;
}

/** Items as CSV in the national template: UTF-8 with a byte order mark, so that spreadsheets read it right. */
export async function* writeCsv(items: AsyncIterable<CatalogItem>, layout: TemplateLayout): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + toCsv(layout.header().rows);
  for await (const item of items) yield toCsv(layout.rowsOf(item));
}

// It quotes by itself what holds the record delimiter, but not what holds a part of it.
const toCsv = (rows: string[][]) =>
  stringify(
    rows.map((row) => row.map(guard)),
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  );

const guard = (text: string) => (LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text);
