import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { FigureChange as Change } from '../../../issue/figures/printed-figure.js';
import { SafeIntScalar } from '../graphql/scalars.js';

const NOT_PRINTED = 'null if that revision does not print it';

@ObjectType({ description: '更正: something two revisions of a month print differently.' })
@Directive('@shareable')
export class FigureChange {
  @Field(() => String, { description: 'The same in every revision: "4-1/贵阳市/volume".' })
  figure!: string;

  @Field(() => String, { description: 'Where it is printed: "表 4-1", "一（二）".' })
  printedIn!: string;

  @Field(() => String, { description: 'What it is, in the words of the report: "贵阳市 服务量".' })
  subject!: string;

  @Field(() => String, { nullable: true, description: `As printed before, with its unit; ${NOT_PRINTED}.` })
  old!: string | null;

  @Field(() => String, { nullable: true, description: `As printed after, with its unit; ${NOT_PRINTED}.` })
  new!: string | null;

  @Field(() => SafeIntScalar, { nullable: true, description: 'Whole times (次) or a count before; null for texts.' })
  oldValue!: number | null;

  @Field(() => SafeIntScalar, { nullable: true, description: 'Whole times (次) or a count after; null for texts.' })
  newValue!: number | null;

  @Field(() => Int, { nullable: true, description: 'Line of the document before, counted from 1.' })
  oldLine!: number | null;

  @Field(() => Int, { nullable: true, description: 'Line of the document after, counted from 1.' })
  newLine!: number | null;
}

export const toFigureChange = ({ id, printedIn, subject, old, new: current }: Change): FigureChange => ({
  figure: id,
  printedIn,
  subject,
  old: old?.text ?? null,
  new: current?.text ?? null,
  oldValue: old?.value ?? null,
  newValue: current?.value ?? null,
  oldLine: old?.line ?? null,
  newLine: current?.line ?? null,
});
