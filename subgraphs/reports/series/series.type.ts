import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { digestOf } from '../../shared/digest.js';
import { type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';
import type { SeriesSnapshots } from '../../shared/series/series-snapshots.js';
import { SeriesStub } from '../../shared/series/series-stub.type.js';
import { monthOf, revisionOf } from '../../shared/snapshot/snapshot.js';

@ObjectType({
  description:
    '时间序列: figures of the published months of a range as flat rows. All rows of one answer come from one set of snapshots.',
})
@Directive('@key(fields: "key")')
export class ReportSeries extends SeriesStub {
  @Field(() => [YearMonthScalar], {
    description: 'The published months of the range, in order. Gaps are months left out.',
  })
  months!: YearMonth[];

  @Field(() => [Int], { description: '修订号: the published revision of each of `months`, in the same order.' })
  revisions!: number[];

  @Field(() => String, {
    description:
      'Stands for exactly these snapshots and those their changes are measured against: the same version, the same figures.',
  })
  version!: string;
}

/** @param key  Lists the very snapshots. */
export const toSeries = (key: string, snapshots: SeriesSnapshots): ReportSeries => ({
  key,
  ...snapshots,
  months: snapshots.range.map(monthOf),
  revisions: snapshots.range.map(revisionOf),
  version: digestOf({ range: snapshots.range, against: snapshots.against }),
});
