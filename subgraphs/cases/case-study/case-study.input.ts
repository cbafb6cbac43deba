import { Field, ID, InputType, Int } from 'type-graphql';
import type { CaseFigure, CaseStudyContent } from '../../../issue/issue.js';
import { REGIONS } from '../../../issue/regions.js';
import { ReportError } from '../../shared/errors.js';
import { at, checkCount, checkRows, checkText } from '../../shared/graphql/check-input.js';
import { PutSectionInput } from '../../shared/section/section.input.js';

const MAX_PARAGRAPH_LENGTH = 5_000;

@InputType({ description: 'A figure in the text of a case study, as printed.' })
export class CaseFigureInput implements CaseFigure {
  @Field(() => String)
  clause!: string;

  @Field(() => String)
  reportedText!: string;

  @Field(() => String)
  unit!: string;

  @Field(() => Int)
  paragraph!: number;

  @Field(() => Int, { nullable: true, description: 'Line of the document it was read from, counted from 1.' })
  line?: number | null;
}

@InputType({ description: 'A case study as printed.' })
export class CaseStudyInput {
  @Field(() => String)
  title!: string;

  @Field(() => [String], { description: 'The text, without its source.' })
  paragraphs!: string[];

  @Field(() => [CaseFigureInput], { defaultValue: [] })
  figures!: CaseFigureInput[];

  @Field(() => String, { nullable: true, description: '资料来源 as printed.' })
  sourceName?: string | null;

  @Field(() => ID, { nullable: true, description: 'The prefecture it is about: an id of `prefectures`.' })
  prefectureId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Line of the document its title was read from, counted from 1.' })
  line?: number | null;
}

@InputType()
export class PutCaseStudiesInput extends PutSectionInput {
  @Field(() => [CaseStudyInput], {
    description: 'All case studies of the issue, in printed order; empty if it prints none.',
  })
  content!: CaseStudyInput[];
}

/** @throws {ReportError} BAD_USER_INPUT with the path of what is wrong. */
export const toCaseStudies = (inputs: CaseStudyInput[]): CaseStudyContent[] =>
  checkRows(inputs, []).map((input, index) => at([index], () => toCaseStudy(input)));

function toCaseStudy({ title, paragraphs, figures, sourceName, prefectureId, line }: CaseStudyInput): CaseStudyContent {
  return {
    title: checkText(title, ['title']),
    paragraphs: checkRows(paragraphs, ['paragraphs']).map((text, index) =>
      checkText(text, ['paragraphs', index], MAX_PARAGRAPH_LENGTH),
    ),
    figures: checkRows(figures, ['figures']).map((figure, index) => at(['figures', index], () => toFigure(figure))),
    sourceName: sourceName ? checkText(sourceName, ['sourceName']) : null,
    prefectureId: prefectureId ? checkPrefecture(prefectureId) : null,
    line: line ?? null,
  };
}

const toFigure = ({ clause, reportedText, unit, paragraph, line = null }: CaseFigureInput): CaseFigure => ({
  clause: checkText(clause, ['clause'], MAX_PARAGRAPH_LENGTH),
  reportedText: checkText(reportedText, ['reportedText']),
  unit: checkText(unit, ['unit']),
  paragraph: checkCount(paragraph, ['paragraph'], 1),
  line,
});

function checkPrefecture(id: string): string {
  if (REGIONS.some((region) => region.id === id)) return id;
  throw new ReportError('BAD_USER_INPUT', `Expected the id of a prefecture, found "${id.slice(0, 40)}".`, {
    path: ['prefectureId'],
  });
}
