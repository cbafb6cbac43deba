import type { PrintedFigure } from '../../../issue/figures/printed-figure.js';
import { departmentSharingFigures } from '../../../issue/figures/ranking-figures.js';
import { loadRankings } from '../../shared/ranking/load-rankings.js';
import type { DepartmentsContext } from '../context.js';

/** Everything section 三 of a snapshot prints. */
export async function figuresOf(snapshot: string, { loaders }: DepartmentsContext): Promise<PrintedFigure[]> {
  const [rankings, responsiveness] = await Promise.all([
    loadRankings(snapshot, loaders),
    loaders.responsiveness.load(snapshot),
  ]);
  return departmentSharingFigures(rankings && { ...rankings, responsiveness });
}
