import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { BadMapping, parseMapping } from '../../catalog/read/mapping.js';
import { inspectFile } from '../../catalog/read/source-file.js';
import { convert, unitOfHeader } from '../../catalog/read/units.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { csv, item, readFile, tempFile, tempStream, toGb18030, xlsx } from '../support/catalog-files.js';

const UPPER = [
  ...['信息资源名称\n（必填项）', '英文名', '信息资源目录代码（必填）', '信息资源提供方', '', ''],
  ...['信息资源摘要', '来源信息系统名称', '信息资源格式', '', '', '信息资源大普查', '', '信息项信息', '', '', ''],
  ...['共享属性', '', '共享方式', '', '开放属性', '', '更新周期（必填项）', '发布日期', '关联及类目名称'],
];
const LOWER = [
  ...['', '', '', '提供方 （必填项）', '提供方内部部门（选填项）', '资源提供方代码'],
  ...['', '', '分类', '格式类型', '其他类型资源格式描述', '数据存储总量（M）', '结构化信息记录总数\r\n（条）'],
  ...['信息项名称', '信息项英文名', '数据类型', '数据长度', '共享类型', '共享条件', '分类', '共享方式类型'],
  ...['是否向社会开放', '开放条件', '', '', ''],
];
const FIRST = [
  ...['企业行政处罚信息', 'Penalties', '307001/000001', '市场监管总局', '信用司', '11100000TEAT00031X'],
  ...['摘要第一行\n第二行', '处罚系统', '数据库', 'oracle', '', '2048', '12345', '企业名称', 'name', '字符型C', '100'],
  ...[
    '有条件共享',
    '限行政机关',
    '共享平台方式',
    '库表',
    '是',
    '注册用户',
    '每日',
    '2024年6月1日',
    '307001/000002、307001/000003',
  ],
];
const BLANKS = UPPER.map(() => '');
const nextItem = (name: string, english: string, type: string, length: string) =>
  BLANKS.map((_, index) => ([13, 14, 15, 16].includes(index) ? ([name, english, type, length][index - 13] ?? '') : ''));
const SECOND = [...FIRST];
SECOND.splice(0, 3, '低保对象', '', '307001/000004');

const TEMPLATE = [['政务信息资源目录'], UPPER, LOWER, FIRST, nextItem('处罚日期', 'date', 'D', ''), SECOND];

const EXPECTED = [
  item({
    code: '307001/000001',
    title: '企业行政处罚信息',
    abstract: '摘要第一行\n第二行',
    providerCode: '11100000TEAT00031X',
    providerUnit: '信用司',
    formatCategory: 'DATABASE',
    formatType: 'oracle',
    items: [
      { name: '企业名称', dataType: 'CHARACTER', length: 100 },
      { name: '处罚日期', dataType: 'DATE', length: null },
    ],
    sharingType: 'CONDITIONAL',
    sharingCondition: '限行政机关',
    sharingMethod: 'PLATFORM',
    interfaceKind: 'TABLE',
    openToPublic: true,
    openCondition: '注册用户',
    updateFrequency: 'DAILY',
    publishedOn: '2024-06-01',
    extensions: [
      { name: '信息项英文名', value: 'name\ndate' },
      { name: '关联及类目名称', value: '307001/000002、307001/000003' },
      { name: '数据存储总量（G）', value: '2' },
      { name: '来源信息系统名称', value: '处罚系统' },
      { name: '结构化信息记录总数（万）', value: '1.2345' },
      { name: '英文名', value: 'Penalties' },
    ],
  }),
];

describe('the national template', () => {
  const padded = TEMPLATE.map((row) => [...row, ...BLANKS.slice(row.length)]);

  it.each([
    ['XLSX', () => tempFile('xlsx', xlsx({ 填表说明: [['说明']], 目录: TEMPLATE }))],
    ['CSV', () => tempFile('csv', csv(padded))],
    ['CSV with a byte order mark', () => tempFile('csv', `\ufeff${csv(padded)}`)],
    ['CSV in UTF-16', () => tempFile('csv', Buffer.from(`\ufeff${csv(padded)}`, 'utf16le'))],
    [
      'CSV by tabs and CRLF',
      () =>
        tempFile(
          'txt',
          padded.map((row) => row.map((cell) => (/[\n\r"]/.test(cell) ? `"${cell}"` : cell)).join('\t')).join('\r\n'),
        ),
    ],
    [
      'CSV by semicolons',
      () => tempFile('csv', padded.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\n')),
    ],
  ])('is read as %s', async (_format, file) => {
    const { items, rejected } = await readFile(file());

    expect(rejected).toEqual([]);
    expect(items[0]).toEqual(EXPECTED[0]);
    expect(items[1]).toMatchObject({ title: '低保对象', code: '307001/000004', items: [{ name: '企业名称' }] });
    expect(items).toHaveLength(2);
  });

  it('has its resource repeated on each row, or blank', async () => {
    const repeated = [...FIRST];
    repeated.splice(13, 4, '处罚日期', 'date', 'D', '');
    const { items } = await readFile(tempFile('csv', csv([UPPER, LOWER, FIRST, repeated])));

    expect(items).toEqual(EXPECTED);
  });

  it('begins on the line where the resource begins', async () => {
    const { outcomes } = await readFile(tempFile('csv', csv(padded)));

    // The header's cells have line breaks: it takes lines 2 to 5.
    expect(outcomes.map(({ line }) => line)).toEqual([6, 9]);
  });

  it('may say 关联资源代码 for the codes of related resources', async () => {
    const upper = UPPER.map((header) => (header === '关联及类目名称' ? '关联资源代码' : header));
    const { items } = await readFile(tempFile('csv', csv([upper, LOWER, FIRST])));

    expect(items[0]?.relatedResourceCodes).toEqual(['307001/000002', '307001/000003']);
  });

  it('keeps columns it does not know, and warns of each once', async () => {
    const { warnings } = await readFile(tempFile('csv', csv([UPPER, LOWER, FIRST, SECOND])));
    const unknown = warnings.filter(({ code }) => code === 'UNKNOWN_COLUMN').map(({ field }) => field);

    expect(unknown).toEqual([
      '英文名',
      '来源信息系统名称',
      '数据存储总量（M）',
      '结构化信息记录总数（条）',
      '信息项英文名',
      '关联及类目名称',
    ]);
  });
});

const HEADER = ['信息资源名称', '信息资源代码', '提供方', '共享类型', '发布日期', '备注'];
const row = (code: string, ...rest: string[]) => ['处罚', code, '总局', '无条件共享', ...rest];

describe('GB18030', () => {
  const rows = [HEADER, row('307001/000001', '', '低保'), row('307001/000002', '', '\u{20bb7}野家')];

  it('is told from UTF-8, even where Chinese comes late', async () => {
    const late = [['a', 'b'], ...Array.from({ length: 40_000 }, () => ['x', '']), ...rows];
    const { items } = await readFile(tempFile('csv', toGb18030(csv(rows))));

    expect(items.map(({ extensions }) => extensions[0]?.value)).toEqual(['低保', '\u{20bb7}野家']);
    expect((await inspectFile(tempFile('csv', toGb18030(csv(late))))).encoding).toBe('gb18030');
    expect((await inspectFile(tempFile('csv', csv(late)))).encoding).toBe('utf-8');
  });

  it('costs only the record in which a byte is damaged', async () => {
    const bytes = toGb18030(csv([...rows, row('307001/000003', '', '')]));
    bytes[bytes.indexOf(toGb18030('低保'))] = 0xff;
    const { outcomes } = await readFile(tempFile('csv', bytes));

    expect(outcomes.map((each) => 'item' in each)).toEqual([false, true, true]);
  });
});

describe('dates', () => {
  it.each([
    ['2024-06-01', '2024-06-01'],
    ['2024/6/1', '2024-06-01'],
    ['2024.06.01', '2024-06-01'],
    ['2024年6月1日', '2024-06-01'],
    ['20240601', '2024-06-01'],
    ['2024-06-01 08:30:00', '2024-06-01'],
    ['2024-06-01T00:00:00+08:00', '2024-06-01'],
    ['', null],
    ['/', null],
  ])('"%s" is %s', async (text, expected) => {
    const { items } = await readFile(tempFile('csv', csv([HEADER, row('307001/000001', text, '')])));

    expect(items[0]?.publishedOn).toBe(expected);
  });

  it('are read from cells that are dates', async () => {
    const date = { t: 'n', v: 45444, z: 'yyyy"年"m"月"d"日"' };
    const { items } = await readFile(tempFile('xlsx', xlsx({ 目录: [HEADER, [...row('307001/000001'), date, '']] })));

    expect(items[0]?.publishedOn).toBe('2024-06-01');
  });
});

describe('units in headers', () => {
  it.each([
    ['数据存储总量（T）', '1.5', '1536'],
    ['数据存储总量(G)', '12.50', '12.5'],
    ['数据存储总量（MB）', '1', '0.0009765625'],
    ['记录数（万）', '1,234.5', '1234.5'],
    ['记录数（亿）', '2', '20000'],
    ['记录数（条）', '0', '0'],
  ])('%s: %s is %s', (header, text, expected) => {
    const found = unitOfHeader(header);

    expect(found && convert(text, found.unit)).toBe(expected);
  });

  it('are no others', () => expect(unitOfHeader('备注（可选）')).toBeNull());

  it('of a canonical number change nothing', () => {
    const unit = unitOfHeader('总量（G）')?.unit;
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(999), (whole, fraction) => {
        const text = String(Number(`${whole}.${fraction}`));

        expect(unit && convert(text, unit)).toBe(text);
      }),
    );
  });
});

describe('a mapping file', () => {
  it('reads a layout of its own, codes and all', async () => {
    const mapping = parseMapping(readFileSync(packageFile('catalog/examples/mapping.yaml'), 'utf8'));
    const rows = [
      ['主键', '目录编号', '目录标题', '归属单位', '共享类型', '更新周期', '是否向社会开放', '采集时间', '字段名'],
      ['a-1', '307001/000001', '处罚', '总局', '2', '5', '1', '昨天', '名称'],
    ];
    const { items } = await readFile(tempFile('csv', csv(rows)), { mapping });

    expect(items).toEqual([
      item({
        externalId: 'a-1',
        title: '处罚',
        providerName: '总局',
        sharingType: 'CONDITIONAL',
        sharingMethod: 'PLATFORM',
        updateFrequency: 'REAL_TIME',
        openToPublic: true,
        items: [{ name: '名称', dataType: null, length: null }],
      }),
    ]);
  });

  it('may be JSON', () => {
    expect(parseMapping('{"columns": {"部门": "providerName"}}').columns.get('部门')).toBe('providerName');
  });

  it('is refused with all that is wrong in it', () => {
    const text =
      'column: {}\ncolumns: {部门: provider}\ncodes: {sharingType: {"1": 半公开}, title: {}}\nconstants: {code: "1"}';

    expect(() => parseMapping(text)).toThrow(BadMapping);
    expect(() => parseMapping(text)).toThrow(
      /"column"[\s\S]*columns\.部门[\s\S]*codes\.sharingType\.1[\s\S]*codes\.title[\s\S]*constants\.code/,
    );
    expect(() => parseMapping('- a')).toThrow(BadMapping);
    expect(() => parseMapping('a: [')).toThrow(BadMapping);
  });
});

describe('objects', () => {
  const CASCADE = {
    group_id: '307001',
    cataid: 'a1b2',
    cata_title: '企业行政处罚信息',
    catacode: '307001/000001',
    credit_code: '11100000TEAT00031X',
    internalorgan: '信用司',
    dept_name: '市场监管总局',
    description: '摘要',
    resourceformat: '数据库',
    columnlist: [{ columnid: 'c1', namecn: '企业名称', dataformat: 'C', length: 100, order_id: 1 }],
    publishedtime: '2024-06-01 10:00:00',
    shared_type: '有条件共享',
    shared_condition: '限行政机关',
    sharedway: '共享平台',
    open_type: '不予开放',
    update_cycle: '每日',
    status: '4',
  };
  const EXPECTED_CASCADE = item({
    externalId: 'a1b2',
    abstract: '摘要',
    providerCode: '11100000TEAT00031X',
    providerUnit: '信用司',
    formatCategory: 'DATABASE',
    items: [{ name: '企业名称', dataType: 'CHARACTER', length: 100 }],
    sharingType: 'CONDITIONAL',
    sharingCondition: '限行政机关',
    sharingMethod: 'PLATFORM',
    openToPublic: false,
    updateFrequency: 'DAILY',
    publishedOn: '2024-06-01',
    extensions: [
      { name: 'columnlist.columnid', value: 'c1' },
      { name: 'group_id', value: '307001' },
      { name: 'status', value: '4' },
    ],
  });

  it.each([
    ['JSON', () => tempFile('json', JSON.stringify([CASCADE]))],
    ['one object of JSON', () => tempFile('json', JSON.stringify(CASCADE, null, 2))],
    ['JSON Lines', () => tempFile('jsonl', `${JSON.stringify(CASCADE)}\n`)],
  ])('of the cascade are read from %s', async (_format, file) => {
    expect((await readFile(file())).items).toEqual([EXPECTED_CASCADE]);
  });

  it('are read from XML, with our names or Chinese ones', async () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
      <catalog xmlns="urn:x">
        <resource>
          <externalId>a1b2</externalId><code>307001/000001</code><title>企业行政处罚信息</title>
          <providerName>市场监管总局</providerName><sharingType>UNCONDITIONAL</sharingType>
          <items><item><name>名称</name><dataType>C</dataType></item><item><name>代码</name></item></items>
          <relatedResourceCodes>307001/000002 307001/000003</relatedResourceCodes>
          <extensions><extension name="备注">a &lt; b</extension></extensions>
        </resource>
        <资源>
          <信息资源代码>307001/000009</信息资源代码><信息资源名称>低保</信息资源名称><提供方>民政部</提供方><共享类型>不予共享</共享类型>
          <信息项><项><名称>姓名</名称></项></信息项>
        </资源>
      </catalog>`;
    const { items, rejected, outcomes } = await readFile(tempFile('xml', xml));

    expect(rejected).toEqual([]);
    expect(outcomes.map(({ line }) => line)).toEqual([3, 10]);
    expect(items).toEqual([
      item({
        externalId: 'a1b2',
        items: [
          { name: '名称', dataType: 'CHARACTER', length: null },
          { name: '代码', dataType: null, length: null },
        ],
        relatedResourceCodes: ['307001/000002', '307001/000003'],
        extensions: [{ name: '备注', value: 'a < b' }],
      }),
      item({
        code: '307001/000009',
        title: '低保',
        providerName: '民政部',
        sharingType: 'NOT_SHARED',
        items: [{ name: '姓名', dataType: null, length: null }],
      }),
    ]);
  });
});

describe('a workbook', () => {
  it('is read sheet by sheet, or only the sheet that is named', async () => {
    const path = tempFile(
      'xlsx',
      xlsx({ 甲: [HEADER, row('307001/000001')], 说明: [['说明']], 乙: [HEADER, row('307001/000002')] }),
    );
    const all = await readFile(path);
    const one = await readFile(path, { sheet: '乙' });

    expect(all.outcomes.map(({ sheet, line }) => [sheet, line])).toEqual([
      ['甲', 2],
      ['乙', 2],
    ]);
    expect(all.warnings.filter(({ code }) => code === 'SHEET_SKIPPED')).toMatchObject([{ field: '说明' }]);
    expect(one.items.map(({ code }) => code)).toEqual(['307001/000002']);
    await expect(readFile(path, { sheet: '丙' })).rejects.toThrow('没有工作表“丙”');
  });

  it('that inflates too far is refused before it is read', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('<Relationships/>'), '_rels/.rels');
    zip.addBuffer(Buffer.from('<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'), 'xl/workbook.xml');
    zip.addBuffer(
      Buffer.from('<R><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></R>'),
      'xl/_rels/workbook.xml.rels',
    );
    zip.addBuffer(Buffer.alloc(80 * 2 ** 20, ' '), 'xl/s.xml');
    zip.end();

    await expect(readFile(await tempStream('xlsx', zip.outputStream))).rejects.toThrow('展开后过大');
  });
});
