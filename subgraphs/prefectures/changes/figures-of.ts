import type { PrintedFigure } from '../../../issue/figures/printed-figure.js';
import { prefectureSharingFigures } from '../../../issue/figures/ranking-figures.js';
import { loadRankings } from '../../shared/ranking/load-rankings.js';
import type { PrefecturesContext } from '../context.js';

/** Everything section 四 of a snapshot prints. */
export async function figuresOf(snapshot: string, { loaders }: PrefecturesContext): Promise<PrintedFigure[]> {
  return prefectureSharingFigures(await loadRankings(snapshot, loaders));
}
