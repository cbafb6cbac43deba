import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType()
@Directive('@key(fields: "id")')
export class NationalResource {
  @Field(() => ID)
  id!: string;

  /** Keys of snapshots, drafts among them: never shown as they are. */
  @Field(() => [String])
  @Directive('@external')
  recommendingSnapshots!: string[];
}
