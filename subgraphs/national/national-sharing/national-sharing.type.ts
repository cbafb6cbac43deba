import { Field, Int, ObjectType } from 'type-graphql';
import { FigureSource } from '../../shared/figure-source/figure-source.type.js';
import { type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';

@ObjectType({ description: '二（一）国家数据申请情况: applications for national data so far, not of the month.' })
export class NationalApplications {
  @Field(() => Int, { description: '累计申请 次: applications so far.' })
  cumulative!: number;

  @Field(() => Int, { nullable: true, description: '部门数: departments that applied; null if not printed.' })
  departmentCount!: number | null;

  @Field(() => String, { nullable: true, description: '专区: the zone of the platform they went through, as printed.' })
  zone!: string | null;

  snapshot!: string;
}

@ObjectType({ description: 'A row of table 2-2: a national data resource recommended in an issue.' })
export class Recommendation {
  @Field(() => Int, { description: '序号, from 1.' })
  rank!: number;

  @Field(() => String, { description: '资源名称 as printed; part of the snapshot.' })
  name!: string;

  @Field(() => String, { description: '所属部委 as printed; part of the snapshot.' })
  ministryName!: string;

  @Field(() => Int, { nullable: true, description: 'Line of the document it was read from, counted from 1.' })
  line!: number | null;

  snapshot!: string;
}

@ObjectType({ description: '二、国家数据共享情况: sharing of national data.' })
export class NationalSharing {
  @Field(() => NationalApplications, { nullable: true, description: 'Null if the issue prints no figure of them.' })
  applications!: NationalApplications | null;

  @Field(() => YearMonthScalar, {
    nullable: true,
    description: '二（二）: the month the recommendations are for, as printed.',
  })
  recommendedFor!: YearMonth | null;

  @Field(() => [FigureSource], { description: 'Where the figures outside the table were read.' })
  sources!: FigureSource[];

  snapshot!: string;
}
