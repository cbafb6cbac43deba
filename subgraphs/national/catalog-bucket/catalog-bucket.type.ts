import { Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../../shared/graphql/page-info.type.js';

@ObjectType({
  description:
    'The active entries of a source whose external id has a SHA-256 that begins with `prefix`, as the source gave them last. Equal count and digest mean equal entries.',
})
export class CatalogBucket {
  @Field(() => String, { description: '0 to 4 hexadecimal digits.' })
  prefix!: string;

  @Field(() => Int)
  count!: number;

  @Field(() => String, { description: 'XOR of the content hashes, cut to 128 bits: 32 hexadecimal digits.' })
  digest!: string;
}

@ObjectType()
export class CatalogHash {
  @Field(() => String)
  externalId!: string;

  @Field(() => String, { description: 'Content hash of the entry as its source gave it last.' })
  contentHash!: string;
}

@ObjectType()
export class CatalogHashPage {
  @Field(() => [CatalogHash])
  hashes!: CatalogHash[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
