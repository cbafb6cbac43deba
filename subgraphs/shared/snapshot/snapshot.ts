import type { YearMonth } from '../graphql/scalars.js';

/** One revision of one month's report. Immutable once published; the key of everything stored about it. */
export interface Snapshot {
  month: YearMonth;
  /** Counted from 1. */
  revision: number;
}

/** The snapshot as one column: `2024-06/1`. Sorts by month. */
export const snapshotKey = ({ month, revision }: Snapshot): string => `${month}/${revision}`;

/** The month of a snapshot's key. */
export const monthOf = (snapshot: string): YearMonth => snapshot.slice(0, 'YYYY-MM'.length);

/** The revision of a snapshot's key. */
export const revisionOf = (snapshot: string): number => Number(snapshot.slice('YYYY-MM/'.length));
