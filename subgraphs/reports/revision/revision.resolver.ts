import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';
import { snapshotKey } from '../../shared/snapshot/snapshot.js';
import type { ReportsContext } from '../context.js';
import { toReport } from '../report/report.type.js';
import { Revision, RevisionEvent } from './revision.type.js';
import { REVISION_EVENTS, type RevisionAction } from './revision-events.js';

@Resolver(() => Revision)
export class RevisionResolver {
  @Query(() => [Revision], {
    nullable: true,
    description: 'Every revision of a month the caller may see, the first one first; empty if there is none.',
  })
  async revisions(
    @Arg('month', () => YearMonthScalar) month: YearMonth,
    @Ctx() { reports }: ReportsContext,
  ): Promise<Revision[]> {
    const [rows, current] = await Promise.all([reports.findAllOf(month), reports.findPublished(month)]);
    return rows.map((row) => ({
      month,
      revision: row.revision,
      isCurrent: row.revision === current?.revision,
      corrects: row.basedOn,
      reason: row.reason,
      report: toReport(row),
    }));
  }

  @FieldResolver(() => [RevisionEvent], { description: 'Who did what to it, when and why; the earliest first.' })
  async events(@Root() revision: Revision, @Ctx() { loaders, caller }: ReportsContext): Promise<RevisionEvent[]> {
    const rows = await loaders.revisionEvent.load(snapshotKey(revision));
    const seesWho = caller?.scopes.has('report:draft') === true;
    return rows.map(({ action, at, subject, reason }) => ({
      kind: REVISION_EVENTS[action as RevisionAction],
      at,
      by: seesWho ? subject : null,
      reason,
    }));
  }
}
