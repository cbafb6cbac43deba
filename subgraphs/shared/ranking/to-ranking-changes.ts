import { monthsBefore } from '../../../issue/month.js';
import { type Figure, type FiguresBySnapshot, identityOf } from '../observation/figure.js';
import type { SeriesSnapshots } from '../series/series-snapshots.js';
import { monthOf } from '../snapshot/snapshot.js';
import { type RankingChange, RankingChangeKind } from './ranking-change.type.js';

/** A row of a ranking: it has a name and a place. */
export interface RankedFigure extends Figure {
  subjectName: string;
  rank: number;
}

/**
 * Who entered and who left each table, by month, then table, then rank: those who entered first. Measured only from a month that
 * prints the table to the next one that does; a gap between says nothing.
 */
export function toRankingChanges(
  { range, against }: SeriesSnapshots,
  figures: FiguresBySnapshot<RankedFigure>,
  indicators: readonly string[],
): RankingChange[] {
  const snapshotOf = new Map([...against, ...range].map((snapshot) => [monthOf(snapshot), snapshot]));
  return range.flatMap((snapshot) => {
    const month = monthOf(snapshot);
    const earlier = snapshotOf.get(monthsBefore(month, 1));
    if (!earlier) return [];
    return indicators.flatMap((indicator) => {
      const tableOf = (of: string) => (figures.get(of) ?? []).filter((figure) => figure.indicator === indicator);
      return changesBetween(tableOf(earlier), tableOf(snapshot), month);
    });
  });
}

/**
 * Fewer rows than ten do not mean that the others are out of the TOP10. So a row counts only if its place is one the other table
 * prints: who stands 9th and was not among seven rows may have been 8th; who stands 5th and was not, has come in.
 */
function changesBetween(before: readonly RankedFigure[], now: readonly RankedFigure[], month: string): RankingChange[] {
  const toChange = ({ indicator, subjectId, subjectName, rank }: RankedFigure, kind: RankingChangeKind) => {
    const hasEntered = kind === RankingChangeKind.ENTERED;
    const ranks = { rank: hasEntered ? rank : null, previousRank: hasEntered ? null : rank };
    return { month, indicator, subjectId, subjectName, kind, ...ranks };
  };
  return [
    ...missingFrom(before, now).map((figure) => toChange(figure, RankingChangeKind.ENTERED)),
    ...missingFrom(now, before).map((figure) => toChange(figure, RankingChangeKind.LEFT)),
  ];
}

/** Rows of `rows` on places `table` prints too, whose subject it does not print. An empty table has no places. */
function missingFrom(table: readonly RankedFigure[], rows: readonly RankedFigure[]): RankedFigure[] {
  const printed = new Set(table.map(identityOf));
  return rows.filter((row) => row.rank <= table.length && !printed.has(identityOf(row)));
}
