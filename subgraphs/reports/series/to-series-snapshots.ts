import { monthsBefore } from '../../../issue/month.js';
import type { YearMonth } from '../../shared/graphql/scalars.js';
import type { SeriesSnapshots } from '../../shared/series/series-snapshots.js';
import { type Snapshot, snapshotKey } from '../../shared/snapshot/snapshot.js';

/**
 * The snapshots of a range, and of those before it the ones its figures are measured against: the month before and the same month
 * a year before each, and the last month published before the range, since figures so far must not fall over a gap either.
 *
 * @param published  By month, up to the end of the range.
 * @param from       First month of the range; the range is all of them if null.
 */
export function toSeriesSnapshots(published: readonly Snapshot[], from: YearMonth | null): SeriesSnapshots {
  const isInRange = ({ month }: Snapshot) => from === null || month >= from;
  const range = published.filter(isInRange);
  if (range.length === 0) return { range: [], against: [] };
  const before = published.filter((snapshot) => !isInRange(snapshot));
  const measured = new Set(range.flatMap(({ month }) => [monthsBefore(month, 1), monthsBefore(month, 12)]));
  const against = before.filter((snapshot) => measured.has(snapshot.month) || snapshot === before.at(-1));
  return { range: range.map(snapshotKey), against: against.map(snapshotKey) };
}
