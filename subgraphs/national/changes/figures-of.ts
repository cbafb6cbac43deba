import { nationalSharingFigures } from '../../../issue/figures/national-sharing-figures.js';
import type { PrintedFigure } from '../../../issue/figures/printed-figure.js';
import type { NationalContext } from '../context.js';

/** Everything section 二 of a snapshot prints. */
export async function figuresOf(snapshot: string, { loaders }: NationalContext): Promise<PrintedFigure[]> {
  const [section, namedDepartments, recommendations] = await Promise.all([
    loaders.section.load(snapshot),
    loaders.namedDepartment.load(snapshot),
    loaders.recommendation.load(snapshot),
  ]);
  if (!section) return [];
  const { cumulative, departmentCount, zone, recommendedFor, sources } = section;
  const applications = cumulative === null ? null : { cumulative, departmentCount, zone, namedDepartments };
  return nationalSharingFigures({ applications, recommendedFor, recommendations, sources });
}
