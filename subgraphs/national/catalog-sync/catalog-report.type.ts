import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../../shared/graphql/page-info.type.js';
import { CatalogItemOutcome } from './catalog-sync.enums.js';
import { CatalogItemError, CatalogSyncRun } from './catalog-sync.type.js';

@ObjectType({ description: 'An item a run did not take.' })
export class CatalogRejection {
  @Field(() => Int, { nullable: true })
  line!: number | null;

  @Field(() => String, { nullable: true })
  externalId!: string | null;

  @Field(() => CatalogItemOutcome, { description: 'REJECTED or CONFLICT.' })
  outcome!: CatalogItemOutcome;

  @Field(() => [CatalogItemError], { description: 'Everything that is wrong with it.' })
  errors!: CatalogItemError[];
}

@ObjectType({ description: 'An entry a run retired, or would have if it was no dry run.' })
export class CatalogRetirement {
  @Field(() => ID, { description: 'The id of the entry.' })
  resourceId!: string;

  @Field(() => String)
  externalId!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  title!: string;
}

@ObjectType()
export class CatalogRejectionEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => CatalogRejection)
  node!: CatalogRejection;
}

@ObjectType({ description: 'Items not taken, in the order they were pushed; `counts` says how many.' })
export class CatalogRejectionConnection {
  @Field(() => [CatalogRejectionEdge])
  edges!: CatalogRejectionEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

@ObjectType()
export class CatalogRetirementEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => CatalogRetirement)
  node!: CatalogRetirement;
}

@ObjectType({ description: 'Entries retired; `counts` says how many.' })
export class CatalogRetirementConnection {
  @Field(() => [CatalogRetirementEdge])
  edges!: CatalogRetirementEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

@ObjectType()
export class CatalogSyncRunEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => CatalogSyncRun)
  node!: CatalogSyncRun;
}

@ObjectType({ description: 'Runs, the newest first.' })
export class CatalogSyncRunConnection {
  @Field(() => [CatalogSyncRunEdge])
  edges!: CatalogSyncRunEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
