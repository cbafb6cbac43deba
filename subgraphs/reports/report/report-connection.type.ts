import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { MonthlyReport } from './report.type.js';

@ObjectType()
export class MonthlyReportEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => MonthlyReport)
  node!: MonthlyReport;
}

@ObjectType()
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on an empty page.' })
  endCursor!: string | null;
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
