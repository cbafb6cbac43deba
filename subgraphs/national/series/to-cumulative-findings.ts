import type { Figure, FiguresBySnapshot } from '../../shared/observation/figure.js';
import type { SeriesSnapshots } from '../../shared/series/series-snapshots.js';
import { monthOf } from '../../shared/snapshot/snapshot.js';
import type { CumulativeFinding } from './cumulative-finding.type.js';

/** Where a figure so far fell against the last published month that prints it, by month, then indicator. */
export function toCumulativeFindings(
  { range, against }: SeriesSnapshots,
  figures: FiguresBySnapshot,
): CumulativeFinding[] {
  const latest = new Map<string, { previousMonth: string; previousValue: number }>();
  const findingsOf = (snapshot: string) => {
    const month = monthOf(snapshot);
    return (figures.get(snapshot) ?? []).flatMap(({ indicator, value }: Figure) => {
      const previous = latest.get(indicator);
      latest.set(indicator, { previousMonth: month, previousValue: value });
      return previous && value < previous.previousValue ? [{ month, indicator, value, ...previous }] : [];
    });
  };
  const inRange = new Set(range.map(monthOf));
  return [...against, ...range].flatMap(findingsOf).filter(({ month }) => inRange.has(month));
}
