import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { FigureChange } from '../../shared/changes/figure-change.type.js';
import { type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';
import { MonthlyReport } from '../report/report.type.js';

/** A list another subgraph adds; the gateway brings it along for the list of all. */
const contributed = { nullable: true } as const;

@ObjectType({
  description: '更正内容: what two revisions of a month print differently, section by section, each in printed order.',
})
@Directive('@key(fields: "month from to")')
export class ReportChanges {
  @Field(() => YearMonthScalar)
  month!: YearMonth;

  @Field(() => Int, { description: 'The revision before.' })
  from!: number;

  @Field(() => Int, { description: 'The revision after.' })
  to!: number;

  @Field(() => MonthlyReport)
  before!: MonthlyReport;

  @Field(() => MonthlyReport)
  after!: MonthlyReport;

  @Field(() => [FigureChange], contributed)
  @Directive('@external')
  nationalSharing?: FigureChange[] | null;

  @Field(() => [FigureChange], contributed)
  @Directive('@external')
  departmentSharing?: FigureChange[] | null;

  @Field(() => [FigureChange], contributed)
  @Directive('@external')
  prefectureSharing?: FigureChange[] | null;

  @Field(() => [FigureChange], contributed)
  @Directive('@external')
  caseStudies?: FigureChange[] | null;
}
