import { resolveChangesStub } from '../shared/changes/changes-stub.type.js';
import { buildFederatedSchema, type FederatedSchema } from '../shared/graphql/build-federated-schema.js';
import { resolveReportStub } from '../shared/report/report-stub.type.js';
import { ChangesResolver } from './changes/changes.resolver.js';
import { ReportChanges } from './changes/changes.type.js';
import type { PrefecturesContext } from './context.js';
import { PrefectureResolver } from './prefecture/prefecture.resolver.js';
import type { Prefecture } from './prefecture/prefecture.type.js';
import { PrefectureRankResolver, PrefectureSharingResolver } from './prefecture-sharing/prefecture-sharing.resolver.js';
import { ReportResolver } from './report/report.resolver.js';
import { MonthlyReport } from './report/report.type.js';

export function buildSchema(): Promise<FederatedSchema> {
  return buildFederatedSchema<PrefecturesContext>({
    resolvers: [PrefectureResolver, ReportResolver, ChangesResolver, PrefectureSharingResolver, PrefectureRankResolver],
    orphanedTypes: [ReportChanges, MonthlyReport],
    references: {
      ReportChanges: resolveChangesStub,
      MonthlyReport: resolveReportStub,
      Prefecture: ({ id }: Prefecture, { loaders }) => loaders.prefecture.load(id),
    },
  });
}
