import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType()
@Directive('@key(fields: "id")')
export class Prefecture {
  @Field(() => ID)
  id!: string;

  /** Provided with a case study, so that asking for it costs no further fetch. */
  @Field(() => String)
  @Directive('@external')
  name!: string;
}
