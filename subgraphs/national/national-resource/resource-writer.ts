import type { EntityManager } from 'typeorm';
import { bucketOf } from '../../../catalog/bucket-digest.js';
import type { CatalogItem } from '../../../catalog/catalog-item.js';
import { canonicalItem, hashOfCanonical } from '../../../catalog/content-hash.js';
import { insertMany } from '../../shared/database/insert-many.js';
import { inTurns, letOthersIn } from '../../shared/database/let-others-in.js';
import { runSql, sql } from '../../shared/database/sql.js';
import { BucketChanges } from '../catalog-bucket/change-buckets.js';
import { indexChanges } from '../catalog-search/search-index.js';
import { CatalogSourceEntity } from '../catalog-sync/catalog-source.entity.js';
import { ResourceChangeKind, ResourceStatus } from './code-list-enums.js';
import { ExternalIdEntity } from './external-id.entity.js';
import { NationalResourceEntity } from './national-resource.entity.js';
import { type ChangedField, ResourceChangeEntity } from './resource-change.entity.js';

const ROWS_AT_ONCE = 250;

/** What a source calls an entry, and what it last said of it; null if it is new. */
export type KnownId = Pick<ExternalIdEntity, 'resourceId' | 'sourceHash' | 'active' | 'runId'>;

/** An entry as it will be. */
export interface ResourceChange {
  externalId: string;
  /** The entry as it is, and what its source said of it; null if it is new. */
  before: { row: NationalResourceEntity; known: KnownId } | null;
  item: CatalogItem;
  /** In which fields it differs from the entry as it is. */
  fields: ChangedField[];
  /** Content hash of what the source says from now on. */
  sourceHash: string;
  status: ResourceStatus;
  edited: boolean;
  line: number | null;
  reason: string | null;
}

/** Who changes entries, and when. */
export interface Author {
  source: string;
  runId: number | null;
  subject: string;
  at: string;
}

export interface WrittenChange {
  id: number;
  version: number;
  kind: ResourceChangeKind;
}

export const itemOf = ({ content }: Pick<NationalResourceEntity, 'content'>): CatalogItem => JSON.parse(content);

/**
 * Writes changed entries of one source, and all that hangs on them: external ids, history, search, buckets. To be called once
 * in a transaction, under the lock of the source, with each entry at most once.
 *
 * @param seen    What a run sees besides; written together with the changes of the buckets.
 * @param seenBy  That run.
 * @returns       What became of each, in the order given.
 */
export async function writeChanges(
  manager: EntityManager,
  author: Author,
  changes: readonly ResourceChange[],
  ministryIds: ReadonlyMap<string, string>,
  seen: BucketChanges = new BucketChanges(),
  seenBy: number | null = author.runId,
): Promise<WrittenChange[]> {
  const rows: ReturnType<typeof toRow>[] = [];
  for await (const some of inTurns(changes, ROWS_AT_ONCE)) {
    rows.push(...some.map((change) => toRow(change, author, ministryIds)));
  }
  const written = await writeRows(manager, changes, rows);
  await insertMany(
    manager,
    ExternalIdEntity,
    changes.map(({ externalId, before, sourceHash, status }, index) => ({
      source: author.source,
      bucket: bucketOf(externalId),
      externalId,
      resourceId: written[index]?.id ?? 0,
      sourceHash,
      active: status === ResourceStatus.ACTIVE,
      runId: author.runId ?? before?.known.runId ?? null,
    })),
    { onConflict: 'overwrite' },
  );
  await writeHistory(manager, author, changes, rows, written);
  await letOthersIn();
  await indexChanges(
    manager,
    changes.map(({ before, item }, index) => ({
      id: written[index]?.id ?? 0,
      before: before && { ...before.row, item: itemOf(before.row) },
      after: { ...(rows[index] as NationalResourceEntity), item },
    })),
  );
  await letOthersIn();
  await countChanges(manager, author, changes, seen, seenBy);
  return written;
}

function toRow(change: ResourceChange, author: Author, ministryIds: ReadonlyMap<string, string>) {
  const { before, item, status, edited, line } = change;
  const content = canonicalItem(item);
  return {
    source: author.source,
    externalId: change.externalId,
    code: item.code,
    title: item.title,
    ministryId: ministryIds.get(item.providerName) ?? null,
    providerName: item.providerName,
    status,
    version: (before?.row.version ?? 0) + 1,
    content,
    contentHash: hashOfCanonical(content),
    edited,
    createdAt: before?.row.createdAt ?? author.at,
    createdBy: before?.row.createdBy ?? author.subject,
    createdRunId: before ? before.row.createdRunId : author.runId,
    changedAt: author.at,
    changedBy: author.subject,
    runId: author.runId,
    line,
  };
}

async function writeRows(
  manager: EntityManager,
  changes: readonly ResourceChange[],
  rows: readonly ReturnType<typeof toRow>[],
): Promise<WrittenChange[]> {
  const created = rows.filter((_, index) => changes[index]?.before === null);
  const returned = await insertMany(manager, NationalResourceEntity, created, { returning: ['id', 'externalId'] });
  const ids = new Map(returned.map(({ id, externalId }) => [externalId, id]));
  const replaced = rows.flatMap((row, index) => {
    const id = changes[index]?.before?.row.id;
    return id === undefined ? [] : [{ id, ...row }];
  });
  await insertMany(manager, NationalResourceEntity, replaced, { onConflict: 'overwrite' });
  return changes.map(({ before, externalId, status }, index) => ({
    id: before?.row.id ?? ids.get(externalId) ?? 0,
    version: rows[index]?.version ?? 0,
    kind: kindOf(before?.row.status ?? null, status),
  }));
}

function kindOf(before: ResourceStatus | null, after: ResourceStatus): ResourceChangeKind {
  if (before === null) return ResourceChangeKind.CREATED;
  if (before === after) return ResourceChangeKind.UPDATED;
  return after === ResourceStatus.ACTIVE ? ResourceChangeKind.RESTORED : ResourceChangeKind.RETIRED;
}

function writeHistory(
  manager: EntityManager,
  { subject, at, runId }: Author,
  changes: readonly ResourceChange[],
  rows: readonly ReturnType<typeof toRow>[],
  written: readonly WrittenChange[],
) {
  const history = written.flatMap(({ id, version, kind }, index) => {
    const { line = null, reason = null, fields = [] } = changes[index] ?? {};
    const { contentHash: hash = '' } = rows[index] ?? {};
    const when = { changedAt: at, changedBy: subject, runId, line, reason };
    return version === 1 ? [] : [{ resourceId: id, version, kind, ...when, contentHash: hash, changes: fields }];
  });
  return insertMany(manager, ResourceChangeEntity, history);
}

async function countChanges(
  manager: EntityManager,
  { source, at }: Author,
  changes: readonly ResourceChange[],
  buckets: BucketChanges,
  seenBy: number | null,
): Promise<void> {
  let active = 0;
  for (const { externalId, before, sourceHash, status } of changes) {
    if (before?.known.active) {
      buckets.remove(externalId, before.known.sourceHash);
      active--;
    }
    if (status === ResourceStatus.ACTIVE) {
      buckets.add(externalId, sourceHash);
      active++;
    }
  }
  await buckets.write(manager, source, seenBy);
  if (changes.length > 0) {
    await runSql(
      manager,
      sql`UPDATE ${CatalogSourceEntity} SET active = active + ${active}, writes = writes + 1, changed_at = ${at}
          WHERE source = ${source}`,
    );
  }
}
