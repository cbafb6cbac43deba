import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../gateway/export/formats/csv.js';
import { toJson, toNdjson } from '../../gateway/export/formats/json.js';
import { toXlsx } from '../../gateway/export/formats/xlsx.js';
import { columnName, escapeXml } from '../../gateway/export/formats/xlsx-sheet.js';
import type { Cell, Column, Table } from '../../gateway/export/table.js';

type Row = readonly [string | null, number | null, boolean | null];

const column = (name: string, type: Column<Row>['type'], index: 0 | 1 | 2): Column<Row> => ({
  name,
  type,
  title: name,
  description: name,
  of: (row) => row[index],
});
const COLUMNS = [column('name', 'text', 0), column('value', 'number', 1), column('flag', 'boolean', 2)];
const tableOf = (rows: readonly Row[]): Table<Row> => ({ title: 'table', columns: COLUMNS, rows });

const rows = fc.array(
  fc.tuple(
    fc.option(fc.string({ unit: 'binary', minLength: 1 })),
    fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
    fc.option(fc.boolean()),
  ),
  { maxLength: 5 },
);

describe('CSV', () => {
  it('gives every cell back to a reader of RFC 4180, and no text a spreadsheet would run', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const [head, ...read] = readCsv(await text(toCsv(tableOf(given), { bom: false })));

        expect(head).toEqual(['name', 'value', 'flag']);
        expect(read).toEqual(
          given.map(([name, value, flag]) => [guarded(name ?? ''), cellText(value), cellText(flag)]),
        );
        for (const [name] of read) expect(name).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it('leaves numbers below 0 as they are', async () => {
    expect(await text(toCsv(tableOf([['-1', -1.5, false]]), { bom: false }))).toBe(
      "name,value,flag\r\n'-1,-1.5,false\r\n",
    );
  });
});

describe('JSON', () => {
  it('is the rows, in an array and one a line', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const expected = JSON.parse(JSON.stringify(given.map(([name, value, flag]) => ({ name, value, flag }))));

        expect(JSON.parse(await text(toJson(tableOf(given))))).toEqual(expected);
        const lines = (await text(toNdjson(tableOf(given)))).split('\n').slice(0, -1);
        expect(lines.map((line) => JSON.parse(line))).toEqual(expected);
      }),
    );
  });
});

describe('XLSX', () => {
  it('has no character in it that XML has no place for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        expect(escapeXml(given)).not.toMatch(/[<>"\ufffe\uffff\p{Cs}]|&(?!\w+;|#13;)/u);
        const controls = escapeXml(given).match(/\p{Cc}/gu) ?? [];
        // XML 1.0 has no others below a space; those above are allowed, if odd.
        expect(controls.filter((control) => control < ' ' && control !== '\t' && control !== '\n')).toEqual([]);
        expect(Buffer.from(escapeXml(given)).toString()).toBe(escapeXml(given));
      }),
    );
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('goes on in another sheet where one is full', async () => {
    const given = Array.from({ length: 7 }, (_, index): Row => [String(index), index, null]);
    const file = join(mkdtempSync(join(tmpdir(), 'report-xlsx-')), 'book.xlsx');
    writeFileSync(file, await buffer(toXlsx([{ ...tableOf(given), name: 'rows' }], 4)));
    const part = (path: string) => execFileSync('unzip', ['-p', file, path], { encoding: 'utf8' });

    expect([...part('xl/workbook.xml').matchAll(/sheet name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'rows',
      'rows (2)',
      'rows (3)',
    ]);
    expect([1, 2, 3].map((sheet) => part(`xl/worksheets/sheet${sheet}.xml`).split('<row ').length - 2)).toEqual([
      3, 3, 1,
    ]);
  });
});

describe('a table that is still being read', () => {
  const WRITERS = {
    csv: (table: Table<Row>) => toCsv(table, { bom: false }),
    json: toJson,
    ndjson: toNdjson,
    xlsx: (table: Table<Row>) => toXlsx([{ ...table, name: 'rows' }]),
  };

  it.each(Object.entries(WRITERS))('is read no faster than its reader takes it, as %s', async (_format, write) => {
    let given = 0;
    async function* endless(): AsyncGenerator<Row> {
      for (;;) {
        given += 1;
        // No two alike, or it would be compressed to nothing.
        yield [Math.random().toString(36).repeat(4), Math.random(), true];
        if (given % 1_000 === 0) await new Promise(setImmediate);
      }
    }
    const stream = write({ title: 'rows', columns: COLUMNS, rows: endless() }) as Readable;
    stream.once('error', () => {});
    await new Promise((resolve) => stream.once('readable', resolve));
    const most = 20_000;
    for (let before = 0; before !== given && given < most; ) {
      before = given;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }

    expect(given).toBeLessThan(most);
    stream.destroy();
  });

  it.each(Object.entries(WRITERS))('breaks off where it cannot be read on, as %s', async (_format, write) => {
    function* broken(): Generator<Row> {
      yield ['first', 1, true];
      throw new Error('broken by the test');
    }

    await expect(text(write({ title: 'rows', columns: COLUMNS, rows: broken() }))).rejects.toThrow(
      'broken by the test',
    );
  });
});

const cellText = (cell: Cell): string => (cell === null ? '' : String(cell));

/** One apostrophe before a text that a spreadsheet would run. */
const guarded = (name: string): string => (/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(name) ? `'${name}` : name);

/** A reader of RFC 4180 with nothing added. */
function readCsv(csv: string): string[][] {
  const read: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|((?:(?!\r\n)[^",])*))(,|\r\n)/gs)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    read.push(row);
    row = [];
  }
  return read;
}
