import type { EntityManager } from 'typeorm';
import { BUCKET_DEPTH, type BucketDigest, BucketDigests, bucketRange } from '../../../catalog/bucket-digest.js';
import { anyOf, runSql, sql } from '../../shared/database/sql.js';
import { ExternalIdEntity } from '../national-resource/external-id.entity.js';
import { CatalogBucketEntity } from './catalog-bucket.entity.js';

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
    const within = prefixes.includes('') ? sql`` : sql`AND bucket ${anyOf(prefixes.flatMap(smallestIn))}`;
    const rows = await runSql<BucketDigest>(
      this.#reader,
      sql`SELECT bucket AS prefix, count, digest FROM ${CatalogBucketEntity} WHERE source = ${source} ${within}`,
    );
    for (const row of rows) digests.addBucket(row);
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

/** Names of the smallest buckets in one. */
function smallestIn(prefix: string): string[] {
  const [first, end] = bucketRange(prefix);
  return Array.from({ length: end - first }, (_, index) => (first + index).toString(16).padStart(BUCKET_DEPTH, '0'));
}
