import { describe, expect, it } from 'vitest';
import type { Issue } from '../../issue/issue.js';
import { decodeDocument } from '../../issue/read/decode-document.js';
import { readIssue } from '../../issue/read/read-issue.js';
import { encodeGb18030 } from '../support/gb18030.js';
import { edited, parse, SAMPLE_TEXT } from '../support/sample.js';
import { withoutLines } from '../support/without-lines.js';

const sample = withoutLines(parse(SAMPLE_TEXT));
const read = (text: string) => withoutLines(parse(text));

describe('bytes', () => {
  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${SAMPLE_TEXT}`)],
    ['UTF-16 little endian with a byte order mark', Buffer.from(`\uFEFF${SAMPLE_TEXT}`, 'utf16le')],
    ['GB18030', encodeGb18030(SAMPLE_TEXT)],
    ['lines that end in CRLF', Buffer.from(SAMPLE_TEXT.replaceAll('\n', '\r\n'))],
    ['lines that end in CR', Buffer.from(SAMPLE_TEXT.replaceAll('\n', '\r'))],
  ])('may be %s', (_, bytes) => {
    expect(withoutLines(readIssue(decodeDocument(bytes)))).toEqual(sample);
  });
});

describe('spaces', () => {
  it('may stand or be left out around numbers', () => {
    const dense = edited([/ (?=\d)|(?<=\d) (?=[次万个份])/g, ''], ['2024年6月', '2024 年 6 月']);
    expect(read(dense).overview).toEqual(sample.overview);
    expect(read(dense).nationalSharing).toEqual(sample.nationalSharing);
  });

  it('may be of any kind: ideographic, unbreakable, zero-width', () => {
    const text = edited(['154 次', '154\u00A0次'], ['98 次', '98\u3000次'], ['21 次', '2\u200B1 次']);
    expect(read(text)).toEqual(sample);
  });

  it('may part the cells of a table instead of tabs', () => {
    expect(read(SAMPLE_TEXT.replaceAll('\t', '    '))).toEqual(sample);
    expect(read(SAMPLE_TEXT.replaceAll('\t', ' '))).toEqual(sample);
    expect(read(SAMPLE_TEXT.replaceAll('\t', '　'))).toEqual(sample);
    expect(read(SAMPLE_TEXT.replaceAll('\t', ' \t\t '))).toEqual(sample);
  });

  it('may be missing between all paragraphs, or stand in more lines', () => {
    expect(read(SAMPLE_TEXT.replaceAll(/\n+/g, '\n'))).toEqual(sample);
    expect(read(SAMPLE_TEXT.replaceAll('\n\n', '\n\f\n \n\n'))).toEqual(sample);
  });
});

describe('characters', () => {
  it('may be full-width: digits, decimal points, brackets', () => {
    const wide = (text: string) => text.replace(/[0-9.()]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    const upTo = SAMPLE_TEXT.indexOf('五、');
    const { caseStudies, contact, ...figures } = sample;
    expect(read(wide(SAMPLE_TEXT.slice(0, upTo)) + SAMPLE_TEXT.slice(upTo))).toEqual(sample);
    expect(read(wide(SAMPLE_TEXT))).toMatchObject(figures);
  });

  it('may be brackets and commas of ASCII', () => {
    const text = edited(
      ['（万次）', '(万次)'],
      ['（含驳回、通过）', '(含驳回、通过)'],
      ['次，其中审核', '次,其中审核'],
    );
    expect(read(text)).toEqual(sample);
  });

  it('may be separators of thousands, which stay in the text as printed', () => {
    const text = edited(['4423.49', '4,423.49'], ['3911074', '3,911,074'], ['359 次', '1，359 次']);
    const { overview, nationalSharing, prefectureSharing } = read(text);
    expect(overview.exchange?.total).toMatchObject({ reportedText: '4,423.49', times: 44_234_900 });
    expect(nationalSharing?.applications?.cumulative).toBe(1_359);
    expect(prefectureSharing?.serviceRanking[0]?.volume).toMatchObject({ reportedText: '3,911,074', times: 3_911_074 });
  });
});

describe('the cover', () => {
  it('may break its title, or not', () => {
    expect(read(edited(['开放 月报', '开放\n\n月报']))).toEqual(sample);
    expect(read(edited(['开放 月报', '开放月报']))).toEqual(sample);
  });

  it('may print publisher and date in one line', () => {
    expect(read(edited(['贵州省信息中心\n\n2024', '贵州省信息中心　2024']))).toEqual(sample);
  });

  it.each(['开放 月报（合成样例）', '开放月报(合成样例)', '开放 月报\n\n（合成样例）'])(
    'marks a synthetic issue: %j',
    (title) => {
      const { overview } = read(edited(['开放 月报', title]));
      expect(overview.synthetic).toBe(true);
      expect(overview.title).toMatch(/^贵州省公共数据共享开放月报[（(]合成样例[）)]$/);
    },
  );
});

describe('clauses', () => {
  it('may be left out: null, not 0', () => {
    const { applications } = read(edited(['、未审核 21 次', ''], ['签发 94 次、', ''])).overview;
    expect(applications).toEqual({ ...sample.overview.applications, pending: null, issued: null });
    expect(read(edited(['未审核 21 次', '未审核 0 次'])).overview.applications?.pending).toBe(0);
  });

  it('may be left out of the exchange', () => {
    const { exchange } = read(edited(['3798.93 万余次，使用数据 1241.84 万余次', '3798.93 万余次'])).overview;
    expect(exchange).toEqual({ ...sample.overview.exchange, departmentUsage: null });
  });

  it('may leave out the whole of 一（一） or 一（二）', () => {
    const only = read(edited([/（一）数据调度情况[\s\S]*?（二）/, '（一）'])).overview;
    expect(only).toMatchObject({ applications: null, exchange: sample.overview.exchange });
    expect(read(edited([/（二）数据交换情况[\s\S]*?(?=二、国)/, ''])).overview.exchange).toBeNull();
  });

  it('may print 余 before or behind 万, or not at all', () => {
    const { exchange } = read(
      edited(['4423.49 万余次', '4423.49 余万次'], ['3798.93 万余次', '3798.93 万次']),
    ).overview;
    expect(exchange?.total?.approximate).toBe(true);
    expect(exchange?.departmentService).toEqual({
      ...sample.overview.exchange?.departmentService,
      approximate: false,
    });
  });

  it('may count in 亿次', () => {
    const { exchange } = read(edited(['4423.49 万余次', '1.2345 亿余次'])).overview;
    expect(exchange?.total).toEqual({
      times: 123_450_000,
      reportedText: '1.2345',
      reportedUnit: 'HUNDRED_MILLION_TIMES',
      roundingStep: 10_000,
      approximate: true,
    });
  });

  it('may begin with the month of the cover', () => {
    expect(read(edited(['\n省数据共享交换平台发起', '\n2024年6月，省数据共享交换平台发起']))).toEqual(sample);
  });

  it('may break over a page in the middle', () => {
    expect(read(edited(['其中审核 98', '其中审核\n\n 98'], ['省气象局', '省气\n象局']))).toEqual(sample);
  });
});

describe('section 二', () => {
  const applications = (text: string) => read(text).nationalSharing?.applications;
  const printed = '省乡村振兴局等 13 个部门';

  it('names all departments where it does not say 等', () => {
    expect(applications(edited([printed, '省乡村振兴局、省民政厅 2 个部门']))).toMatchObject({
      departmentCount: 2,
      namedDepartments: [{ name: '省乡村振兴局' }, { name: '省民政厅' }],
    });
  });

  it('may count without naming, name without counting, or neither', () => {
    const nobody = { namedDepartments: [] };
    expect(applications(edited([printed, '13 个部门']))).toMatchObject({ departmentCount: 13, ...nobody });
    expect(applications(edited([printed, '全省共 13 个部门']))).toMatchObject({ departmentCount: 13, ...nobody });
    expect(applications(edited([printed, '省乡村振兴局等部门']))).toMatchObject({
      departmentCount: null,
      namedDepartments: [{ name: '省乡村振兴局' }],
    });
    expect(applications(edited([printed, '']))).toMatchObject({ departmentCount: null, ...nobody });
  });

  it('keeps the zone as printed, whatever its name, and null without one', () => {
    expect(applications(edited(['国家数据直达基层专区', '国家数据“一站式”门户']))?.zone).toBe('国家数据“一站式”门户');
    expect(applications(edited(['国家数据直达基层专区', '']))?.zone).toBeNull();
  });

  it('takes the year of the cover for the month it names, unless it prints another', () => {
    const month = (text: string) => read(text).nationalSharing?.recommendedFor;
    expect(month(edited(['\n6月，国家', '\n5 月，国家']))).toBe('2024-05');
    expect(month(edited(['\n6月，国家', '\n2023年12月，国家']))).toBe('2023-12');
    expect(month(edited(['\n6月，国家', '\n国家']))).toBeNull();
  });
});

describe('tables', () => {
  it('go on behind a page break: a blank line, the header again or not, a caption or not', () => {
    const header = '序号\t使用市州\t使用量（次）\n7';
    expect(read(edited([`\n${header}`, '7']))).toEqual(sample);
    expect(read(edited([`\n${header}`, '\n7']))).toEqual(sample);
    expect(read(edited([header, `续表 4-2：市州数据使用情况\n\n${header}`]))).toEqual(sample);
    expect(
      read(edited(['\n4\t省大数据局\t248.61', '\n\n序号\t提供部门\t服务量(万次)\n4\t省大数据局\t248.61'])),
    ).toEqual(sample);
  });

  it('may have fewer than ten rows', () => {
    const { departmentSharing } = read(edited([/8\t省高院[\s\S]*?24.33\n/, '']));
    expect(departmentSharing?.serviceRanking).toEqual(sample.departmentSharing?.serviceRanking.slice(0, 7));
  });

  it('may have other numbers, other captions or none', () => {
    expect(read(SAMPLE_TEXT.replaceAll(/表 (\d)-\d/g, '表 $1-7'))).toEqual(sample);
    expect(read(SAMPLE_TEXT.replaceAll(/表 \d-\d：/g, ''))).toEqual(sample);
    expect(read(SAMPLE_TEXT.replaceAll(/表 \d-\d：.*\n\n/g, ''))).toEqual(sample);
    expect(read(edited(['详细排名见下表', '详细排名见表 3-2']))).toEqual(sample);
  });

  it('take their unit from the header', () => {
    const inUnit = (unit: string) =>
      read(edited(['服务量（次）', `服务量（${unit}）`])).prefectureSharing?.serviceRanking[0];
    expect(inUnit('万次')?.volume).toMatchObject({ times: 39_110_740_000, reportedUnit: 'TEN_THOUSAND_TIMES' });
    expect(inUnit('亿次')?.volume.reportedUnit).toBe('HUNDRED_MILLION_TIMES');
  });

  it('round alike in all rows: 327.6 beside 323.99 is a figure of 0.01 万次', () => {
    const steps = sample.departmentSharing?.usageRanking.map(({ volume }) => volume.roundingStep);
    expect(new Set(steps)).toEqual(new Set([100]));
  });

  it('may be left out with what announces them', () => {
    const text = edited(['，详细排名见下表。\n\n表 3-3', '。\n\n表 3-3'], [/表 3-3[\s\S]*?(?=四、)/, '']);
    expect(read(text).departmentSharing).toEqual({ ...sample.departmentSharing, usageRanking: [] });
  });
});

describe('sections', () => {
  it('are known by their words, not by their number', () => {
    const text = edited([/二、国家数据共享情况[\s\S]*?三、/, '二、'], ['四、市州', '三、市（州）'], ['五、', '四、']);
    expect(read(text)).toEqual({ ...sample, nationalSharing: null });
  });

  it('may have no number, or the number of another', () => {
    expect(read(SAMPLE_TEXT.replaceAll(/^[一二三四五]、/gm, ''))).toEqual(sample);
    expect(read(edited(['五、', '四、']))).toEqual(sample);
  });

  it('may stand in another order', () => {
    const [, departments = '', prefectures = ''] = /(三、[\s\S]*)(四、[\s\S]*)五、/.exec(SAMPLE_TEXT) ?? [];
    const swapped = prefectures.replace('四、', '三、') + departments.replace('三、', '四、');
    expect(read(SAMPLE_TEXT.replace(departments + prefectures, swapped))).toEqual(sample);
  });

  it('may be one more, on opening, as long as it prints no figure', () => {
    const opening = '五、公共数据开放情况\n\n2024年6月，省直各部门持续推进公共数据开放。\n\n六、数据应用';
    expect(read(edited(['五、数据应用', opening]))).toEqual(sample);
  });
});

describe('the end', () => {
  it('may lack the note, or its contact person', () => {
    const withoutContact: Issue = { ...sample, contact: null };
    expect(read(edited([/注：[\s\S]*?(?=报：)/, '']))).toEqual(withoutContact);
    expect(read(edited([/（联系人[\s\S]*?00\)/, '']))).toEqual(withoutContact);
  });

  it('may print the contact person in other words', () => {
    const contact = (text: string) => read(edited([/（联系人[\s\S]*?00\)/, text])).contact;
    expect(contact('(联系人:某 某,联系电话:0000-0000000)')).toEqual({
      name: '某 某',
      email: null,
      phone: '0000-0000000',
    });
    expect(contact('（电子邮箱：a.b@example.org）')).toEqual({ name: null, email: 'a.b@example.org', phone: null });
  });

  it('may lack a line of the colophon, but for the last', () => {
    const { distribution } = read(edited(['报：省大数据局\n\n', ''], ['(其中电子公文 85 份)', ''])).overview;
    expect(distribution).toEqual({ ...sample.overview.distribution, reportedTo: null, electronicCopies: null });
    const bare = read(edited([/报：[\s\S]*?(?=贵州省信息中心办公室)/, ''])).overview.distribution;
    expect(bare).toMatchObject({ sentTo: null, issuingOffice: '贵州省信息中心办公室', copies: 95 });
  });
});
