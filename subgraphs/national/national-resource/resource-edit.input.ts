import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../shared/section/section-payload.type.js';
import { CatalogItemScalar } from '../catalog-sync/catalog-item.scalar.js';
import { NationalResource } from './national-resource.type.js';

/** The source of what people enter themselves. */
export const MANUAL = 'manual';

@InputType()
export class UpsertNationalResourceInput {
  @Field(() => String, {
    defaultValue: MANUAL,
    description: 'Whose entry it is: that of `item.externalId` in this source is changed, or made if there is none.',
  })
  source!: string;

  @Field(() => Int, { description: 'The version the caller has read; 0 if the entry is new.' })
  expectedVersion!: number;

  @Field(() => CatalogItemScalar, { description: 'The entry whole.' })
  item!: unknown;

  @Field(() => String, { nullable: true, description: 'Why; kept in the history.' })
  reason?: string | null;
}

@InputType()
export class RetireNationalResourceInput {
  @Field(() => ID, { nullable: true, description: 'Either this or the code.' })
  id?: string | null;

  @Field(() => ID, { nullable: true, description: 'Means the entry `nationalResource` answers.' })
  code?: string | null;

  @Field(() => Int, { description: 'The version the caller has read.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Why; kept in the history.' })
  reason!: string;
}

@ObjectType()
export class NationalResourcePayload {
  @Field(() => NationalResource, { nullable: true, description: 'The entry as it is now; null if there are errors.' })
  resource!: NationalResource | null;

  @Field(() => [UserError], { description: 'Empty if it was done.' })
  userErrors!: UserError[];
}
