import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType()
@Directive('@key(fields: "id", resolvable: false)')
export class Ministry {
  @Field(() => ID)
  id!: string;
}
