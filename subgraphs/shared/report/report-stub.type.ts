import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { YearMonth } from '../graphql/scalars.js';
import { YearMonthScalar } from '../graphql/scalars.js';
import { type Snapshot, snapshotKey } from '../snapshot/snapshot.js';
import type { SubgraphContext } from '../subgraph/subgraph-definition.js';

/** What a subgraph other than `reports` knows of a report: its key, and the word of `reports` that it may be read. */
@ObjectType()
export abstract class ReportStub implements Snapshot {
  @Field(() => YearMonthScalar)
  month!: YearMonth;

  @Field(() => Int)
  revision!: number;

  @Field(() => String)
  @Directive('@external')
  grant!: string;
}

/** Every field a contributor adds to MonthlyReport is asked for together with the grant. */
export const REQUIRES_GRANT = '@requires(fields: "grant")';

/** Takes nothing but the key and the grant from what another subgraph sends. */
export function resolveReportStub({ month, revision, grant }: ReportStub): ReportStub {
  return { month, revision, grant };
}

/** The key of the snapshot, or null if the caller may not read it: it then looks as if there were none. */
export function readableSnapshot(report: ReportStub, { grants, caller }: SubgraphContext): string | null {
  const isReadable = typeof report.grant === 'string' && grants.allowsReading(report, report.grant, caller);
  return isReadable ? snapshotKey(report) : null;
}
