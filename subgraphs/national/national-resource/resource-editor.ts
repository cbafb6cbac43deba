import type { EntityManager } from 'typeorm';
import type { CatalogItem } from '../../../catalog/catalog-item.js';
import { contentHash } from '../../../catalog/content-hash.js';
import type { Actor } from '../../shared/audit/actor.js';
import { recordAudit } from '../../shared/audit/audit-trail.js';
import type { Database } from '../../shared/database/database.js';
import { ReportError } from '../../shared/errors.js';
import { BucketChanges } from '../catalog-bucket/change-buckets.js';
import { lockSource } from '../catalog-sync/lock-source.js';
import { wasSeen } from '../catalog-sync/seen-entries.js';
import { readMinistryIds } from '../ministry/ministry.repository.js';
import { ResourceStatus } from './code-list-enums.js';
import { diffItems } from './item-diff.js';
import { NationalResourceEntity } from './national-resource.entity.js';
import { readKnown } from './read-known.js';
import { MANUAL } from './resource-edit.input.js';
import { itemOf, type ResourceChange, writeChanges } from './resource-writer.js';

/** Single edits by people. They hold the lock of the source, so they and a run never change an entry at once. */
export class ResourceEditor {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Changes the entry of an external id, or makes it. The very content that is there changes nothing.
   *
   * @throws {ReportError} CONFLICT if it has another version than expected.
   */
  upsert(
    source: string,
    item: CatalogItem,
    expectedVersion: number,
    reason: string | null,
    actor: Actor,
  ): Promise<NationalResourceEntity> {
    const { externalId } = item;
    return this.#database.write(async (manager) => {
      const { runId } = await lockSource(manager, source);
      const known = (await readKnown(manager, source, [externalId])).get(externalId);
      const row = known ? await manager.findOneByOrFail(NationalResourceEntity, { id: known.resourceId }) : null;
      const hash = contentHash(item);
      if (row?.contentHash === hash && row.status === ResourceStatus.ACTIVE) return row;
      checkVersion(expectedVersion, row?.version ?? 0);
      const isOwn = source === MANUAL;
      const change: ResourceChange = {
        externalId,
        before: row && known ? { row, known } : null,
        item,
        fields: row ? diffItems(itemOf(row), item) : [],
        // What a source said stays what it said: only its own next word can contradict a person.
        sourceHash: isOwn || !known ? hash : known.sourceHash,
        status: ResourceStatus.ACTIVE,
        edited: !isOwn && known !== undefined && known.sourceHash !== hash,
        line: null,
        reason,
      };
      return this.#write(manager, 'upsertNationalResource', source, change, actor, runId);
    });
  }

  /** @throws {ReportError} RESOURCE_NOT_FOUND, or CONFLICT if it has another version than expected. */
  retire(id: number, expectedVersion: number, reason: string, actor: Actor): Promise<NationalResourceEntity> {
    return this.#database.write(async (manager) => {
      const found = await manager.findOneBy(NationalResourceEntity, { id });
      if (!found) throw new ReportError('RESOURCE_NOT_FOUND', 'Expected an entry of the catalog, found none.');
      const { source, externalId } = found;
      const { runId } = await lockSource(manager, source);
      const row = await manager.findOneByOrFail(NationalResourceEntity, { id });
      const known = (await readKnown(manager, source, [externalId])).get(externalId);
      if (!known || row.status === ResourceStatus.RETIRED) return row;
      checkVersion(expectedVersion, row.version);
      const { edited, line } = row;
      const kept = { item: itemOf(row), fields: [], sourceHash: known.sourceHash, edited, line };
      const change = { externalId, before: { row, known }, ...kept, status: ResourceStatus.RETIRED, reason };
      return this.#write(manager, 'retireNationalResource', source, change, actor, runId);
    });
  }

  async #write(
    manager: EntityManager,
    action: string,
    source: string,
    change: ResourceChange,
    actor: Actor,
    runId: number | null,
  ): Promise<NationalResourceEntity> {
    const author = { source, runId: null, subject: actor.subject, at: actor.at };
    const seen = await seenWith(manager, runId, change);
    const [written] = await writeChanges(manager, author, [change], await readMinistryIds(manager), seen, runId);
    const row = await manager.findOneByOrFail(NationalResourceEntity, { id: written?.id ?? 0 });
    const { before, reason } = change;
    const stateOf = ({ status, version, contentHash: hash }: NationalResourceEntity) => `${status} ${version} ${hash}`;
    await recordAudit(manager, actor, {
      action,
      object: `${source}/${change.externalId}`,
      before: before && stateOf(before.row),
      after: stateOf(row),
      reason,
    });
    return row;
  }
}

/** Of the entries of a bucket that are active, how many more or less the run at work has seen. */
async function seenWith(
  manager: EntityManager,
  runId: number | null,
  { externalId, before, status }: ResourceChange,
): Promise<BucketChanges> {
  const seen = new BucketChanges();
  if (runId === null || !before) return seen;
  const change = Number(status === ResourceStatus.ACTIVE) - Number(before.known.active);
  if (change !== 0 && (await wasSeen(manager, runId, externalId, before.known))) seen.see(externalId, change);
  return seen;
}

function checkVersion(expected: number, found: number): void {
  if (expected === found) return;
  throw new ReportError(
    'CONFLICT',
    `Expected version ${expected} of the entry, found version ${found}. Read it again, then repeat the change.`,
    { path: ['input', 'expectedVersion'] },
  );
}
