import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../shared/graphql/scalars.js';

@ObjectType({ description: 'Tells whether entries of the catalog changed since somebody looked.' })
export class CatalogVersion {
  @Field(() => String, { description: 'The same text, the same entries. Nothing else is to be read in it.' })
  version!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When they last changed; null if there never were any.' })
  changedAt!: string | null;
}
