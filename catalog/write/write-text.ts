import { stringify } from 'csv-stringify/sync';
import type { CatalogItem } from '../catalog-item.js';
import type { TemplateLayout } from './layout.js';

const BYTE_ORDER_MARK = '\ufeff';
const ITEMS_OF_A_CHUNK = 100;
// Spreadsheets take such a text for a formula; the reader takes the mark away again.
const LOOKS_LIKE_FORMULA = /^'*[=+\-@\t\r]/;

/** Items as JSON Lines, in our normal form. */
export async function* writeJsonLines(items: AsyncIterable<CatalogItem>): AsyncGenerator<string> {
  for await (const item of items) yield `${JSON.stringify(item)}\n`;
}

/**
 * Items as CSV in the national template, in UTF-8.
 *
 * @param bom  Whether it begins with a byte order mark, without which spreadsheets read it wrong.
 */
export async function* writeCsv(
  items: AsyncIterable<CatalogItem>,
  layout: TemplateLayout,
  { bom }: { bom: boolean } = { bom: true },
): AsyncGenerator<string> {
  yield (bom ? BYTE_ORDER_MARK : '') + toCsv(layout.header().rows);
  // A chunk an item would cost more than the item.
  let rows: string[][] = [];
  let count = 0;
  for await (const item of items) {
    rows.push(...layout.rowsOf(item));
    count += 1;
    if (count % ITEMS_OF_A_CHUNK !== 0) continue;
    yield toCsv(rows);
    rows = [];
  }
  if (rows.length > 0) yield toCsv(rows);
}

// It quotes by itself what holds the record delimiter, but not what holds a part of it.
const toCsv = (rows: string[][]) =>
  stringify(
    rows.map((row) => row.map(guard)),
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  );

const guard = (text: string) => (LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text);
