import { Field, InputType, Int } from 'type-graphql';
import type { NationalApplications, NationalSharingSection } from '../../../issue/issue.js';
import { FigureSourceInput, toSources } from '../../shared/figure-source/figure-source.type.js';
import { at, checkCount, checkRows, checkText } from '../../shared/graphql/check-input.js';
import { type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';
import { PutSectionInput } from '../../shared/section/section.input.js';

@InputType({ description: 'A department as printed.' })
export class NamedDepartmentInput {
  @Field(() => String, { description: 'The name as printed.' })
  name!: string;
}

@InputType({ description: '二（一）国家数据申请情况.' })
export class NationalApplicationsInput {
  @Field(() => Int, { description: '累计申请 次: applications so far.' })
  cumulative!: number;

  @Field(() => Int, { nullable: true, description: '部门数; null if not printed.' })
  departmentCount?: number | null;

  @Field(() => [NamedDepartmentInput], { defaultValue: [], description: 'Departments named, in printed order.' })
  namedDepartments!: NamedDepartmentInput[];

  @Field(() => String, { nullable: true, description: '专区 as printed.' })
  zone?: string | null;
}

@InputType({ description: 'A row of table 2-2 as printed.' })
export class RecommendationInput {
  @Field(() => Int, { description: '序号, from 1.' })
  rank!: number;

  @Field(() => String, { description: '资源名称 as printed.' })
  name!: string;

  @Field(() => String, { description: '所属部委 as printed.' })
  ministryName!: string;

  @Field(() => Int, { nullable: true, description: 'Line of the document it was read from, counted from 1.' })
  line?: number | null;
}

@InputType({ description: '二、国家数据共享情况, whole.' })
export class NationalSharingInput {
  @Field(() => NationalApplicationsInput, {
    nullable: true,
    description: 'Null if the issue prints no figure of them.',
  })
  applications?: NationalApplicationsInput | null;

  @Field(() => YearMonthScalar, { nullable: true, description: '二（二）: the month named; null if none is.' })
  recommendedFor?: YearMonth | null;

  @Field(() => [RecommendationInput], { description: '表 2-2, in printed order; empty if the issue prints none.' })
  recommendations!: RecommendationInput[];

  @Field(() => [FigureSourceInput], { defaultValue: [] })
  sources!: FigureSourceInput[];
}

@InputType()
export class PutNationalSharingInput extends PutSectionInput {
  @Field(() => NationalSharingInput, { nullable: true, description: 'Null if the issue prints no such section.' })
  content?: NationalSharingInput | null;
}

/** @throws {ReportError} BAD_USER_INPUT with the path of what is wrong. */
export function toNationalSharing(input: NationalSharingInput): NationalSharingSection {
  const { applications, recommendations, recommendedFor = null, sources } = input;
  return {
    applications: applications ? at(['applications'], () => toApplications(applications)) : null,
    recommendedFor,
    recommendations: checkRows(recommendations, ['recommendations']).map(
      ({ rank, name, ministryName, line = null }, index) =>
        at(['recommendations', index], () => ({
          rank: checkCount(rank, ['rank'], 1),
          name: checkText(name, ['name']),
          ministryName: checkText(ministryName, ['ministryName']),
          line,
        })),
    ),
    sources: toSources(sources),
  };
}

function toApplications(input: NationalApplicationsInput): NationalApplications {
  const { cumulative, departmentCount = null, namedDepartments, zone = null } = input;
  return {
    cumulative: checkCount(cumulative, ['cumulative']),
    departmentCount: departmentCount === null ? null : checkCount(departmentCount, ['departmentCount']),
    namedDepartments: checkRows(namedDepartments, ['namedDepartments']).map(({ name }, index) => ({
      name: checkText(name, ['namedDepartments', index, 'name']),
    })),
    zone: zone === null ? null : checkText(zone, ['zone']),
  };
}
