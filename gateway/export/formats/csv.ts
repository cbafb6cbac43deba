import { Readable } from 'node:stream';
import { type Options, stringify } from 'csv-stringify';
import type { Cell, Table } from '../table.js';

/** A text that a spreadsheet would run as a formula is kept from it by an apostrophe; numbers below 0 are no formulas. */
const FORMATTING: Options = {
  escape_formulas: true,
  record_delimiter: 'windows',
  cast: { boolean: String },
};

/**
 * RFC 4180 in UTF-8, the names of the columns first. A missing cell is empty.
 *
 * @param bom  Begins with a byte order mark, without which Excel takes UTF-8 for another encoding.
 */
export function toCsv<Row>({ columns, rows }: Table<Row>, { bom }: { bom: boolean }): Readable {
  const writer = stringify({ ...FORMATTING, bom, header: true, columns: columns.map(({ name }) => name) });
  const source = Readable.from(cellsOf(columns, rows));
  source.once('error', (error) => writer.destroy(error));
  writer.once('close', () => source.destroy());
  return source.pipe(writer);
}

async function* cellsOf<Row>(columns: Table<Row>['columns'], rows: Table<Row>['rows']): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield columns.map(({ of }) => of(row));
}
