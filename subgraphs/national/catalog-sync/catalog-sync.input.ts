import { Field, ID, InputType, Int } from 'type-graphql';
import { SafeIntScalar } from '../../shared/graphql/scalars.js';
import { CatalogItemScalar } from './catalog-item.scalar.js';
import { CatalogConflictPolicy, CatalogDeletePolicy, CatalogSyncMode } from './catalog-sync.enums.js';

@InputType()
export class StartCatalogSyncInput {
  @Field(() => String, {
    description: 'The upstream directory the entries come from, such as `gjml`: a-z, 0-9, - and _.',
  })
  source!: string;

  @Field(() => CatalogSyncMode)
  mode!: CatalogSyncMode;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Gives the plan: every answer is as it would be, the catalog stays.',
  })
  dryRun!: boolean;

  @Field(() => CatalogConflictPolicy, { defaultValue: CatalogConflictPolicy.KEEP })
  onConflict!: CatalogConflictPolicy;

  @Field(() => Int, { nullable: true, description: 'Entries the script expects to send; for showing progress only.' })
  expectedCount?: number | null;

  @Field(() => String, { nullable: true, description: 'Kept as provenance, without its folder.' })
  fileName?: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file, hexadecimal; kept as provenance.' })
  fileSha256?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Starting again with the same key gives the same run, to go on with.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A bucket of the source’s entries, all of which are as the script has them.' })
export class SeenBucketInput {
  @Field(() => String, { description: '0 to 4 hexadecimal digits; empty for the whole source.' })
  prefix!: string;

  @Field(() => Int)
  count!: number;

  @Field(() => String, { description: '32 hexadecimal digits, as `catalogDigests` gives them.' })
  digest!: string;
}

@InputType()
export class PushCatalogItemsInput {
  @Field(() => ID)
  runId!: string;

  @Field(() => Int, { description: '`nextSequence` of the push before, 1 for the first; or that of a push to repeat.' })
  sequence!: number;

  @Field(() => [CatalogItemScalar], { description: 'At most 1,000.' })
  items!: unknown[];

  @Field(() => [String], {
    defaultValue: [],
    description: 'External ids of entries whose hash is that of `catalogHashes`: read, and unchanged. At most 10,000.',
  })
  seen!: string[];

  @Field(() => [SeenBucketInput], {
    defaultValue: [],
    description:
      'The same for whole buckets, of which no item was or will be pushed or listed in `seen`. At most 1,000.',
  })
  seenBuckets!: SeenBucketInput[];

  @Field(() => String, { nullable: true, description: 'The same key with other content is refused.' })
  idempotencyKey?: string | null;
}

@InputType()
export class FinishCatalogSyncInput {
  @Field(() => ID)
  runId!: string;

  @Field(() => SafeIntScalar, {
    description:
      'Entries the script has read from its source, bad ones too. A full run retires only if the server has counted as many.',
  })
  totalSeen!: number;

  @Field(() => CatalogDeletePolicy, { defaultValue: CatalogDeletePolicy.RETIRE })
  deletePolicy!: CatalogDeletePolicy;

  @Field(() => Int, {
    defaultValue: 10,
    description: 'Of the entries the source had when the run started, in percent.',
  })
  maxRetirePercent!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'As many may be retired whatever the percentage: the number a person typed.',
  })
  allowRetire?: number | null;
}

@InputType()
export class AbortCatalogSyncInput {
  @Field(() => ID)
  runId!: string;
}
