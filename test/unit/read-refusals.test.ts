import { describe, expect, it } from 'vitest';
import { UnreadableIssue } from '../../issue/read/unreadable-issue.js';
import { problemsOf } from '../support/problems-of.js';
import { edited, parse, SAMPLE_TEXT } from '../support/sample.js';

const lines = SAMPLE_TEXT.split('\n');
const cutBefore = (line: number) => `${lines.slice(0, line - 1).join('\n')}\n`;
const without = (line: number) => lines.filter((_, index) => index !== line - 1).join('\n');
const expectProblem = (document: string | Uint8Array, line: number | null, expected: string, found: string) =>
  expect(problemsOf(document)).toContainEqual({ line, expected, found });

describe('another document', () => {
  const TITLE = '《贵州省公共数据共享开放月报》';

  it('is an empty file', () => {
    expect(problemsOf('')).toEqual([{ line: null, expected: TITLE, found: '空文件' }]);
    expect(problemsOf('\uFEFF\r\n \r\n')).toEqual([{ line: null, expected: TITLE, found: '空文件' }]);
  });

  it.each(['某市政务公开年度报告', '贵州省公共数据共享开放年报', '贵州省公共数据共享开放', '{"month":"2024-06"}'])(
    'is %s',
    (first) => {
      expect(problemsOf(`\n${first}\n\n2024年6月\n`)).toEqual([{ line: 2, expected: TITLE, found: first }]);
    },
  );

  it('is a file that is no text, or in another encoding', () => {
    const expected = 'UTF-8 或 GB18030 编码的文本';
    for (const bytes of [[0x50, 0x4b, 3, 4, 0, 0], [0xff, 0xff, 0xff], [0xff]]) {
      expect(problemsOf(Uint8Array.from(bytes))).toEqual([{ line: null, expected, found: '其他编码或二进制文件' }]);
    }
  });

  it('is a text far longer than an issue', () => {
    expectProblem(
      `${SAMPLE_TEXT}${'\n'.repeat(200_000)}`,
      null,
      '一期月报，不超过 200000 字',
      `${SAMPLE_TEXT.length + 200_000} 字`,
    );
    expectProblem(Buffer.alloc(1_000_001, 'a'), null, '不超过 1000000 字节的文本', '1000001 字节');
  });
});

describe('a document that is cut', () => {
  const WHOLE = '以“共印 N 份”结尾的完整月报';

  it('in the middle of a table', () => {
    expect(problemsOf(cutBefore(64))).toEqual([{ line: 63, expected: WHOLE, found: '6 省公安厅 116.98' }]);
  });

  it('in the middle of a row, of a sentence, behind a header or a heading', () => {
    expectProblem(`${cutBefore(64)}7\t省人力`, 64, '一行 3 格', '2 格:7 省人力');
    expectProblem(
      `${cutBefore(15)}省数据共享交换平台发起数据共享申请 154 次，其中`,
      15,
      '以句号结尾的完整句子',
      '省数据共享交换平台发起数据共享申请 154 次,其中',
    );
    expectProblem(cutBefore(58), 57, '表头之后有表格的行', '没有行');
    expectProblem(cutBefore(122), 121, '表头之后有表格的行', '没有行');
    expectProblem(cutBefore(71), 69, '标题之后有内容', '(三)数据使用情况');
    expectProblem(cutBefore(129), 127, '标题之后有内容', '五、数据应用典型案例');
  });

  it('in the middle of the case study, of the note, of the colophon', () => {
    expectProblem(cutBefore(137), 135, WHOLE, problemsOf(cutBefore(137)).at(-1)?.found ?? '');
    expectProblem(cutBefore(139), 137, '以句号结尾的附注', '（附注或联系方式，不予引用）');
    expect(problemsOf(cutBefore(141))).toEqual([{ line: 139, expected: WHOLE, found: '（附注或联系方式，不予引用）' }]);
    expect(problemsOf(cutBefore(149))).toEqual([{ line: 147, expected: WHOLE, found: '贵州省信息中心办公室' }]);
    expectProblem(`${cutBefore(149)}共印 95 份(其中`, 149, '“共印 N 份(其中电子公文 N 份)”', '共印 95 份(其中');
  });

  it('anywhere else', () => {
    for (let line = 1; line < lines.length; line += 1) expect(() => parse(cutBefore(line))).toThrow(UnreadableIssue);
  });

  it('in its middle, and goes on', () => {
    expectProblem(without(60), 60, '序号 3', '4 省大数据局 248.61');
    expectProblem(without(119), 121, '序号 6', '7 安顺市 27672');
    expectProblem(without(45), 56, '只有一个推荐资源的表格', '序号 提供部门 服务量(万次)');
    expectProblem(without(51), 68, '序号为 2 的标题，其间不缺内容', '(三)数据使用情况');
    expectProblem(
      edited([/二、国家[\s\S]*?(?=三、)/, '']),
      21,
      '序号为 2 的标题，其间不缺内容',
      '三、部门数据共享服务情况',
    );
    expectProblem(edited([/表 3-3[\s\S]*?(?=四、)/, '']), 71, '正文所指的表格', '没有表格');
    expectProblem(edited(['、省大数据局。', '。']), 49, '3 个名称', '2 个');
    expectProblem(edited(['其中审核 98 次', '其中审核']), 15, '每项之后的次数', '其中审核(含驳回、通过)、未审核21次');
    expectProblem(edited(['、驳回 4 次', '、驳回']), 15, '每项之后的次数', '、驳回');
  });
});

describe('the cover', () => {
  it('names one month, one publisher and one date', () => {
    expectProblem(without(5), 6, '封面上一个月份，如“2024年6月”', '没有');
    expectProblem(without(7), 5, '封面上一行编印单位', '没有');
    expectProblem(edited(['2024年6月\n', '2024年6月\n\n2024年7月\n']), 5, '封面上一个月份，如“2024年6月”', '2 个');
    expectProblem(edited(['2024年7月11日', '7月11日']), 5, '封面上一个印发日期，如“2024年7月11日”', '没有');
  });

  it('names a month and a date there are', () => {
    expectProblem(edited(['2024年6月\n', '2024年13月\n']), 5, '1 至 12 月', '2024-13');
    expectProblem(edited(['2024年7月11日', '2024年6月31日']), 9, '历法上有的日期', '2024-06-31');
    expectProblem(edited(['\n6月，国家', '\n16月，国家']), 29, '1 至 12 月', '16月,');
  });
});

describe('a figure of the prose', () => {
  const FIGURE = '数据共享申请的次数或数据交换的万次数，各一次';

  it.each([
    ['154 次', 'l54 次', '发起数据共享申请l54次'],
    ['154 次', '1O4 次', '起数据共享申请1'],
    ['154 次', '154 件', '数据共享申请154'],
    ['154 次', '154 万次', '据共享申请154万次'],
    ['154 次', '15 4 次', '据共享申请15'],
    ['154 次', '1,54 次', '数据共享申请1'],
    ['未审核 21', '退回 21', '退回21次'],
    ['驳回 4 次', '签发 4 次', '签发4次'],
    ['发起数据共享申请 154', '受理数据开放申请 154', '受理数据开放申请154次'],
    ['4423.49 万余', '4423.49 千余', '换平台交换数据4423.49'],
    ['市州提供', '某处提供', '某处提供数据服务624.57万余次'],
    ['使用数据 1241.84', '约使用数据 1241.84', '约使用数据1241.84万余次'],
    ['使用数据 1241.84', '提供数据服务 1241.84', '提供数据服务1241.84万余次'],
  ])('is refused where it prints %s as %s', (from, to, found) => {
    const problems = problemsOf(edited([from, to]));
    const [problem] = problems.filter(({ expected }) => expected === FIGURE);
    expect(problem?.line).toBe(SAMPLE_TEXT.slice(0, SAMPLE_TEXT.indexOf(from)).split('\n').length);
    expect(problem?.found.endsWith(found)).toBe(true);
  });

  it('is refused where it is no number of its unit', () => {
    expectProblem(edited(['3798.93', '3798.93.1']), 19, FIGURE, '其中省直部门提供数据服务3798.93');
    expectProblem(edited(['154 次', '1.5 次']), 15, '不超过 2147483647 的整数', '1.5');
    expectProblem(edited(['154 次', '9999999999 次']), 15, '不超过 2147483647 的整数', '9999999999');
    expectProblem(edited(['3798.93', '3798.93001']), 19, '以万次计的数字', '3798.93001');
  });

  it('is refused where it is of another month than the cover', () => {
    expectProblem(
      edited(['\n省数据共享交换平台发起', '\n5月，省数据共享交换平台发起']),
      15,
      '封面的月份 2024-06',
      '2024-05',
    );
  });

  it('is refused in a heading or a caption, which are not kept', () => {
    const CUT = '以句号结尾的完整句子';
    expectProblem(edited(['（二）数据交换情况', '（二）数据交换 12 万次']), 17, FIGURE, '(二)数据交换12万次');
    expectProblem(edited(['表 3-2：部门数据服务量 TOP10', '合计 98 万次']), 55, CUT, '合计 98 万次');
  });

  it('is refused in a sentence that is not known', () => {
    const added = (after: string, sentence: string) => edited([after, `${after}${sentence}`]);
    const sentence = '其中 3 项为新增';
    expectProblem(
      added('国家数据 359 次。', `${sentence}。`),
      25,
      '国家数据的累计申请，或一个月份的资源推荐',
      '其中3项为新增',
    );
    expectProblem(added('省大数据局。', `${sentence}。`), 49, '排名或“见下表”', '其中3项为新增');
    expectProblem(
      edited(['省乡村振兴局等 13 个部门累计', '省乡村振兴局等 13 个处室累计']),
      25,
      '“截至目前，…等 N 个部门累计通过…申请国家数据 N 次”',
      '截至目前,省乡村振兴局等13个处室累计通过省数据共享交换平台国家数据直达基层专区申请国家数据359次',
    );
    expectProblem(
      edited(['服务量排名前三的地区为', '服务量位居前三的地区为']),
      91,
      '“…排名前 N 的有…”及名称',
      '在数据交换工作中,数据服务量位居前三的地区为贵阳市、黔南州、遵义市',
    );
  });
});

describe('a table', () => {
  it.each([
    ['5\t毕节市\t16335', '5\t毕节市', '一行 3 格', '2 格:5 毕节市'],
    ['5\t毕节市\t16335', '5\t毕节市\t16335\t16336', '一行 3 格', '4 格:5 毕节市 16335 16336'],
    ['5\t毕节市\t16335', '5\t\t16335', '一行 3 格', '2 格:5 16335'],
    ['5\t毕节市\t16335', 'S\t毕节市\t16335', '序号 5', 'S 毕节市 16335'],
    ['5\t毕节市\t16335', '15\t毕节市\t16335', '序号 5', '15 毕节市 16335'],
    ['5\t毕节市\t16335', '5\t毕节市\t1633S', '以次计的数字', '1633S'],
    ['5\t毕节市\t16335', '5\t毕节市\t-16335', '以次计的数字', '-16335'],
    ['5\t毕节市\t16335', '5\t毕节市\t163.5', '以次计的数字', '163.5'],
    ['5\t毕节市\t16335', '5\t毕节市\t16,35', '以次计的数字', '16,35'],
    ['5\t毕节市\t16335', '5\t毕节市\t—', '以次计的数字', '—'],
    ['5\t毕节市\t16335', '5\t毕节市\t99999999999999999999', '以次计的数字', '99999999999999999999'],
  ])('is refused where it prints %j as %j', (from, to, expected, found) => {
    expect(problemsOf(edited([from, to]))).toEqual([{ line: 100, expected, found }]);
  });

  it.each([
    ['服务量（千次）', '单位为次、万次或亿次的表头'],
    ['服务量（万余次）', '单位为次、万次或亿次的表头'],
    ['服务量', '服务量或使用量表格的表头，如“序号 提供部门 服务量（万次）”'],
    ['使用量（次）', '服务量或使用量表格的表头，如“序号 提供部门 服务量（万次）”'],
    ['开放量（次）', '服务量或使用量表格的表头，如“序号 提供部门 服务量（万次）”'],
  ])('is refused where its header ends in %s', (cell, expected) => {
    const found = `序号 提供市州 ${cell}`.replace('（', '(').replace('）', ')');
    expect(problemsOf(edited(['服务量（次）', cell]))).toEqual([{ line: 95, expected, found }]);
  });

  it('is refused in a section it does not belong to, or twice', () => {
    const expected = '服务量或使用量表格的表头，如“序号 提供部门 服务量（万次）”';
    expectProblem(edited(['提供市州\t服', '提供部门\t服']), 95, expected, '序号 提供部门 服务量(次)');
    expectProblem(edited(['提供部门\t服', '提供市州\t服']), 57, expected, '序号 提供市州 服务量(万次)');
    const table = /序号\t提供市州[\s\S]*贵安新区\t0\n/.exec(SAMPLE_TEXT)?.[0] ?? '';
    expectProblem(edited([table, `${table}\n${table}`]), 108, '序号 11', '1 贵阳市 3911074');
    expectProblem(
      edited([table, `${table}\n${table.replace('次', '万次')}`]),
      107,
      '服务量、使用量各一个表格',
      '序号 提供市州 服务量(万次)',
    );
  });

  it('is refused without a header', () => {
    expectProblem(without(95), 95, '表头“序号 …”在表格各行之前', '1 贵阳市 3911074');
  });
});

describe('a section', () => {
  it('on opening is refused if it prints figures, which would be lost', () => {
    const opening = '五、公共数据开放情况\n\n本月开放数据集 12 个。\n\n六、数据应用';
    expect(problemsOf(edited(['五、数据应用', opening]))).toEqual([
      { line: 127, expected: '已知的部分，其数字才不会丢失', found: '五、公共数据开放情况(第 129 行有数字)' },
    ]);
  });

  it('on opening is never taken for one of departments or prefectures', () => {
    const opening = '五、部门数据开放情况\n\n序号\t提供部门\t服务量（万次）\n1\t省高院\t3\n\n六、数据应用';
    expectProblem(
      edited(['五、数据应用', opening]),
      127,
      '已知的部分，其数字才不会丢失',
      '五、部门数据开放情况(第 129 行有数字)',
    );
  });

  it('is refused twice', () => {
    expectProblem(
      edited(['三、部门数据共享服务情况', '三、国家数据共享情况']),
      45,
      '每一部分只出现一次',
      '三、国家数据共享情况',
    );
  });

  it('of the overview must be there, and print a figure', () => {
    expectProblem(edited(['一、总体情况', '一、概述']), 9, '“总体情况”部分', '没有');
    const text = edited([/（一）数据调度情况[\s\S]*?(?=二、国)/, '本月运行平稳。\n\n']);
    expectProblem(text, 13, '数据共享申请的次数或数据交换的万次数', '本月运行平稳');
  });
});

describe('problems', () => {
  it('are all told at once, in the order of the document', () => {
    const text = edited(['4\t六盘水市\t25430', '4\t六盘水市\t2543O'], ['98 次', '98 份'], ['7\t省医疗', '9\t省医疗']);
    expect(problemsOf(text).map(({ line }) => line)).toEqual([15, 82, 99]);
    expect(() => parse(text)).toThrow(
      /^无法读取 .*\n {2}第 15 行：应为.*\n.*第 82 行：应为.*\n.*第 99 行：应为以次计的数字，实为2543O$/,
    );
  });

  it('are at most a hundred', () => {
    const rows = Array.from({ length: 1_000 }, () => 'x\ty').join('\n');
    expect(problemsOf(edited(['5\t毕节市', `${rows}\n5\t毕节市`]))).toHaveLength(100);
  });

  it('never quote the contact person, whatever is broken about the note', () => {
    const breaks: [string | RegExp, string][] = [
      ['注：', ''],
      ['注：', '注'],
      ['（联系人：某某某；邮箱：\n\n', '（联系人：某某某\n\n邮箱：'],
      ['联系人：', '联系人'],
      ['contact@example.org', 'contact.example.org'],
      ['联系电话：00000000000', '联系电话：无'],
      ['内容。\n\n报', '内容\n\n报'],
      ['（资料来源：铜仁市大数据局）', '（联系人：某某某，电话：00000000000）'],
      ['\n\n注：', '\n\n五、注：'],
      [/注：[\s\S]*?（联系人/, '联系人'],
      ['某某某；邮箱', '\n\n某某某；\n\n邮箱'],
    ];
    for (const change of breaks) {
      const text = edited(change);
      try {
        parse(text);
      } catch (error) {
        expect(String(error)).not.toMatch(/某某某|example|0000/);
      }
      // Cut behind it, everything that was left open is a problem.
      const upTo = text.indexOf('案例反馈');
      expect(JSON.stringify(problemsOf(text.slice(0, upTo)))).not.toMatch(/某某某|example|0000/);
    }
  });

  it('include contact data in the text of a case study, which is public', () => {
    const text = edited(['2815 万元。', '2815 万元。详情请致电联系人：某某某，13900000000。']);
    expect(problemsOf(text)).toEqual([
      { line: 135, expected: '不含联系方式的案例', found: '（附注或联系方式，不予引用）' },
    ]);
  });
});
