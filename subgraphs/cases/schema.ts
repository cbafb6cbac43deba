import { buildFederatedSchema, type FederatedSchema } from '../shared/graphql/build-federated-schema.js';
import { resolveReportStub } from '../shared/report/report-stub.type.js';
import { CaseStudyResolver } from './case-study/case-study.resolver.js';
import type { CasesContext } from './context.js';
import { ReportResolver } from './report/report.resolver.js';
import { MonthlyReport } from './report/report.type.js';

export function buildSchema(): Promise<FederatedSchema> {
  return buildFederatedSchema<CasesContext>({
    resolvers: [ReportResolver, CaseStudyResolver],
    orphanedTypes: [MonthlyReport],
    references: { MonthlyReport: resolveReportStub },
  });
}
