import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatalogItem } from '../../catalog/catalog-item.js';
import { readCsvRows } from '../../catalog/read/csv-rows.js';
import { decodeText } from '../../catalog/read/decode-text.js';
import { cutJson, cutLines } from '../../catalog/read/json-texts.js';
import { readXml } from '../../catalog/read/xml-records.js';
import { ExtensionCollector, TemplateLayout } from '../../catalog/write/layout.js';
import { writeCsv, writeJsonLines } from '../../catalog/write/write-text.js';
import { writeXlsx } from '../../catalog/write/write-xlsx.js';
import { anyItems, readFile, tempStream, toAsync } from '../support/catalog-files.js';

function layoutOf(items: readonly CatalogItem[]): TemplateLayout {
  const collector = new ExtensionCollector();
  for (const item of items) collector.add(item);
  return new TemplateLayout(collector.end());
}

interface Writer {
  name: string;
  extension: string;
  write(items: CatalogItem[]): NodeJS.ReadableStream | AsyncIterable<string>;
}

const WRITERS: Writer[] = [
  { name: 'csv', extension: 'csv', write: (items) => writeCsv(toAsync(items), layoutOf(items)) },
  {
    name: 'csv, extensions listed',
    extension: 'csv',
    write: (items) => writeCsv(toAsync(items), new TemplateLayout(null), { bom: false }),
  },
  { name: 'jsonl', extension: 'jsonl', write: (items) => writeJsonLines(toAsync(items)) },
  { name: 'xlsx', extension: 'xlsx', write: (items) => writeXlsx(toAsync(items), layoutOf(items)) },
  {
    name: 'xlsx, extensions listed',
    extension: 'xlsx',
    write: (items) => writeXlsx(toAsync(items), new TemplateLayout(null)),
  },
];

describe('what is written and read again', () => {
  it.each(WRITERS)('is the same as $name', async ({ extension, write: writer }) => {
    await fc.assert(
      fc.asyncProperty(anyItems, async (items) => {
        const { items: found, rejected } = await readFile(await tempStream(extension, writer(items)));

        expect(rejected).toEqual([]);
        expect(found).toEqual(items);
      }),
      { numRuns: extension === 'xlsx' ? 60 : 200 },
    );
  });

  it('is the same in a workbook of several sheets', async () => {
    const items = fc.sample(anyItems, { numRuns: 5, seed: 7 }).flat();
    const unique = items.filter(
      ({ externalId }, index) => items.findIndex((each) => each.externalId === externalId) === index,
    );
    const path = await tempStream('xlsx', writeXlsx(toAsync(unique), layoutOf(unique), 8));

    expect((await readFile(path)).items).toEqual(unique);
  });

  it('is a workbook others can open, its codes as text', async () => {
    const items = fc.sample(anyItems, { numRuns: 1, seed: 3 })[0] ?? [];
    const path = await tempStream('xlsx', writeXlsx(toAsync(items), layoutOf(items)));
    const book = read(readFileSync(path));
    const rows = utils.sheet_to_json<string[]>(book.Sheets.目录 ?? {}, { header: 1, raw: true, defval: '' });

    expect(book.SheetNames).toEqual(['目录']);
    expect(rows[0]?.slice(0, 4)).toEqual(['外部标识', '信息资源名称', '信息资源代码', '信息资源提供方']);
    expect(
      rows
        .slice(2)
        .map((row) => row[2])
        .filter(Boolean),
    ).toEqual(items.map(({ code }) => code));
  });
});

/** A text cut into chunks of a few bytes each. */
const cut = (bytes: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}

const TEXT = '名称,"摘要\r\n两行, 有""引号"""\r\n低保,𠮷\r\n"未,配"对,x\r\n末行,';
const JSON_TEXT = '[\n{"a":"],{\\"", "b":[1,{"c":[]}]},\n 12, "文,本" ,\n{bad},\n{"名":"𠮷"}\n]\n';
const XML_TEXT = '<?xml version="1.0"?><r><a x="1"><t>名&amp;称</t><t><![CDATA[<低保>]]></t></a><b>𠮷</b></r>';

describe.each([1, 2, 3, 5, 7, 16])('chunks of %i bytes', (size) => {
  const textOf = (text: string) => decodeText(toAsync(cut(Buffer.from(text), size)), 'utf-8');

  it('give the same rows of CSV', async () => {
    expect(await all(readCsvRows(textOf(TEXT), null))).toEqual(await all(readCsvRows(toAsync([TEXT]), null)));
  });

  it('give the same values of JSON', async () => {
    expect(await all(cutJson(textOf(JSON_TEXT)))).toEqual(await all(cutJson(toAsync([JSON_TEXT]))));
    expect(await all(cutLines(textOf(JSON_TEXT)))).toEqual(await all(cutLines(toAsync([JSON_TEXT]))));
  });

  it('give the same records of XML', async () => {
    expect(await all(readXml(textOf(XML_TEXT)))).toEqual(await all(readXml(toAsync([XML_TEXT]))));
  });

  it.each([
    ['gb18030', [0xb5, 0xcd, 0xb1, 0xa3, 0x2c, 0x82, 0x30, 0xa0, 0x36], '低保,'],
    ['utf-16le', [0xff, 0xfe, 0x4e, 0x4f, 0x0a, 0x00, 0xdd, 0x4f], '低\n保'],
  ] as const)('give the same text of %s', async (encoding, bytes, expected) => {
    const text = (await all(decodeText(toAsync(cut(Uint8Array.from(bytes), size)), encoding))).join('');

    expect(text.startsWith(expected)).toBe(true);
    expect(text).toBe(new TextDecoder(encoding).decode(Uint8Array.from(bytes)));
  });
});

describe('values of a JSON text', () => {
  it('are those JSON.parse finds, whatever stands in them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(4),
        async (values, size, indent) => {
          const text = JSON.stringify(values, null, indent);
          const found = await all(cutJson(decodeText(toAsync(cut(Buffer.from(text), size)), 'utf-8')));

          expect(found.map((each) => JSON.parse(each.text))).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it('have the line they begin on, and a bad one costs itself alone', async () => {
    expect(await all(cutJson(toAsync([JSON_TEXT])))).toEqual([
      { line: 2, text: '{"a":"],{\\"", "b":[1,{"c":[]}]}' },
      { line: 3, text: '12' },
      { line: 3, text: '"文,本" ' },
      { line: 4, text: '{bad}' },
      { line: 5, text: '{"名":"𠮷"}' },
    ]);
  });

  it('may stand one after the other', async () => {
    expect((await all(cutJson(toAsync(['{"a":1}\n{"a":2} {"a":3}'])))).map(({ line }) => line)).toEqual([1, 2, 2]);
  });
});
