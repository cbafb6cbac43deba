import { resolveChangesStub } from '../shared/changes/changes-stub.type.js';
import { buildFederatedSchema, type FederatedSchema } from '../shared/graphql/build-federated-schema.js';
import { resolveReportStub } from '../shared/report/report-stub.type.js';
import { resolveSeriesStub } from '../shared/series/series-stub.type.js';
import { ChangesResolver } from './changes/changes.resolver.js';
import { ReportChanges } from './changes/changes.type.js';
import type { PrefecturesContext } from './context.js';
import { PrefectureResolver } from './prefecture/prefecture.resolver.js';
import type { Prefecture } from './prefecture/prefecture.type.js';
import { PrefectureRankResolver, PrefectureSharingResolver } from './prefecture-sharing/prefecture-sharing.resolver.js';
import { ReportResolver } from './report/report.resolver.js';
import { MonthlyReport } from './report/report.type.js';
import { SeriesResolver } from './series/series.resolver.js';
import { ReportSeries } from './series/series.type.js';

export function buildSchema(): Promise<FederatedSchema> {
  return buildFederatedSchema<PrefecturesContext>({
    orphanedTypes: [ReportChanges, MonthlyReport, ReportSeries],
    resolvers: [
      PrefectureResolver,
      ReportResolver,
      PrefectureSharingResolver,
      PrefectureRankResolver,
      ChangesResolver,
      SeriesResolver,
    ],
    references: {
      ReportChanges: resolveChangesStub,
      MonthlyReport: resolveReportStub,
      ReportSeries: (series: ReportSeries, { grants }) => resolveSeriesStub(series, grants),
      Prefecture: ({ id }: Prefecture, { loaders }) => loaders.prefecture.load(id),
    },
  });
}
