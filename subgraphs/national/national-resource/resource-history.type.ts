import { Authorized, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../shared/graphql/scalars.js';
import { FieldChange } from '../catalog-sync/catalog-sync.type.js';
import { ResourceChangeKind } from './code-list-enums.js';

@ObjectType({ description: 'A version of an entry: when it came to be, of what, and which fields it changed.' })
export class ResourceVersion {
  @Field(() => Int, { description: 'Counted from 1.' })
  version!: number;

  @Field(() => ResourceChangeKind)
  kind!: ResourceChangeKind;

  @Field(() => DateTimeScalar)
  changedAt!: string;

  @Authorized('catalog:write')
  @Field(() => String, { nullable: true, description: 'The `sub` of the token; needs scope catalog:write.' })
  changedBy!: string | null;

  @Field(() => ID, { nullable: true, description: 'The run that made it; null if a person did.' })
  runId!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, where a person gave a reason.' })
  reason!: string | null;

  @Field(() => [FieldChange], { description: 'Empty for the first version: everything is new in it.' })
  changes!: FieldChange[];
}

@ObjectType({ description: 'Where an entry as it is now was read.' })
export class Provenance {
  @Field(() => String, { description: 'The upstream directory.' })
  source!: string;

  @Field(() => ID, { nullable: true, description: 'The run that brought it; null if a person edited it last.' })
  runId!: string | null;

  @Field(() => String, { nullable: true })
  fileName!: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file.' })
  fileSha256!: string | null;

  @Field(() => Int, { nullable: true, description: 'Line or row of the file, counted from 1.' })
  line!: number | null;

  @Field(() => String, { description: 'SHA-256 of the content of the entry.' })
  contentHash!: string;

  @Field(() => DateTimeScalar)
  at!: string;
}
