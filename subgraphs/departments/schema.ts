import { resolveChangesStub } from '../shared/changes/changes-stub.type.js';
import { buildFederatedSchema, type FederatedSchema } from '../shared/graphql/build-federated-schema.js';
import { resolveReportStub } from '../shared/report/report-stub.type.js';
import { resolveSeriesStub } from '../shared/series/series-stub.type.js';
import { ChangesResolver } from './changes/changes.resolver.js';
import { ReportChanges } from './changes/changes.type.js';
import type { DepartmentsContext } from './context.js';
import { DepartmentResolver } from './department/department.resolver.js';
import type { Department } from './department/department.type.js';
import { DepartmentSharingResolver } from './department-sharing/department-sharing.resolver.js';
import { DepartmentRankResolver, ResponsivenessRankResolver } from './department-sharing/ranked-department.resolver.js';
import { NamedDepartmentResolver } from './named-department/named-department.resolver.js';
import { NamedDepartment } from './named-department/named-department.type.js';
import { ReportResolver } from './report/report.resolver.js';
import { MonthlyReport } from './report/report.type.js';
import { SeriesResolver } from './series/series.resolver.js';
import { ReportSeries } from './series/series.type.js';

export function buildSchema(): Promise<FederatedSchema> {
  return buildFederatedSchema<DepartmentsContext>({
    resolvers: [
      DepartmentResolver,
      NamedDepartmentResolver,
      ReportResolver,
      ChangesResolver,
      DepartmentSharingResolver,
      DepartmentRankResolver,
      ResponsivenessRankResolver,
      SeriesResolver,
    ],
    orphanedTypes: [ReportChanges, MonthlyReport, NamedDepartment, ReportSeries],
    references: {
      ReportChanges: resolveChangesStub,
      MonthlyReport: resolveReportStub,
      ReportSeries: (series: ReportSeries, { grants }) => resolveSeriesStub(series, grants),
      Department: ({ id }: Department, { loaders }) => loaders.department.load(id),
      NamedDepartment: ({ name, month }: NamedDepartment) => ({ name, month }),
    },
  });
}
