import type { CaseFigure } from '../issue.js';
import type { Passage } from './passage.js';

/** Measure words a figure of a case study may have; longer ones first, since 个 begins 个百分点. */
const MEASURES = [
  '个百分点',
  '个工作日',
  '平方公里',
  '百分点',
  '工作日',
  '人次',
  '户次',
  '车次',
  '小时',
  '分钟',
  '公里',
  '公斤',
  '%',
  ...'次条份家元人件项个类户笔张台套例名位所处种批宗起本辆亩吨倍天倍',
];
// A number inside a word or a code (5G, A1), a date (2024年) or an ordinal (第3批) is no figure.
const NUMBER = /(?<![A-Za-z\d.第])\d+(?:,\d{3})*(?:\.\d+)?/g;
const UNIT = new RegExp(` ?((?:[十百千]?[万亿])?余?[万亿]?余?(?:${MEASURES.join('|')})|[万亿]余?)`, 'y');
const CLAUSE_END = /[,;:。!?]/;

/** The figures of a paragraph, each with the clause it stands in, all as printed. Its text is kept whole beside them. */
export function caseFiguresOf(paragraph: Passage, number: number): CaseFigure[] {
  const { text, folded } = paragraph;
  const figures: CaseFigure[] = [];
  for (const { 0: digits, index } of folded.matchAll(NUMBER)) {
    const end = index + digits.length;
    UNIT.lastIndex = end;
    const unit = UNIT.exec(folded)?.[1];
    if (!unit) continue;
    const clause = text.slice(clauseStart(folded, index), clauseEnd(folded, end)).trim();
    figures.push({ clause, reportedText: digits, unit, paragraph: number, line: paragraph.lineAt(index) });
  }
  return figures;
}

function clauseStart(folded: string, index: number): number {
  let start = index;
  while (start > 0 && !endsClause(folded, start - 1)) start -= 1;
  return start;
}

function clauseEnd(folded: string, index: number): number {
  let end = index;
  while (end < folded.length && !endsClause(folded, end)) end += 1;
  return end;
}

/** A comma between digits parts thousands, not clauses. */
const endsClause = (folded: string, index: number): boolean =>
  CLAUSE_END.test(folded.charAt(index)) && !/\d.\d/.test(folded.slice(Math.max(0, index - 1), index + 2));
