/** What a column holds, so that each format can say it in its own way. */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'date';

export type Cell = string | number | boolean | null;

/** A column of a table, with how its cell is found in a row. */
export interface Column<Row> {
  /** In snake_case, the same in every format and in the views `bi.*`. */
  name: string;
  type: ColumnType;
  /** Heading for people. */
  title: string;
  description: string;
  of(row: Row): Cell;
}

/** A table before it is written: rows may come as they are needed. */
export interface Table<Row = unknown> {
  title: string;
  columns: readonly Column<Row>[];
  rows: Iterable<Row> | AsyncIterable<Row>;
}

const ROWS_OF_A_CHUNK = 200;

/** The rows of a table as chunks of text: a chunk a row would cost more than the row. */
export async function* chunksOf<Row>(
  rows: Table<Row>['rows'],
  textOf: (row: Row, index: number) => string,
): AsyncGenerator<string> {
  let chunk = '';
  let index = 0;
  for await (const row of rows) {
    chunk += textOf(row, index);
    index += 1;
    if (index % ROWS_OF_A_CHUNK !== 0) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** A row as an object: names of columns and their cells. */
export const objectOf = <Row>(columns: readonly Column<Row>[], row: Row): Record<string, Cell> =>
  Object.fromEntries(columns.map(({ name, of }) => [name, of(row)]));
