import { resolveChangesStub } from '../shared/changes/changes-stub.type.js';
import { buildFederatedSchema, type FederatedSchema } from '../shared/graphql/build-federated-schema.js';
import { resolveReportStub } from '../shared/report/report-stub.type.js';
import { resolveSeriesStub } from '../shared/series/series-stub.type.js';
import { CatalogBucketResolver } from './catalog-bucket/catalog-bucket.resolver.js';
import { CatalogEventQueries } from './catalog-event/catalog-event.queries.js';
import { CatalogSearchResolver } from './catalog-search/catalog-search.resolver.js';
import { CatalogSyncMutations } from './catalog-sync/catalog-sync.mutations.js';
import { CatalogSyncQueries } from './catalog-sync/catalog-sync.queries.js';
import { CatalogVersionResolver } from './catalog-version/catalog-version.resolver.js';
import { ChangesResolver } from './changes/changes.resolver.js';
import { ReportChanges } from './changes/changes.type.js';
import type { NationalContext } from './context.js';
import { MinistryResolver } from './ministry/ministry.resolver.js';
import type { Ministry } from './ministry/ministry.type.js';
import { NationalResourceResolver } from './national-resource/national-resource.resolver.js';
import type { NationalResource } from './national-resource/national-resource.type.js';
import { ResourceEditMutations } from './national-resource/resource-edit.mutations.js';
import {
  NationalApplicationsResolver,
  NationalSharingResolver,
  RecommendationResolver,
} from './national-sharing/national-sharing.resolver.js';
import { ReportResolver } from './report/report.resolver.js';
import { MonthlyReport } from './report/report.type.js';
import { SeriesResolver } from './series/series.resolver.js';
import { ReportSeries } from './series/series.type.js';

export function buildSchema(): Promise<FederatedSchema> {
  return buildFederatedSchema<NationalContext>({
    resolvers: [
      MinistryResolver,
      NationalResourceResolver,
      ResourceEditMutations,
      CatalogSearchResolver,
      CatalogSyncMutations,
      CatalogSyncQueries,
      CatalogBucketResolver,
      CatalogVersionResolver,
      CatalogEventQueries,
      ReportResolver,
      ChangesResolver,
      NationalSharingResolver,
      NationalApplicationsResolver,
      RecommendationResolver,
      SeriesResolver,
    ],
    orphanedTypes: [ReportChanges, MonthlyReport, ReportSeries],
    references: {
      ReportChanges: resolveChangesStub,
      MonthlyReport: resolveReportStub,
      ReportSeries: (series: ReportSeries, { grants }) => resolveSeriesStub(series, grants),
      Ministry: ({ id }: Ministry, { loaders }) => loaders.ministry.load(id),
      NationalResource: ({ id }: NationalResource, { loaders }) => loaders.resource.load(id),
    },
  });
}
