import { describe, expect, it } from 'vitest';
import { problemsOf } from '../support/problems-of.js';
import { edited, parse } from '../support/sample.js';

/** The sample with another section 五. */
const withStudies = (...paragraphs: string[]) =>
  edited([/(五、数据应用典型案例)[\s\S]*?(?=注：)/, `五、数据应用典型案例\n\n${paragraphs.join('\n\n')}\n\n`]);
const studiesOf = (...paragraphs: string[]) => parse(withStudies(...paragraphs)).caseStudies;
const figuresOf = (text: string) => studiesOf('标题', text)[0]?.figures.map(({ line, paragraph, ...rest }) => rest);

const FIRST = ['数据多跑路，群众少跑腿', '甲县打通系统。', '累计办理 3 万件。（资料来源：遵义市大数据局）'];
const SECOND = ['推动互认', '乙县汇聚数据 5 万条。（资料来源：黔南州大数据局）'];

describe('case studies', () => {
  it('may be none: no section, or a sentence that says so', () => {
    expect(parse(edited([/五、数据应用典型案例[\s\S]*?(?=注：)/, ''])).caseStudies).toEqual([]);
    expect(studiesOf('本月暂无典型案例。')).toEqual([]);
  });

  it.each([
    ['numbered', ['（一）', '（二）']],
    ['numbered otherwise', ['1. ', '2. ']],
    ['called 案例', ['案例一：', '案例二：']],
    ['not numbered', ['', '']],
  ])('may be two, %s', (_, [first, second]) => {
    const [one, two, ...more] = studiesOf(
      `${first}${FIRST[0]}`,
      ...FIRST.slice(1),
      `${second}${SECOND[0]}`,
      ...SECOND.slice(1),
    );
    expect(one).toMatchObject({
      title: '数据多跑路，群众少跑腿',
      paragraphs: ['甲县打通系统。', '累计办理 3 万件。'],
      sourceName: '遵义市大数据局',
      prefectureId: '520300',
      line: 129,
    });
    expect(two).toMatchObject({ title: '推动互认', sourceName: '黔南州大数据局', prefectureId: '522700', line: 135 });
    expect(two?.figures).toMatchObject([{ reportedText: '5', paragraph: 1, line: 137 }]);
    expect(more).toEqual([]);
  });

  it('may name no source, and then begin where a headline stands', () => {
    const [one, two] = studiesOf('标题一', '正文一。', '标题二', '正文二。');
    expect(one).toMatchObject({ title: '标题一', paragraphs: ['正文一。'], sourceName: null, prefectureId: null });
    expect(two).toMatchObject({ title: '标题二', paragraphs: ['正文二。'] });
  });

  it('may have numbered parts, which are paragraphs of one study', () => {
    const parts = ['（一）主要做法', '打通系统。', '（二）取得成效', '办理 3 万件。'];
    expect(studiesOf('标题', ...parts)).toMatchObject([{ title: '标题', paragraphs: parts }]);
  });

  it('may break a headline over two lines, which is the space between its clauses', () => {
    expect(studiesOf('推动共享\n破解难题', '正文。')[0]?.title).toBe('推动共享 破解难题');
  });

  it('may break over a page in the middle of a sentence', () => {
    const [study] = studiesOf('标题', '目前，累计汇聚数据 40.17', '万条，办理 3 万件。');
    expect(study?.paragraphs).toEqual(['目前，累计汇聚数据 40.17万条，办理 3 万件。']);
    expect(study?.figures).toMatchObject([
      { reportedText: '40.17', unit: '万条', line: 131 },
      { reportedText: '3', unit: '万件', line: 133 },
    ]);
  });
});

describe('the source', () => {
  it.each([
    ['办结。（资料来源：安顺市大数据局）'],
    ['办结。(资料来源: 安顺市大数据局)。'],
    ['办结（资料来源：安顺市大数据局）。'],
    ['办结。资料来源：安顺市大数据局'],
    ['办结。\n\n（资料来源：安顺市大数据局）'],
    ['办结。\n\n资料来源：安顺市大数据局'],
    ['办结。（资料来源：\n\n安顺市大数据局）'],
  ])('is no part of the text: %j', (text) => {
    expect(studiesOf('标题', text)).toMatchObject([
      { paragraphs: ['办结。'], sourceName: '安顺市大数据局', prefectureId: '520400' },
    ]);
  });

  it('is kept with brackets of its own', () => {
    expect(studiesOf('标题', '办结。（资料来源：省某局（某处））')[0]?.sourceName).toBe('省某局（某处）');
  });
});

describe('the prefecture', () => {
  const prefectureOf = (text: string, source: string) =>
    studiesOf('标题', `${text}。（资料来源：${source}）`)[0]?.prefectureId;

  it.each([
    ['the one the source names', '全省推开', '黔南州大数据局', '522700'],
    ['the one the source names by its full name', '全省推开', '黔南布依族苗族自治州大数据局', '522700'],
    ['never one whose name it only ends like', '全省推开', '黔西南州大数据局', '522300'],
    ['the one the text names, where the source names none', '毕节市推开', '省大数据局', '520500'],
    ['that of the source, where the text names others too', '学习贵阳市经验，毕节市推开', '毕节市大数据局', '520500'],
    ["Gui'an New Area", '贵安新区推开', '省大数据局', 'gz-guian'],
    ['none, where none is named', '全省推开', '省大数据局', null],
    ['none, where a name is not exact', '贵阳推开', '黔南大数据局', null],
    ['none, where the source names several', '全省推开', '贵阳市、遵义市大数据局', null],
    ['none, where the text names several', '贵阳市、遵义市推开', '省大数据局', null],
    ['none, where source and text differ', '贵阳市推开', '遵义市大数据局', null],
  ])('is %s', (_, text, source, id) => {
    expect(prefectureOf(text, source)).toBe(id);
  });
});

describe('the figures', () => {
  it('are numbers with a unit, in the clause they stand in', () => {
    expect(figuresOf('今年，覆盖 1,234 户次，办结率 99.5%；节约 2 亿元、时间 3 小时。增长 1.5 个百分点。')).toEqual([
      { clause: '覆盖 1,234 户次', reportedText: '1,234', unit: '户次' },
      { clause: '办结率 99.5%', reportedText: '99.5', unit: '%' },
      { clause: '节约 2 亿元、时间 3 小时', reportedText: '2', unit: '亿元' },
      { clause: '节约 2 亿元、时间 3 小时', reportedText: '3', unit: '小时' },
      { clause: '增长 1.5 个百分点', reportedText: '1.5', unit: '个百分点' },
    ]);
  });

  it('are read in full width, with 余, without spaces', () => {
    expect(figuresOf('累计汇聚４０．１７万余条，覆盖32家。')).toEqual([
      { clause: '累计汇聚４０．１７万余条', reportedText: '40.17', unit: '万余条' },
      { clause: '覆盖32家', reportedText: '32', unit: '家' },
    ]);
  });

  it('are neither dates, nor ordinals, nor parts of names', () => {
    expect(figuresOf('2024年6月11日，第3批、第 4 批 5G 基站和 A1 类系统接入 12345 热线，一窗通办。')).toEqual([]);
  });
});

describe('a section of case studies is refused', () => {
  const expectProblem = (text: string, line: number, expected: string, found: string) =>
    expect(problemsOf(text)).toContainEqual({ line, expected, found });

  it('if text stands without a headline', () => {
    expectProblem(
      withStudies('长期以来，系统互不联通。', '目前，全面接入。'),
      129,
      '案例标题',
      '长期以来,系统互不联通。',
    );
    expectProblem(withStudies(...FIRST, '另有正文。'), 135, '案例标题', '另有正文。');
  });

  it('if a headline stands without text', () => {
    expectProblem(withStudies('标题一', '标题二', '正文。'), 129, '标题之后有正文', '标题一');
    expectProblem(withStudies('标题'), 129, '标题之后有正文', '标题');
  });

  it('if it holds a table, which is no text', () => {
    expectProblem(withStudies('标题', '正文。', '指标\t数值\n1\t2'), 133, '案例中没有表格', '指标 数值');
  });

  it('if a sentence is cut', () => {
    expectProblem(withStudies('标题', '目前，累计汇聚数据'), 131, '以句号结尾的段落', '目前,累计汇聚数据');
    expectProblem(
      withStudies('（一）标题', '目前，累计', '（二）标题', '正文。'),
      131,
      '以句号结尾的段落',
      '目前,累计',
    );
    expectProblem(withStudies('标题', '目前，累计（资料来源：省大数据局）'), 131, '以句号结尾的正文', '目前,累计');
  });

  it('if its source is cut, or goes on', () => {
    expectProblem(withStudies('标题', '正文。（资料来源：省大数'), 131, '以句号结尾的段落', '正文。(资料来源:省大数');
    expectProblem(withStudies('标题', '正文。（资料来源：）'), 131, '段末的“（资料来源：…）”', '正文。(资料来源:)');
  });
});
