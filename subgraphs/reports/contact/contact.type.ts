import { Field, ObjectType } from 'type-graphql';
import type { Contact as PrintedContact } from '../../../issue/issue.js';

@ObjectType({
  description: '联系人: personal data. Readable with scope contact:read only; never logged, indexed or exported.',
})
export class Contact implements PrintedContact {
  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;
}
