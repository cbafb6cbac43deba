import { buildFederatedSchema, type FederatedSchema } from '../shared/graphql/build-federated-schema.js';
import { ChangesResolver, resolveChanges } from './changes/changes.resolver.js';
import { CheckResolver } from './check/check.resolver.js';
import type { ReportsContext } from './context.js';
import { IndicatorQueries } from './indicator/indicator.queries.js';
import { NationalResourceResolver } from './national-resource/national-resource.resolver.js';
import { NationalResource } from './national-resource/national-resource.type.js';
import { DistributionResolver } from './overview/distribution.resolver.js';
import { PublicationEventQueries } from './publication-event/publication-event.queries.js';
import { ReportQueries } from './report/report.queries.js';
import { ReportResolver } from './report/report.resolver.js';
import { type MonthlyReport, toReport } from './report/report.type.js';
import { RevisionMutations } from './revision/revision.mutations.js';
import { RevisionResolver } from './revision/revision.resolver.js';
import { SeriesResolver } from './series/series.resolver.js';
import { type ReportSeries, toSeries } from './series/series.type.js';

export function buildSchema(): Promise<FederatedSchema> {
  return buildFederatedSchema<ReportsContext>({
    resolvers: [
      ReportQueries,
      ReportResolver,
      CheckResolver,
      ChangesResolver,
      RevisionResolver,
      RevisionMutations,
      DistributionResolver,
      NationalResourceResolver,
      SeriesResolver,
      IndicatorQueries,
      PublicationEventQueries,
    ],
    orphanedTypes: [NationalResource],
    references: {
      MonthlyReport: resolveReport,
      ReportChanges: resolveChanges,
      ReportSeries: ({ key }: ReportSeries, { grants }) => {
        const snapshots = grants.seriesOf(key);
        return snapshots && toSeries(key, snapshots);
      },
      NationalResource: ({ id, recommendingSnapshots }: NationalResource) => ({ id, recommendingSnapshots }),
    },
  });
}

/** The revision by its key; what the gateway brings along for the check stays beside it, and decides no rights. */
async function resolveReport(reference: MonthlyReport, { reports }: ReportsContext): Promise<MonthlyReport | null> {
  const { month, revision, row: _none, status: _unknown, ...sections } = reference;
  const row = await reports.find({ month, revision });
  return row && { ...sections, ...toReport(row) };
}
