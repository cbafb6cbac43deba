import { describe, expect, it } from 'vitest';
import { survey } from '../../catalog/compare/survey.js';
import type { Rejected } from '../../catalog/read/outcome.js';
import { isAccepted } from '../../catalog/read/outcome.js';
import { readCatalog } from '../../catalog/read/read-catalog.js';
import { inspectFile } from '../../catalog/read/source-file.js';
import { csv, tempFile, xlsx } from '../support/catalog-files.js';

/*
 * Kinds of bad records, each between two good ones in a file of its own: the bad one is rejected with line, field, code and
 * hint, and both good ones are read.
 */

const HEADERS = [
  ...[
    '外部标识',
    '信息资源名称（必填项）',
    '信息资源代码',
    '信息资源提供方',
    '资源提供方代码',
    '提供方内部部门',
    '信息资源摘要',
  ],
  ...['信息资源格式分类', '格式类型', '其他类型资源格式描述', '共享类型', '共享条件', '共享方式分类', '共享方式类型'],
  ...['是否向社会开放', '开放条件', '更新周期', '发布日期', '关联资源代码', '数据存储总量（M）', '备注'],
  ...['信息项名称', '数据类型', '数据长度'],
] as const;
type Header = (typeof HEADERS)[number];
type Row = Partial<Record<Header, unknown>>;

const GOOD = (n: number): Row => ({
  外部标识: `id-${n}`,
  '信息资源名称（必填项）': `行政处罚 ${n}`,
  信息资源代码: `307001/00000${n}`,
  信息资源提供方: '市场监管总局',
  共享类型: '无条件共享',
  信息项名称: '名称',
});

const rowOf = (row: Row) => HEADERS.map((header) => row[header] ?? '');
const tableOf = (bad: Row) => [HEADERS.map(String), ...[GOOD(1), { ...GOOD(2), ...bad }, GOOD(3)].map(rowOf)];

const asCsv = (bad: Row) => tempFile('csv', csv(tableOf(bad) as string[][]));
const asXlsx = (bad: Row) => tempFile('xlsx', xlsx({ 目录: tableOf(bad) }));
const raw = (line: string) =>
  tempFile(
    'csv',
    tableOf({})
      .map((row, index) => (index === 2 ? line : csv([row as string[]])))
      .join('\n'),
  );

const GOOD_OBJECT = (n: number) => ({
  externalId: `id-${n}`,
  code: `307001/00000${n}`,
  title: `行政处罚 ${n}`,
  providerName: '市场监管总局',
  sharingType: 'UNCONDITIONAL',
});
const asJson = (bad: object) =>
  tempFile('json', JSON.stringify([GOOD_OBJECT(1), { ...GOOD_OBJECT(2), ...bad }, GOOD_OBJECT(3)], null, 1));
const asLines = (line: string) =>
  tempFile('jsonl', [JSON.stringify(GOOD_OBJECT(1)), line, JSON.stringify(GOOD_OBJECT(3))].join('\n'));
const asXml = (fields: string) => {
  const xml = (n: number, more = '') =>
    `<resource><externalId>id-${n}</externalId><code>307001/00000${n}</code><title>处罚</title><providerName>总局</providerName>${more || '<sharingType>无条件共享</sharingType>'}</resource>`;
  return tempFile('xml', `<catalog>\n${[xml(1), xml(2, fields), xml(3)].join('\n')}\n</catalog>`);
};
const gb18030 = (text: string, bad: number[]) => {
  const bytes = Buffer.from(text);
  const at = bytes.indexOf('BAD');
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(bad), bytes.subarray(at + 3)]);
};

const long = (length: number) => '长'.repeat(length);
const formula = { t: 'n', f: 'A1&"x"', v: 1 };
const errorCell = { t: 'e', v: 0x2a };
const dated = (v: number) => ({ t: 'n', v, z: 'yyyy-mm-dd' });

/** What is wrong, the file, and of the rejection: field, code, and the line if it is not 3. */
const BAD: [what: string, path: string, field: string, code: string, line?: number][] = [
  // What must be there.
  ['no title', asCsv({ '信息资源名称（必填项）': '' }), '信息资源名称', 'MISSING'],
  ['a title of blanks', asCsv({ '信息资源名称（必填项）': ' \u3000 ' }), '信息资源名称', 'MISSING'],
  ['no code', asCsv({ 信息资源代码: '' }), '信息资源代码', 'MISSING'],
  ['no provider', asCsv({ 信息资源提供方: '' }), '信息资源提供方', 'MISSING'],
  ['no sharing type', asCsv({ 共享类型: '' }), '共享类型', 'MISSING'],
  ['a dash for a sharing type', asCsv({ 共享类型: '-' }), '共享类型', 'MISSING'],
  ['an item without a name', asCsv({ 信息项名称: '', 数据类型: '字符型' }), '信息项名称', 'MISSING'],
  ['no title in JSON', asJson({ title: null }), '信息资源名称', 'MISSING'],
  ['an empty title in JSON', asJson({ title: '' }), 'title', 'MISSING'],
  ['no code in JSON', asJson({ code: undefined }), '信息资源代码', 'MISSING'],
  ['no sharing type in XML', asXml('<abstract>x</abstract>'), '共享类型', 'MISSING'],
  // Codes.
  ['a code without its zeros', asCsv({ 信息资源代码: '7001/1' }), '信息资源代码', 'BAD_CODE'],
  ['a code without a slash', asCsv({ 信息资源代码: '307001000001' }), '信息资源代码', 'BAD_CODE'],
  ['a code of class 4', asCsv({ 信息资源代码: '407001/000001' }), '信息资源代码', 'BAD_CODE'],
  ['a code with a blank', asCsv({ 信息资源代码: '307001 /000001' }), '信息资源代码', 'BAD_CODE'],
  ['a code with a full-width slash', asCsv({ 信息资源代码: '307001／000001' }), '信息资源代码', 'BAD_CODE'],
  ['a code without a sequence', asCsv({ 信息资源代码: '307001/' }), '信息资源代码', 'BAD_CODE'],
  ['a code a spreadsheet made a number of', asCsv({ 信息资源代码: '3.07001E+11' }), '信息资源代码', 'BAD_CODE'],
  ['a code that is a number', asXlsx({ 信息资源代码: 307001000001 }), '信息资源代码', 'BAD_CODE'],
  ['a code that is a date', asXlsx({ 信息资源代码: dated(45444) }), '信息资源代码', 'BAD_CODE'],
  ['a code that is a number in JSON', asJson({ code: 307001 }), 'code', 'BAD_CODE'],
  // Values of lists.
  ['an unknown sharing type', asCsv({ 共享类型: '半公开' }), '共享类型', 'BAD_SHARE_TYPE'],
  ['an unknown sharing type in XLSX', asXlsx({ 共享类型: '半公开' }), '共享类型', 'BAD_SHARE_TYPE'],
  ['an unknown sharing type in JSON', asJson({ sharingType: 'PUBLIC' }), 'sharingType', 'BAD_SHARE_TYPE'],
  ['an unknown sharing type in XML', asXml('<sharingType>半公开</sharingType>'), 'sharingType', 'BAD_SHARE_TYPE'],
  ['two sharing types', asCsv({ 共享类型: '无条件共享、有条件共享' }), '共享类型', 'BAD_SHARE_TYPE'],
  ['a value of the wrong list', asCsv({ 共享类型: '共享平台方式' }), '共享类型', 'BAD_SHARE_TYPE'],
  ['an unknown sharing method', asCsv({ 共享方式分类: '飞鸽' }), '共享方式分类', 'BAD_SHARE_METHOD'],
  ['an unknown kind of interface', asCsv({ 共享方式类型: '管道' }), '共享方式类型', 'BAD_SHARE_KIND'],
  ['an unknown frequency', asCsv({ 更新周期: '每世纪' }), '更新周期', 'BAD_FREQUENCY'],
  ['an unknown format', asCsv({ 信息资源格式分类: '石碑' }), '信息资源格式分类', 'BAD_FORMAT'],
  ['an unknown data type', asCsv({ 数据类型: 'varchar' }), '数据类型', 'BAD_DATA_TYPE'],
  [
    'an unknown data type in JSON',
    asJson({ items: [{ name: '名称', dataType: 'X' }] }),
    'items.dataType',
    'BAD_DATA_TYPE',
  ],
  ['neither yes nor no', asCsv({ 是否向社会开放: '部分' }), '是否向社会开放', 'BAD_OPEN'],
  ['a sharing type by number', asCsv({ 共享类型: '1' }), '共享类型', 'UNMAPPED_CODE'],
  ['a sharing type by a number with a zero', asCsv({ 共享类型: '01' }), '共享类型', 'UNMAPPED_CODE'],
  ['a sharing type by number in XLSX', asXlsx({ 共享类型: 1 }), '共享类型', 'UNMAPPED_CODE'],
  ['a frequency by number', asCsv({ 更新周期: '1' }), '更新周期', 'UNMAPPED_CODE'],
  ['a frequency by number in the cascade', asJson({ update_cycle: 5 }), 'update_cycle', 'UNMAPPED_CODE'],
  ['a sharing method by number', asCsv({ 共享方式分类: '2' }), '共享方式分类', 'UNMAPPED_CODE'],
  ['a kind of interface by number', asCsv({ 共享方式类型: '3' }), '共享方式类型', 'UNMAPPED_CODE'],
  ['a format by number', asCsv({ 信息资源格式分类: '3' }), '信息资源格式分类', 'UNMAPPED_CODE'],
  ['a data type by number', asCsv({ 数据类型: '1' }), '数据类型', 'UNMAPPED_CODE'],
  ['openness by number', asCsv({ 是否向社会开放: '1' }), '是否向社会开放', 'UNMAPPED_CODE'],
  ['openness by number in JSON', asJson({ openToPublic: 0 }), 'openToPublic', 'UNMAPPED_CODE'],
  // Dates and numbers.
  ['a day there is none of', asCsv({ 发布日期: '2024-02-30' }), '发布日期', 'BAD_DATE'],
  ['29 February of a common year', asCsv({ 发布日期: '2023-02-29' }), '发布日期', 'BAD_DATE'],
  ['month 13', asCsv({ 发布日期: '2024-13-01' }), '发布日期', 'BAD_DATE'],
  ['a month for a date', asCsv({ 发布日期: '2024-06' }), '发布日期', 'BAD_DATE'],
  ['day first', asCsv({ 发布日期: '30/06/2024' }), '发布日期', 'BAD_DATE'],
  ['words for a date', asCsv({ 发布日期: '去年' }), '发布日期', 'BAD_DATE'],
  ['a year before the republic', asCsv({ 发布日期: '0204-06-01' }), '发布日期', 'BAD_DATE'],
  ['a number without the format of dates', asXlsx({ 发布日期: 45444 }), '发布日期', 'BAD_DATE'],
  ['milliseconds in JSON', asJson({ publishedOn: 1717200000000 }), 'publishedOn', 'BAD_DATE'],
  ['a length with a comma', asCsv({ 数据长度: '18,2' }), '数据长度', 'BAD_NUMBER'],
  ['a negative length', asCsv({ 数据长度: '-1' }), '数据长度', 'BAD_NUMBER'],
  ['a length with a unit', asCsv({ 数据长度: '20字节' }), '数据长度', 'BAD_NUMBER'],
  ['half a length', asXlsx({ 数据长度: 10.5 }), '数据长度', 'BAD_NUMBER'],
  ['a length beyond all lengths', asCsv({ 数据长度: '99999999999' }), '数据长度', 'BAD_NUMBER'],
  ['words under a unit', asCsv({ '数据存储总量（M）': '约十' }), '数据存储总量（M）', 'BAD_UNIT'],
  ['a unit under a unit', asCsv({ '数据存储总量（M）': '10G' }), '数据存储总量（M）', 'BAD_UNIT'],
  [
    'a number too long for JSON',
    tempFile(
      'json',
      `[${JSON.stringify(GOOD_OBJECT(1))},\n\n${JSON.stringify({ ...GOOD_OBJECT(2), ext: 0 }).replace('0}', '520000000000123456}')},${JSON.stringify(GOOD_OBJECT(3))}]`,
    ),
    'ext',
    'INEXACT_NUMBER',
  ],
  // Too long, too many.
  ['a title too long', asCsv({ '信息资源名称（必填项）': long(301) }), '信息资源名称', 'TOO_LONG'],
  ['a code too long', asCsv({ 信息资源代码: `307001/${'1'.repeat(300)}` }), '信息资源代码', 'TOO_LONG'],
  ['an id too long', asCsv({ 外部标识: long(301) }), '外部标识', 'TOO_LONG'],
  ['a provider too long', asCsv({ 信息资源提供方: long(301) }), '信息资源提供方', 'TOO_LONG'],
  ['a unit of a provider too long', asCsv({ 提供方内部部门: long(301) }), '提供方内部部门', 'TOO_LONG'],
  ['an abstract too long', asCsv({ 信息资源摘要: long(10_001) }), '信息资源摘要', 'TOO_LONG'],
  ['a condition too long', asCsv({ 共享条件: long(10_001) }), '共享条件', 'TOO_LONG'],
  ['an item too long', asCsv({ 信息项名称: long(301) }), '信息项名称', 'TOO_LONG'],
  ['an extension too long', asCsv({ 备注: long(10_001) }), '备注', 'TOO_LONG'],
  ['a related code too long', asCsv({ 关联资源代码: '1'.repeat(301) }), '关联资源代码', 'TOO_LONG'],
  [
    'too many related codes',
    asJson({ relatedResourceCodes: Array.from({ length: 501 }, (_, n) => `1/${n}`) }),
    '关联资源代码',
    'TOO_MANY',
  ],
  [
    'too many items',
    asJson({ items: Array.from({ length: 2_001 }, (_, n) => ({ name: `${n}` })) }),
    '信息项',
    'TOO_MANY',
  ],
  [
    'too many extensions',
    asJson(Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`x${n}`, 'x']))),
    '扩展信息',
    'TOO_MANY',
  ],
  // Characters.
  ['a backspace in a title', asCsv({ '信息资源名称（必填项）': '处\b罚' }), '信息资源名称', 'CONTROL_CHARACTER'],
  ['NUL in an abstract', asJson({ abstract: 'a\0b' }), 'abstract', 'CONTROL_CHARACTER'],
  ['an escape in a provider', asCsv({ 信息资源提供方: '\u001b[31m总局' }), '信息资源提供方', 'CONTROL_CHARACTER'],
  [
    'a mark that turns the direction',
    asCsv({ '信息资源名称（必填项）': '处\u202e罚' }),
    '信息资源名称',
    'CONTROL_CHARACTER',
  ],
  ['a control character in an extension', asCsv({ 备注: 'a\u0007' }), '备注', 'CONTROL_CHARACTER'],
  ['a control character in an item', asCsv({ 信息项名称: '名\u0001称' }), '信息项名称', 'CONTROL_CHARACTER'],
  ['a control character in a related code', asCsv({ 关联资源代码: '3\u0001' }), '关联资源代码', 'CONTROL_CHARACTER'],
  [
    'a control character in XLSX',
    asXlsx({ '信息资源名称（必填项）': '处_x0007_罚' }),
    '信息资源名称',
    'CONTROL_CHARACTER',
  ],
  [
    'characters another program could not read',
    asCsv({ '信息资源名称（必填项）': '行政\ufffd罚' }),
    '信息资源名称',
    'BAD_ENCODING',
  ],
  [
    'half a character in JSON',
    asLines(JSON.stringify({ ...GOOD_OBJECT(2), title: '\ud842' })),
    'title',
    'BAD_ENCODING',
    2,
  ],
  [
    'bytes that are not UTF-8',
    tempFile('csv', gb18030(csv(tableOf({ 备注: 'BAD' }) as string[][]), [0xff, 0xb5])),
    '备注',
    'BAD_ENCODING',
  ],
  // Cells of a spreadsheet.
  ['a formula for a title', asXlsx({ '信息资源名称（必填项）': formula }), '信息资源名称', 'FORMULA_CELL'],
  ['a formula for a code', asXlsx({ 信息资源代码: formula }), '信息资源代码', 'FORMULA_CELL'],
  ['a formula for an item', asXlsx({ 信息项名称: formula }), '信息项名称', 'FORMULA_CELL'],
  ['a formula in an extension', asXlsx({ 备注: formula }), '备注', 'FORMULA_CELL'],
  ['a formula in CSV', asCsv({ 备注: '=HYPERLINK("http://x")' }), '备注', 'FORMULA_CELL'],
  ['an error for a provider', asXlsx({ 信息资源提供方: errorCell }), '信息资源提供方', 'ERROR_CELL'],
  ['an error in an extension', asXlsx({ 备注: errorCell }), '备注', 'ERROR_CELL'],
  // Rows.
  ['a row cut short', raw('id-2,处罚,307001/000002'), '', 'CELL_COUNT'],
  ['a row with a comma too many', raw(`${csv([rowOf(GOOD(2)) as string[]])},多`), '', 'CELL_COUNT'],
  [
    'a quote in the middle of a cell',
    raw(csv([rowOf(GOOD(2)) as string[]]).replace('处罚', '处"罚')),
    '',
    'BAD_QUOTES',
  ],
  [
    'text after a closing quote',
    raw(csv([rowOf(GOOD(2)) as string[]]).replace('行政处罚 2', '"行政"处罚')),
    '',
    'BAD_QUOTES',
  ],
  [
    'an item without a resource',
    tempFile(
      'csv',
      csv([HEADERS.map(String), rowOf({ 信息项名称: '名称' }), rowOf(GOOD(1)), rowOf(GOOD(3))] as string[][]),
    ),
    '',
    'STRAY_ITEM',
    2,
  ],
  // Values with structure.
  ['an object for a title', asJson({ title: { zh: '处罚' } }), 'title', 'BAD_TYPE'],
  ['a list for a title', asJson({ title: ['处罚'] }), 'title', 'BAD_TYPE'],
  ['a text for items', asJson({ items: '名称,代码' }), 'items', 'BAD_TYPE'],
  ['texts for items', asJson({ items: ['名称'] }), 'items', 'BAD_TYPE'],
  ['numbers for related codes', asJson({ relatedResourceCodes: [1] }), 'relatedResourceCodes', 'BAD_TYPE'],
  ['an extension without a value', asJson({ extensions: [{ name: '备注' }] }), 'extensions', 'BAD_TYPE'],
  ['two titles in one object', asJson({ cata_title: '另一个' }), 'cata_title', 'TWO_VALUES'],
  ['a line that is not JSON', asLines('{"externalId": "id-2", '), '', 'BAD_JSON', 2],
  ['a line that is a text', asLines('"307001/000002"'), '', 'NOT_A_RECORD', 2],
  ['a line that is a list', asLines('[1, 2]'), '', 'NOT_A_RECORD', 2],
  [
    'an object that is not JSON',
    tempFile('json', `[${JSON.stringify(GOOD_OBJECT(1))},\n{title: 1},\n${JSON.stringify(GOOD_OBJECT(3))}]`),
    '',
    'BAD_JSON',
    2,
  ],
];

async function read(path: string) {
  const rejected: Rejected[] = [];
  const accepted: string[] = [];
  const file = await inspectFile(path);
  async function* watched() {
    for await (const outcome of readCatalog(file)) {
      if (isAccepted(outcome)) accepted.push(outcome.item.externalId);
      yield outcome;
    }
  }
  const { counts } = await survey(watched(), (each) => rejected.push(each));
  return { rejected, accepted, counts };
}

describe('a bad record', () => {
  it('comes in about a hundred kinds', () => expect(BAD.length).toBeGreaterThanOrEqual(100));

  it.each(BAD)('of the kind "%s" is rejected, and only that', async (_what, path, field, code, line) => {
    const { rejected, accepted, counts } = await read(path);
    const [found] = rejected;

    expect(accepted).toEqual(['id-1', 'id-3']);
    expect(counts).toMatchObject({ read: 3, rejected: 1 });
    expect(rejected).toHaveLength(1);
    const isJson = path.endsWith('.json');
    if (!isJson || line !== undefined) expect(found?.line).toBe(line ?? 3);
    expect(found?.problems[0]).toMatchObject({ field, code });
    for (const { message, hint, value } of found?.problems ?? []) {
      expect(message.length).toBeGreaterThan(0);
      expect(hint.length).toBeGreaterThan(0);
      expect(value.length).toBeLessThanOrEqual(61);
      expect(value).not.toMatch(/\p{Cc}/u);
    }
  });

  it('is told with all that is wrong with it', async () => {
    const { rejected } = await read(
      asCsv({ '信息资源名称（必填项）': '', 共享类型: '半公开', 发布日期: 'x', 数据类型: '?' }),
    );

    expect(rejected[0]?.problems.map(({ code }) => code)).toEqual([
      'MISSING',
      'BAD_DATA_TYPE',
      'BAD_SHARE_TYPE',
      'BAD_DATE',
    ]);
    expect(rejected[0]).toMatchObject({ line: 3, externalId: 'id-2' });
    expect(rejected[0]?.problems[2]?.hint).toContain('无条件共享/有条件共享/不予共享');
  });
});

describe('two records of one id', () => {
  it('are both rejected, each naming the other', async () => {
    const { rejected, counts } = await read(
      tempFile(
        'csv',
        csv([
          HEADERS.map(String),
          rowOf(GOOD(1)),
          rowOf(GOOD(2)),
          rowOf({ ...GOOD(3), 外部标识: 'id-1' }),
        ] as string[][]),
      ),
    );

    expect(counts).toEqual({ read: 3, rejected: 2, unidentified: 0 });
    expect(rejected.map(({ line }) => line).sort()).toEqual([2, 4]);
    expect(rejected.find(({ line }) => line === 2)?.problems[0]).toMatchObject({
      code: 'DUPLICATE_ID',
      field: '外部标识',
      value: 'id-1',
    });
    expect(rejected.find(({ line }) => line === 4)?.problems[0]?.message).toContain('第 2 行');
  });

  it('are rejected however many they are, and where one was bad already', async () => {
    const rows = [GOOD(1), GOOD(1), { ...GOOD(1), 共享类型: '半公开' }, GOOD(2)].map(rowOf);
    const { rejected, counts } = await read(tempFile('csv', csv([HEADERS.map(String), ...rows] as string[][])));

    expect(counts).toEqual({ read: 4, rejected: 3, unidentified: 0 });
    expect(rejected.find(({ line }) => line === 4)?.problems.map(({ code }) => code)).toEqual([
      'BAD_SHARE_TYPE',
      'DUPLICATE_ID',
    ]);
  });

  it('are the same row twice, where a resource has a row for each item', async () => {
    const first = { ...GOOD(1), 信息项名称: '名称' };
    const { counts } = await read(
      tempFile('csv', csv([HEADERS.map(String), rowOf(first), rowOf(first)] as string[][])),
    );

    expect(counts).toEqual({ read: 2, rejected: 2, unidentified: 0 });
  });
});

describe('a file nothing can be read from', () => {
  it.each([
    ['nothing', tempFile('csv', ''), '空文件'],
    ['no header', tempFile('csv', 'a,b\n1,2\n'), '没有表头'],
    ['a header that names a field twice', tempFile('csv', '信息资源名称,资源名称,信息资源代码\na,b,c\n'), '是同一项'],
    ['a quote that is never closed', tempFile('csv', `${csv([HEADERS.map(String)])}\n"id-1,x\ny\n`), '引号未闭合'],
    ['a binary file', tempFile('csv', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0])), '二进制'],
    ['a workbook cut short', tempFile('xlsx', xlsx({ 目录: tableOf({}) }).slice(0, 2_000)), '已损坏'],
    [
      'an archive that is no workbook',
      tempFile('xlsx', new Uint8Array(Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64'))),
      '二进制',
    ],
    ['a workbook without a header', tempFile('xlsx', xlsx({ 说明: [['填表说明']] })), '没有表头'],
    ['XML that is not well-formed', tempFile('xml', '<catalog>\n<resource></catalog>'), '第 2 行'],
    ['XML with a document type', tempFile('xml', '<!DOCTYPE a [<!ENTITY x "y">]>\n<a><b>&x;</b></a>'), 'document type'],
    ['XML with an entity of its own', tempFile('xml', '<a><b>&x;</b></a>'), 'entity'],
    ['XML too deep', tempFile('xml', '<a>'.repeat(20)), 'levels'],
  ])('has %s', async (_what, path, message) => {
    await expect(read(path)).rejects.toThrow(message);
  });
});
