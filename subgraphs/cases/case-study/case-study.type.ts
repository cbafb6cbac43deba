import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CaseFigure as PrintedCaseFigure } from '../../../issue/issue.js';
import { type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';
import { monthOf } from '../../shared/snapshot/snapshot.js';
import type { CaseStudyEntity } from './case-study.entity.js';

@ObjectType({ description: 'A figure in the text of a case study.' })
export class CaseFigure implements PrintedCaseFigure {
  @Field(() => String, { description: 'The clause it stands in, as printed: "检查数据 91.3 万条".' })
  clause!: string;

  @Field(() => String, { description: 'The number as printed: "91.3".' })
  reportedText!: string;

  @Field(() => String, { description: 'Its unit as printed: "万条".' })
  unit!: string;

  @Field(() => Int, { description: 'Paragraph of the text, counted from 1.' })
  paragraph!: number;

  @Field(() => Int, { nullable: true, description: 'Line of the document it was read from, counted from 1.' })
  line!: number | null;
}

@ObjectType({ description: '数据应用典型案例: a typical case of data application.' })
export class CaseStudy {
  @Field(() => ID, { description: 'Month, revision and place in the issue: unique over time.' })
  id!: string;

  @Field(() => YearMonthScalar, { description: 'The month of the issue.' })
  month!: YearMonth;

  @Field(() => String)
  title!: string;

  @Field(() => [String], { description: 'The text, without its source.' })
  paragraphs!: string[];

  @Field(() => String, { nullable: true, description: '资料来源 as printed; null if none is named.' })
  sourceName!: string | null;

  @Field(() => Int, { nullable: true, description: 'Line of the document its title was read from, counted from 1.' })
  line!: number | null;

  snapshot!: string;
  position!: number;
  prefectureId!: string | null;
}

/** A case study as clients see it. */
export const toCaseStudy = (row: CaseStudyEntity): CaseStudy => ({
  id: `${row.snapshot}/${row.position}`,
  month: monthOf(row.snapshot),
  ...row,
});
