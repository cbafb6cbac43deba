import { finished, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { ZipFile } from 'yazl';
import type { Table } from '../table.js';
import { contentTypes, ROOT_RELATIONS, STYLES, workbook, workbookRelations } from './xlsx-parts.js';
import { headOfSheet, rowOfSheet, TAIL_OF_SHEET } from './xlsx-sheet.js';

/** A table with the name of its sheet. */
export interface Sheet<Row = unknown> extends Table<Row> {
  name: string;
}

/** Excel opens no more in one sheet; what is beyond goes on in another. */
const MAX_ROWS = 1_048_576;
const ROWS_OF_A_CHUNK = 200;

const ended = promisify(finished);

/**
 * A workbook with cells of the types of their columns: months and codes are text, counts are numbers, dates are dates. Written
 * as the reader takes it, with no more than a few rows in memory.
 */
export function toXlsx(sheets: readonly Sheet[], maxRows = MAX_ROWS): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error) => output.destroy(error as Error));
  writeAll(zip, sheets, maxRows).catch((error) => output.destroy(error));
  return output;
}

async function writeAll(zip: ZipFile, sheets: readonly Sheet[], maxRows: number): Promise<void> {
  const names: string[] = [];
  for (const sheet of sheets) {
    const rows = iteratorOf(sheet.rows);
    try {
      let isWhole = false;
      for (let part = 1; !isWhole; part++) {
        names.push(part === 1 ? sheet.name : `${sheet.name} (${part})`);
        const xml = Readable.from(
          partOf(sheet, rows, maxRows, () => {
            isWhole = true;
          }),
          { objectMode: false },
        );
        zip.addReadStream(xml, `xl/worksheets/sheet${names.length}.xml`);
        await ended(xml);
      }
    } finally {
      await rows.return?.();
    }
  }
  const parts = {
    'xl/workbook.xml': workbook(names),
    'xl/_rels/workbook.xml.rels': workbookRelations(names.length),
    'xl/styles.xml': STYLES,
    '_rels/.rels': ROOT_RELATIONS,
    '[Content_Types].xml': contentTypes(names.length),
  };
  for (const [path, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), path);
  zip.end();
}

async function* partOf<Row>(
  { columns }: Sheet<Row>,
  rows: Iterator<Row> | AsyncIterator<Row>,
  maxRows: number,
  onEnd: () => void,
): AsyncGenerator<string> {
  let chunk = headOfSheet(columns);
  let number = 1;
  for (; number < maxRows; number++) {
    const { done, value } = await rows.next();
    if (done) {
      onEnd();
      break;
    }
    chunk += rowOfSheet(columns, value, number + 1);
    if (number % ROWS_OF_A_CHUNK !== 0) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk + TAIL_OF_SHEET;
}

const iteratorOf = <Row>(rows: Table<Row>['rows']): Iterator<Row> | AsyncIterator<Row> =>
  Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
