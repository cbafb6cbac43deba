import { Directive, Field, ObjectType } from 'type-graphql';
import type { SnapshotGrants } from '../snapshot/snapshot-grant.js';
import type { SeriesSnapshots } from './series-snapshots.js';

/** What every subgraph knows of a series: the snapshots its key lists, on the word of `reports`. */
@ObjectType()
export abstract class SeriesStub implements SeriesSnapshots {
  @Field(() => String, {
    description:
      'For the other subgraphs: the snapshots the series is made of, signed, so that no others can be asked for.',
  })
  @Directive('@inaccessible')
  key!: string;

  range!: string[];
  against!: string[];
}

/** The series a key stands for; null if `reports` did not make it: it then looks as if there were none. */
export function resolveSeriesStub({ key }: Pick<SeriesStub, 'key'>, grants: SnapshotGrants): SeriesStub | null {
  const snapshots = grants.seriesOf(key);
  return snapshots && { key, ...snapshots };
}
