import { Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../../shared/graphql/page-info.type.js';
import { MonthlyReport } from './report.type.js';

@ObjectType()
export class MonthlyReportEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => MonthlyReport)
  node!: MonthlyReport;
}

@ObjectType({ description: 'A page of published reports.' })
export class MonthlyReportConnection {
  @Field(() => [MonthlyReportEdge])
  edges!: MonthlyReportEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'Published months of the whole range.' })
  totalCount!: number;
}
