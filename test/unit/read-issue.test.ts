import { describe, expect, it } from 'vitest';
import type { Issue } from '../../issue/issue.js';
import { juneIssue } from '../support/june-issue.js';
import { parse, SAMPLE_TEXT } from '../support/sample.js';
import { withoutLines } from '../support/without-lines.js';

describe('the issue of June 2024', () => {
  const issue = parse(SAMPLE_TEXT);
  const printedOn = (line: number | null | undefined) => SAMPLE_TEXT.split('\n')[(line ?? 0) - 1];

  it('is read as the contract answers it', () => {
    const { caseStudies, contact, ...rest } = withoutLines(issue);
    const expected = withoutLines(juneIssue());
    expect(rest).toEqual({ ...expected, caseStudies: undefined, contact: undefined });
    expect(caseStudies.map((study) => ({ ...study, figures: [] }))).toEqual(expected.caseStudies);
  });

  it('keeps the figures of the case study with clause, unit and paragraph', () => {
    const [study] = withoutLines(issue).caseStudies;
    expect(study?.figures).toEqual([
      { clause: '检查检验结果互认系统累计汇聚检验数据 40.17 万条', reportedText: '40.17', unit: '万条', paragraph: 3 },
      { clause: '检查数据 91.3 万条', reportedText: '91.3', unit: '万条', paragraph: 3 },
      { clause: '形成互认结果 17.7 万份', reportedText: '17.7', unit: '万份', paragraph: 3 },
      {
        clause: '全市 32 家二级及以上公立医疗机构依托检查检验结果互认系统',
        reportedText: '32',
        unit: '家',
        paragraph: 3,
      },
      { clause: '累计为患者节约医疗费用 2815 万元', reportedText: '2815', unit: '万元', paragraph: 3 },
    ]);
  });

  it('separates the contact person, torn by a page break between brackets of two kinds', () => {
    expect(issue.contact).toEqual({ name: '某某某', email: 'contact@example.org', phone: '00000000000' });
    expect(JSON.stringify({ ...issue, contact: null })).not.toMatch(/某某某|example|00000000000/);
  });

  it('tells the line of every figure', () => {
    for (const { text, line } of figuresOf(issue)) expect(printedOn(line)).toContain(text);
    const counts = { ...issue.overview.applications, ...issue.overview.distribution };
    for (const { figure, line } of issue.overview.sources) {
      const field = figure.split('.').at(-1) as keyof typeof counts;
      expect(printedOn(line)).toContain(field in counts ? String(counts[field]) : '2024年7月11日');
    }
    expect(issue.overview.sources.map(({ figure }) => figure)).toEqual([
      'issuedOn',
      'applications.submitted',
      'applications.reviewed',
      'applications.pending',
      'applications.unconditional',
      'applications.issued',
      'applications.rejected',
      'distribution.copies',
      'distribution.electronicCopies',
    ]);
    expect(issue.nationalSharing?.sources).toEqual([
      { figure: 'applications.cumulative', line: 25 },
      { figure: 'applications.departmentCount', line: 25 },
      { figure: 'recommendedFor', line: 29 },
    ]);
  });
});

/** Every row and volume, with the text its line must hold. */
function figuresOf({ overview, nationalSharing, departmentSharing, prefectureSharing, caseStudies }: Issue) {
  const rankings = [departmentSharing, prefectureSharing].flatMap((section) => [
    ...(section?.serviceRanking ?? []),
    ...(section?.usageRanking ?? []),
  ]);
  return [
    ...Object.values(overview.exchange ?? {}).map((volume) => ({ text: volume?.reportedText, line: volume?.line })),
    ...(nationalSharing?.recommendations ?? []).map(({ rank, name, ministryName, line }) => ({
      text: `${rank}\t${name}\t${ministryName}`,
      line,
    })),
    ...(departmentSharing?.responsiveness ?? []).map(({ name, line }) => ({ text: name, line })),
    ...rankings.map(({ rank, name, volume }) => ({
      text: `${rank}\t${name}\t${volume.reportedText}`,
      line: volume.line,
    })),
    ...caseStudies.flatMap(({ title, line, figures }) => [
      { text: title, line },
      ...figures.map(({ clause, line: at }) => ({ text: clause, line: at })),
    ]),
  ];
}
