import type { EntityManager } from 'typeorm';
import { BUCKET_DEPTH, type BucketDigest, BucketDigests, bucketRange } from '../../../catalog/bucket-digest.js';
import { inTurns } from '../../shared/database/let-others-in.js';
import { anyOf, runSql, sql } from '../../shared/database/sql.js';
import { ExternalIdEntity } from '../national-resource/external-id.entity.js';
import { CatalogBucketEntity } from './catalog-bucket.entity.js';

/** As many as are read in a few milliseconds. */
const BUCKETS_AT_ONCE = 2_048;

export interface KnownHash {
  bucket: string;
  externalId: string;
  contentHash: string;
}

export class CatalogBucketRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  /**
   * The buckets `depth` digits below each prefix that are not empty.
   *
   * @param prefixes  None a part of another.
   */
  async findBelow(source: string, prefixes: readonly string[], depth: number): Promise<BucketDigest[]> {
    const digests = new BucketDigests();
    for await (const row of readBuckets(this.#reader, source, prefixes)) digests.addBucket(row);
    return prefixes.flatMap((prefix) => digests.below(prefix, depth));
  }

  /** Hashes of the active entries in some buckets, in the order of the smallest bucket and the id. */
  findHashes(
    source: string,
    prefixes: readonly string[],
    after: readonly [bucket: string, externalId: string],
    limit: number,
  ): Promise<KnownHash[]> {
    const buckets = prefixes.flatMap(smallestIn).filter((bucket) => bucket >= after[0]);
    return runSql(
      this.#reader,
      sql`SELECT bucket, external_id AS "externalId", source_hash AS "contentHash" FROM ${ExternalIdEntity}
          WHERE source = ${source} AND bucket ${anyOf(buckets)} AND active
            AND (bucket, external_id) > (${after[0]}, ${after[1]})
          ORDER BY bucket, external_id LIMIT ${limit}`,
    );
  }
}

/** A bucket of the smallest kind, and how many of its entries a run has seen. */
interface BucketRow extends BucketDigest {
  runId: number | null;
  seen: number;
}

/** The smallest buckets inside some, in no order. */
export async function* readBuckets(
  manager: EntityManager,
  source: string,
  prefixes: readonly string[],
): AsyncGenerator<BucketRow> {
  const names = [...new Set(prefixes.includes('') ? smallestIn('') : prefixes.flatMap(smallestIn))];
  for await (const some of inTurns(names, BUCKETS_AT_ONCE)) {
    yield* await runSql<BucketRow>(
      manager,
      sql`SELECT bucket AS prefix, count, digest, run_id AS "runId", seen FROM ${CatalogBucketEntity}
          WHERE source = ${source} AND bucket ${anyOf(some)}`,
    );
  }
}

/** Names of the smallest buckets in one. */
function smallestIn(prefix: string): string[] {
  const [first, end] = bucketRange(prefix);
  return Array.from({ length: end - first }, (_, index) => (first + index).toString(16).padStart(BUCKET_DEPTH, '0'));
}
