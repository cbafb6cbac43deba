import { caseStudyFigures } from '../../../issue/figures/case-study-figures.js';
import type { PrintedFigure } from '../../../issue/figures/printed-figure.js';
import type { CasesContext } from '../context.js';

/** Everything section 五 of a snapshot prints. */
export async function figuresOf(snapshot: string, { loaders }: CasesContext): Promise<PrintedFigure[]> {
  const studies = await loaders.caseStudy.load(snapshot);
  return caseStudyFigures(studies.map((study) => ({ ...study, figures: [] })));
}
