import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, SafeIntScalar } from '../../shared/graphql/scalars.js';
import { UserError } from '../../shared/section/section-payload.type.js';
import { CatalogConflictPolicy, CatalogItemOutcome, CatalogSyncMode, CatalogSyncStatus } from './catalog-sync.enums.js';

@ObjectType({ description: 'What became of the entries of a run so far.' })
export class CatalogSyncCounts {
  @Field(() => SafeIntScalar, { description: 'All of the below but `retired`.' })
  read!: number;

  @Field(() => SafeIntScalar)
  created!: number;

  @Field(() => SafeIntScalar)
  updated!: number;

  @Field(() => SafeIntScalar)
  unchanged!: number;

  @Field(() => SafeIntScalar)
  restored!: number;

  @Field(() => SafeIntScalar)
  retired!: number;

  @Field(() => SafeIntScalar)
  rejected!: number;

  @Field(() => SafeIntScalar)
  conflicts!: number;
}

@ObjectType({ description: 'A run of a sync script over one source.' })
export class CatalogSyncRun {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  source!: string;

  @Field(() => CatalogSyncMode)
  mode!: CatalogSyncMode;

  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => CatalogConflictPolicy)
  onConflict!: CatalogConflictPolicy;

  @Field(() => CatalogSyncStatus)
  status!: CatalogSyncStatus;

  @Field(() => Int, { description: 'The last push taken, 0 before the first: where to go on.' })
  acceptedSequence!: number;

  @Field(() => Int, { nullable: true, description: 'As the script said.' })
  expectedCount!: number | null;

  @Field(() => String, { nullable: true })
  fileName!: string | null;

  @Field(() => String, { nullable: true })
  fileSha256!: string | null;

  @Field(() => DateTimeScalar)
  startedAt!: string;

  @Field(() => String, { description: 'The `sub` of the token.' })
  startedBy!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null while it runs.' })
  endedAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until then no other run of the source can start; every push puts it off. Null when the run is over.',
  })
  leaseExpiresAt!: string | null;

  @Field(() => CatalogSyncCounts)
  counts!: CatalogSyncCounts;

  @Field(() => String, {
    nullable: true,
    description: 'Why it ended as it did and what to do, where that needs words.',
  })
  message!: string | null;
}

@ObjectType({ description: 'What is wrong with an item.' })
export class CatalogItemError {
  @Field(() => String, { nullable: true, description: 'Path in the item, such as `items.2.name`; null for the whole.' })
  field!: string | null;

  @Field(() => String)
  code!: string;

  @Field(() => String, { description: 'What was expected, what was found.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'How to put it right.' })
  hint!: string | null;
}

@ObjectType({
  description: 'A field before and after. Texts as they are, lists as JSON, null where there was nothing.',
})
export class FieldChange {
  @Field(() => String)
  field!: string;

  @Field(() => String, { nullable: true })
  old!: string | null;

  @Field(() => String, { nullable: true })
  new!: string | null;
}

@ObjectType({ description: 'What became of one item.' })
export class CatalogItemResult {
  @Field(() => String, {
    nullable: true,
    description: 'As the item gives it; null if it gives none that an entry could have.',
  })
  externalId!: string | null;

  @Field(() => Int, { nullable: true })
  line!: number | null;

  @Field(() => CatalogItemOutcome)
  outcome!: CatalogItemOutcome;

  @Field(() => [FieldChange])
  @Directive('@listSize(assumedSize: 1)')
  changes!: FieldChange[];

  @Field(() => [CatalogItemError])
  @Directive('@listSize(assumedSize: 1)')
  errors!: CatalogItemError[];
}

@ObjectType()
export class CatalogSyncRunPayload {
  @Field(() => CatalogSyncRun, { nullable: true, description: 'Null if there are errors.' })
  run!: CatalogSyncRun | null;

  @Field(() => [UserError], { description: 'Empty if it was done.' })
  userErrors!: UserError[];
}

@ObjectType()
export class PushCatalogItemsPayload {
  @Field(() => [CatalogItemResult], { description: 'One for each of `items`, in their order.' })
  @Directive('@listSize(assumedSize: 500)')
  results!: CatalogItemResult[];

  @Field(() => [String], {
    description: '`seen` that the catalog does not have as active entries: push them as items.',
  })
  unknownSeen!: string[];

  @Field(() => [String], {
    description: 'Prefixes of `seenBuckets` whose digest is another by now: compare them again.',
  })
  refusedBuckets!: string[];

  @Field(() => Int, { nullable: true, description: 'Sequence of the next push; null if there are errors.' })
  nextSequence!: number | null;

  @Field(() => [UserError], { description: 'Empty if it was done.' })
  userErrors!: UserError[];
}
