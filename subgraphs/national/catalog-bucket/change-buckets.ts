import type { EntityManager } from 'typeorm';
import { bucketOf, xorDigests } from '../../../catalog/bucket-digest.js';
import { insertMany } from '../../shared/database/insert-many.js';
import { anyOf, runSql, sql } from '../../shared/database/sql.js';
import { CatalogBucketEntity } from './catalog-bucket.entity.js';

/** What happens to the buckets of one source: entries that come and go by their content hash, and entries a run sees. */
export class BucketChanges {
  readonly #digests = new Map<string, string[]>();
  readonly #counts = new Map<string, number>();
  readonly #seen = new Map<string, number>();

  add(externalId: string, sourceHash: string): void {
    this.#change(bucketOf(externalId), sourceHash, 1);
  }

  remove(externalId: string, sourceHash: string): void {
    this.#change(bucketOf(externalId), sourceHash, -1);
  }

  see(externalId: string, by = 1): void {
    const bucket = bucketOf(externalId);
    this.#seen.set(bucket, (this.#seen.get(bucket) ?? 0) + by);
  }

  /**
   * Writes them, under the lock of the source.
   *
   * @param runId  Whose `seen` it is; null if no run is at work.
   */
  async write(manager: EntityManager, source: string, runId: number | null): Promise<void> {
    const touched = [...new Set([...this.#digests.keys(), ...this.#seen.keys()])];
    if (touched.length === 0) return;
    const found = await runSql<BucketRow>(
      manager,
      sql`SELECT bucket, count, digest, run_id, seen FROM ${CatalogBucketEntity}
          WHERE source = ${source} AND bucket ${anyOf(touched)}`,
    );
    const byBucket = new Map(found.map((row) => [row.bucket, row]));
    const rows = touched.map((bucket) => {
      const old = byBucket.get(bucket);
      const seenBefore = old && old.run_id === runId ? old.seen : 0;
      return {
        source,
        bucket,
        count: (old?.count ?? 0) + (this.#counts.get(bucket) ?? 0),
        digest: xorDigests([...(old ? [old.digest] : []), ...(this.#digests.get(bucket) ?? [])]),
        runId: runId ?? old?.run_id ?? null,
        seen: (runId === null ? (old?.seen ?? 0) : seenBefore) + (this.#seen.get(bucket) ?? 0),
      };
    });
    await insertMany(manager, CatalogBucketEntity, rows, { onConflict: 'overwrite' });
  }

  #change(bucket: string, digest: string, count: number): void {
    const digests = this.#digests.get(bucket);
    if (digests) digests.push(digest);
    else this.#digests.set(bucket, [digest]);
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + count);
  }
}

interface BucketRow {
  bucket: string;
  count: number;
  digest: string;
  run_id: number | null;
  seen: number;
}
