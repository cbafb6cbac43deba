import type { EntityManager } from 'typeorm';
import { BUCKET_DEPTH, type BucketDigest, BucketDigests, bucketOf } from '../../../catalog/bucket-digest.js';
import { insertMany } from '../../shared/database/insert-many.js';
import { inTurns } from '../../shared/database/let-others-in.js';
import { anyOf, runSql, sql } from '../../shared/database/sql.js';
import { readBuckets } from '../catalog-bucket/catalog-bucket.repository.js';
import type { ExternalIdEntity } from '../national-resource/external-id.entity.js';
import type { CatalogRunEntity } from './catalog-run.entity.js';
import { CatalogSeenBucketEntity, CatalogSeenEntity } from './catalog-seen.entity.js';

const KEYS_AT_ONCE = 2_000;

/** Which of some entries a run has seen without writing them: one by one, or with their bucket. */
export async function readSeen(
  manager: EntityManager,
  run: CatalogRunEntity,
  externalIds: readonly string[],
): Promise<Set<string>> {
  const seen = new Set<string>();
  for await (const some of inTurns(externalIds, KEYS_AT_ONCE)) {
    const rows = await runSql<{ external_id: string }>(
      manager,
      sql`SELECT external_id FROM ${CatalogSeenEntity} WHERE run_id = ${run.id} AND external_id ${anyOf(some)}`,
    );
    for (const row of rows) seen.add(row.external_id);
  }
  if (run.marked === 0) return seen;
  const prefixes = externalIds.flatMap((id) => prefixesOf(bucketOf(id)));
  const marks = new Set(await readMarks(manager, run.id, prefixes));
  for (const id of externalIds) if (prefixesOf(bucketOf(id)).some((prefix) => marks.has(prefix))) seen.add(id);
  return seen;
}

/** A bucket and all it is part of. */
const prefixesOf = (bucket: string): string[] =>
  Array.from({ length: bucket.length + 1 }, (_, digits) => bucket.slice(0, digits));

async function readMarks(manager: EntityManager, runId: number, prefixes: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const some of inTurns([...new Set(prefixes)], KEYS_AT_ONCE)) {
    const rows = await runSql<{ prefix: string }>(
      manager,
      sql`SELECT prefix FROM ${CatalogSeenBucketEntity} WHERE run_id = ${runId} AND prefix ${anyOf(some)}`,
    );
    for (const { prefix } of rows) found.push(prefix);
  }
  return found;
}

/**
 * Marks whole buckets as seen: those that are as the script says, and of which the run has seen nothing yet.
 *
 * @returns  How many entries they hold, and the prefixes refused.
 */
export async function markBuckets(
  manager: EntityManager,
  run: CatalogRunEntity,
  buckets: readonly BucketDigest[],
): Promise<{ marked: number; refused: string[] }> {
  if (buckets.length === 0) return { marked: 0, refused: [] };
  const { digests, seen } = await readDigests(
    manager,
    run,
    buckets.map(({ prefix }) => prefix),
  );
  const taken = new Set(
    await readMarks(
      manager,
      run.id,
      buckets.flatMap(({ prefix }) => prefixesOf(prefix)),
    ),
  );
  const deeper = await readDeeperMarks(
    manager,
    run.id,
    buckets.map(({ prefix }) => prefix),
  );
  for (const prefix of deeper) for (const above of prefixesOf(prefix).slice(0, -1)) seen.add(above);

  const refused: string[] = [];
  const accepted: string[] = [];
  let marked = 0;
  for (const { prefix, count, digest } of [...buckets].sort((a, b) => a.prefix.length - b.prefix.length)) {
    const found = digests.at(prefix);
    const isAsSaid = found.count === count && found.digest === digest;
    if (!isAsSaid || seen.has(prefix) || prefixesOf(prefix).some((above) => taken.has(above))) {
      refused.push(prefix);
      continue;
    }
    taken.add(prefix);
    accepted.push(prefix);
    marked += count;
  }
  await insertMany(
    manager,
    CatalogSeenBucketEntity,
    accepted.map((prefix) => ({ runId: run.id, prefix })),
  );
  return { marked, refused };
}

/** Digests of the source, read as far as they are asked for, and every prefix below which the run has seen entries. */
async function readDigests(manager: EntityManager, { id, source }: CatalogRunEntity, prefixes: readonly string[]) {
  const digests = new BucketDigests();
  const seen = new Set<string>();
  for await (const row of readBuckets(manager, source, prefixes)) {
    digests.addBucket(row);
    if (row.runId === id && row.seen > 0) for (const prefix of prefixesOf(row.prefix)) seen.add(prefix);
  }
  return { digests, seen };
}

/** Marks below those asked for; none where all of them are of the smallest kind. */
async function readDeeperMarks(manager: EntityManager, runId: number, prefixes: readonly string[]): Promise<string[]> {
  if (prefixes.every((prefix) => prefix.length === BUCKET_DEPTH)) return [];
  const rows = await runSql<{ prefix: string }>(
    manager,
    sql`SELECT prefix FROM ${CatalogSeenBucketEntity} WHERE run_id = ${runId}`,
  );
  return rows.map(({ prefix }) => prefix);
}

/** Whether a run has seen an entry one by one, so that it counts among the seen of its bucket. */
export async function wasSeen(
  manager: EntityManager,
  runId: number,
  externalId: string,
  known: Pick<ExternalIdEntity, 'runId'>,
): Promise<boolean> {
  return known.runId === runId || (await manager.existsBy(CatalogSeenEntity, { runId, externalId }));
}

/** What is left of a run that is over. In parts, so that nobody waits long for the lock. */
export async function forgetSeen(manager: EntityManager, runId: number, atMost: number): Promise<number> {
  await runSql(manager, sql`DELETE FROM ${CatalogSeenBucketEntity} WHERE run_id = ${runId}`);
  const rows = await runSql(
    manager,
    sql`DELETE FROM ${CatalogSeenEntity} WHERE run_id = ${runId} AND external_id IN
        (SELECT external_id FROM ${CatalogSeenEntity} WHERE run_id = ${runId} LIMIT ${atMost}) RETURNING 1 AS gone`,
  );
  return rows.length;
}
