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
const NUMBER = /(?<!第 ?)(?<![A-Za-z\d.])\d+(?:,\d{3})*(?:\.\d+)?/g;
const UNIT = new RegExp(` {0,4}((?:[十百千]?[万亿])?余?[万亿]?余?(?:${MEASURES.join('|')})|[万亿]余?)`, 'y');
/** A comma between digits parts thousands, not clauses. */
const CLAUSE_END = /[;:。!?]|(?<!\d),|,(?!\d)/;

/** The figures of a paragraph, each with the clause it stands in, all as printed. Its text is kept whole beside them. */
export function caseFiguresOf(paragraph: Passage, number: number): CaseFigure[] {
  const figures: CaseFigure[] = [];
  let start = 0;
  for (const clause of paragraph.folded.split(CLAUSE_END)) {
    for (const { 0: digits, index } of clause.matchAll(NUMBER)) {
      UNIT.lastIndex = index + digits.length;
      const unit = UNIT.exec(clause)?.[1];
      if (!unit) continue;
      figures.push({
        clause: paragraph.text.slice(start, start + clause.length).trim(),
        reportedText: digits,
        unit,
        paragraph: number,
        line: paragraph.lineAt(start + index),
      });
    }
    start += clause.length + 1;
  }
  return figures;
}
