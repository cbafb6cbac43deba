import { Directive, Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'How far a section of a revision is: what editors need to change it, and the check to prove it.',
})
@Directive('@shareable')
export class SectionState {
  @Field(() => Int, { description: 'How often its content changed; 0 until it is put for the first time.' })
  version!: number;

  @Field(() => String, { description: 'SHA-256 of its content, as hexadecimal text; empty until it is put.' })
  digest!: string;

  @Field(() => Boolean, { description: 'Whether it is sealed: from then on nothing in it changes.' })
  sealed!: boolean;
}
