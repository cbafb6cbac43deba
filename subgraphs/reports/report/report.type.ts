import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';
import { SectionState } from '../../shared/section/section-state.type.js';
import type { Snapshot } from '../../shared/snapshot/snapshot.js';
import type { SnapshotGrants } from '../../shared/snapshot/snapshot-grant.js';
import type { ReportStatus, RevisionEntity } from '../revision/revision.entity.js';
import { DepartmentSharing, NationalSharing, PrefectureSharing } from '../sections/sections.type.js';

enum ReportStatusEnum {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(ReportStatusEnum, {
  name: 'ReportStatus',
  valuesConfig: {
    DRAFT: { description: '草稿: not published yet; visible with scope report:draft only.' },
    PUBLISHED: { description: '已发布: published; it stays so when a later revision takes its place.' },
    WITHDRAWN: { description: '已撤回: published once, then withdrawn; visible with scope report:draft only.' },
  },
});

@ObjectType({
  description:
    '贵州省公共数据共享开放月报: one revision of one month’s report. Nothing in it changes once it is published, so month and revision may be cached for good.',
})
@Directive('@key(fields: "month revision")')
export class MonthlyReport implements Snapshot {
  @Field(() => YearMonthScalar, { description: '月份: the month covered.' })
  month!: YearMonth;

  @Field(() => Int, { description: '修订号, counted from 1.' })
  revision!: number;

  @Field(() => ReportStatusEnum)
  status!: ReportStatus;

  /** The row behind it. */
  row!: RevisionEntity;

  @Field(() => NationalSharing, { nullable: true })
  @Directive('@external')
  nationalSharing?: NationalSharing | null;

  @Field(() => SectionState, { nullable: true })
  @Directive('@external')
  nationalSharingState?: SectionState | null;

  @Field(() => DepartmentSharing, { nullable: true })
  @Directive('@external')
  departmentSharing?: DepartmentSharing | null;

  @Field(() => SectionState, { nullable: true })
  @Directive('@external')
  departmentSharingState?: SectionState | null;

  @Field(() => PrefectureSharing, { nullable: true })
  @Directive('@external')
  prefectureSharing?: PrefectureSharing | null;

  @Field(() => SectionState, { nullable: true })
  @Directive('@external')
  prefectureSharingState?: SectionState | null;

  @Field(() => SectionState, { nullable: true })
  @Directive('@external')
  caseStudiesState?: SectionState | null;
}

/** The word of this subgraph that a revision may be read; for drafts, by those who edit them. */
export const grantOf = (report: MonthlyReport, grants: SnapshotGrants): string =>
  grants.issue(report, report.status === 'PUBLISHED' ? 'published' : 'draft');

/** A revision as clients see it. */
export const toReport = (row: RevisionEntity): MonthlyReport => ({
  month: row.month,
  revision: row.revision,
  status: row.status,
  row,
});
