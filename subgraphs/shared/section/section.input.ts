import { Field, InputType, Int } from 'type-graphql';

const DRAFT_TOKEN = 'The `draftToken` of the revision, as `openRevision` gives it.';

@InputType()
export abstract class PutSectionInput {
  @Field(() => String, { description: DRAFT_TOKEN })
  draftToken!: string;

  @Field(() => Int, {
    description:
      'The version the caller has read, 0 if none was put yet. A put of the very content that is there always succeeds.',
  })
  expectedVersion!: number;
}

@InputType({ description: 'Seals a section: from then on nothing in it changes.' })
export class SealSectionInput {
  @Field(() => String, { description: DRAFT_TOKEN })
  draftToken!: string;

  @Field(() => Int, { description: 'The version the caller has read and means to seal.' })
  expectedVersion!: number;
}
