import { Directive, Field, InputType, Int, ObjectType } from 'type-graphql';
import { checkCount, checkRows, checkText } from '../graphql/check-input.js';

@ObjectType({ description: 'Where a figure outside the tables was read.' })
@Directive('@shareable')
export class FigureSource {
  @Field(() => String, { description: 'The field it became, within its section: "applications.submitted".' })
  figure!: string;

  @Field(() => Int, { description: 'Line of the document, counted from 1.' })
  line!: number;
}

@InputType({ description: 'Where a figure outside the tables was read.' })
export class FigureSourceInput {
  @Field(() => String, { description: 'The field it became, within its section: "applications.submitted".' })
  figure!: string;

  @Field(() => Int, { description: 'Line of the document, counted from 1.' })
  line!: number;
}

/** @throws {ReportError} BAD_USER_INPUT with the path of what is wrong. */
export const toSources = (sources: FigureSourceInput[]): FigureSource[] =>
  checkRows(sources, ['sources']).map(({ figure, line }, index) => ({
    figure: checkText(figure, ['sources', index, 'figure']),
    line: checkCount(line, ['sources', index, 'line'], 1),
  }));
