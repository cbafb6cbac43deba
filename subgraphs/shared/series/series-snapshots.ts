/**
 * The snapshots one series is made of, as `snapshotKey` writes them: published ones, ordered by month, no month twice. Every
 * subgraph answers from this one set, so no answer mixes revisions.
 */
export interface SeriesSnapshots {
  /** Those of the range: the rows of the answer. */
  range: string[];
  /** Those before the range that its figures are measured against. */
  against: string[];
}
