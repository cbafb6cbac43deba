import { resolveChangesStub } from '../shared/changes/changes-stub.type.js';
import { buildFederatedSchema, type FederatedSchema } from '../shared/graphql/build-federated-schema.js';
import { resolveReportStub } from '../shared/report/report-stub.type.js';
import { resolveSeriesStub } from '../shared/series/series-stub.type.js';
import { CaseStudyResolver } from './case-study/case-study.resolver.js';
import { ChangesResolver } from './changes/changes.resolver.js';
import { ReportChanges } from './changes/changes.type.js';
import type { CasesContext } from './context.js';
import { ReportResolver } from './report/report.resolver.js';
import { MonthlyReport } from './report/report.type.js';
import { SeriesResolver } from './series/series.resolver.js';
import { ReportSeries } from './series/series.type.js';

export function buildSchema(): Promise<FederatedSchema> {
  return buildFederatedSchema<CasesContext>({
    resolvers: [ReportResolver, ChangesResolver, CaseStudyResolver, SeriesResolver],
    orphanedTypes: [ReportChanges, MonthlyReport, ReportSeries],
    references: {
      ReportChanges: resolveChangesStub,
      MonthlyReport: resolveReportStub,
      ReportSeries: (series: ReportSeries, { grants }) => resolveSeriesStub(series, grants),
    },
  });
}
