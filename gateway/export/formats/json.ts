import { Readable } from 'node:stream';
import { chunksOf, objectOf, type Table } from '../table.js';

/** An array of flat objects, one line each. */
export const toJson = <Row>(table: Table<Row>): Readable => Readable.from(arrayOf(table), { objectMode: false });

/** One object a line, for tools that read as they receive. */
export const toNdjson = <Row>({ columns, rows }: Table<Row>): Readable =>
  Readable.from(
    chunksOf(rows, (row) => `${JSON.stringify(objectOf(columns, row))}\n`),
    { objectMode: false },
  );

async function* arrayOf<Row>({ columns, rows }: Table<Row>): AsyncGenerator<string> {
  yield '[';
  yield* chunksOf(rows, (row, index) => `${index === 0 ? '\n' : ',\n'}${JSON.stringify(objectOf(columns, row))}`);
  yield '\n]\n';
}
