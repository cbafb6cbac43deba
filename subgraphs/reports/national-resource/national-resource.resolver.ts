import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { monthOf, snapshotKey } from '../../shared/snapshot/snapshot.js';
import type { ReportsContext } from '../context.js';
import { MonthlyReport, toReport } from '../report/report.type.js';
import { NationalResource } from './national-resource.type.js';

@Resolver(() => NationalResource)
export class NationalResourceResolver {
  @FieldResolver(() => [MonthlyReport], {
    nullable: true,
    description: 'Published months that recommend it, by month.',
  })
  @Directive('@requires(fields: "recommendingSnapshots")')
  @Directive('@listSize(assumedSize: 24)')
  async recommendedIn(
    @Root() { recommendingSnapshots }: NationalResource,
    @Ctx() { reports }: ReportsContext,
  ): Promise<MonthlyReport[]> {
    const months = [...new Set(recommendingSnapshots.map(monthOf))].sort();
    const published = await Promise.all(months.map((month) => reports.findPublished(month)));
    return published
      .filter((row) => row !== null)
      .filter((row) => recommendingSnapshots.includes(snapshotKey(row)))
      .map(toReport);
  }
}
