import type { CaseStudyContent } from '../issue.js';
import type { PrintedFigure } from './printed-figure.js';

/** Section 五: title, source and each paragraph; a figure in the text changes the paragraph it stands in. */
export function caseStudyFigures(studies: readonly CaseStudyContent[]): PrintedFigure[] {
  return studies.flatMap(({ title, paragraphs, sourceName, line = null }, index) => {
    const place = index + 1;
    const part = (name: string, subject: string, text: string): PrintedFigure => ({
      id: `case/${place}/${name}`,
      printedIn: '五',
      subject: `案例 ${place} ${subject}`,
      text,
      value: null,
      line,
    });
    return [
      part('title', '标题', title),
      ...paragraphs.map((text, at) => part(`paragraph/${at + 1}`, `第 ${at + 1} 段`, text)),
      ...(sourceName === null ? [] : [part('source', '资料来源', sourceName)]),
    ];
  });
}
