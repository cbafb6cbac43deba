import type { EntityManager } from 'typeorm';
import type { Actor } from '../audit/actor.js';
import { recordAudit } from '../audit/audit-trail.js';
import type { Database } from '../database/database.js';
import { digestOf } from '../digest.js';
import { ReportError } from '../errors.js';
import { type Snapshot, snapshotKey } from '../snapshot/snapshot.js';
import { SectionEntity } from './section.entity.js';

/** Replaces the rows of one snapshot; `null` stands for "the issue prints no such section". */
export type ReplaceRows<Content> = (manager: EntityManager, snapshot: string, content: Content | null) => Promise<void>;

export interface SectionChange {
  state: SectionEntity;
  changed: boolean;
}

/**
 * One section of all snapshots: put whole while its revision is a draft, then sealed for good.
 *
 * Two editors never overwrite each other: a put names the version it was made from and is refused if there is a later one.
 */
export class SectionStore<Content> {
  readonly #database: Database;
  readonly #replaceRows: ReplaceRows<Content>;

  constructor(database: Database, replaceRows: ReplaceRows<Content>) {
    this.#database = database;
    this.#replaceRows = replaceRows;
  }

  /**
   * Puts the content of a section, whole. Repeating a put changes nothing, sealed or not.
   *
   * @throws {ReportError} SECTION_SEALED if it is sealed with other content, SECTION_CONFLICT if its version is another.
   */
  put(snapshot: Snapshot, expectedVersion: number, content: Content | null, actor: Actor): Promise<SectionChange> {
    const digest = digestOf(content);
    const key = snapshotKey(snapshot);
    return this.#database.write(async (manager) => {
      const current = await this.#current(manager, key);
      if (current.digest === digest) return { state: current, changed: false };
      if (current.sealed) throw sealed(snapshot);
      const state = { ...current, digest, version: expectedVersion + 1 };
      await replaceVersion(manager, expectedVersion, state);
      await this.#replaceRows(manager, key, content);
      await recordAudit(manager, actor, { action: 'putSection', object: key, before: current.digest, after: digest });
      return { state, changed: true };
    });
  }

  /**
   * Seals a section. Sealing it again changes nothing.
   *
   * @throws {ReportError} SECTION_CONFLICT if its version is another, or nothing was put yet.
   */
  seal(snapshot: Snapshot, expectedVersion: number, actor: Actor): Promise<SectionChange> {
    const key = snapshotKey(snapshot);
    return this.#database.write(async (manager) => {
      const current = await this.#current(manager, key);
      if (current.sealed && current.version === expectedVersion) return { state: current, changed: false };
      if (current.version === 0)
        throw new ReportError('SECTION_CONFLICT', 'Expected a section that was put, found none.');
      const state = { ...current, sealed: true };
      await replaceVersion(manager, expectedVersion, state);
      await recordAudit(manager, actor, { action: 'sealSection', object: key, after: current.digest });
      return { state, changed: true };
    });
  }

  /** The row, locked until the transaction is over; made if it is missing, so that every change after names its version. */
  async #current(manager: EntityManager, snapshot: string): Promise<SectionEntity> {
    const blank = { snapshot, version: 0, digest: '', sealed: false };
    await manager.createQueryBuilder().insert().into(SectionEntity).values(blank).orIgnore().execute();
    await manager.update(SectionEntity, { snapshot }, { snapshot });
    return manager.findOneByOrFail(SectionEntity, { snapshot });
  }
}

/** `@VersionColumn` does not stop lost updates; naming the version in the update, and counting what it changed, does. */
async function replaceVersion(manager: EntityManager, expectedVersion: number, state: SectionEntity): Promise<void> {
  const { snapshot, version, digest, sealed: isSealed } = state;
  const update = await manager
    .createQueryBuilder()
    .update(SectionEntity)
    .set({ version, digest, sealed: isSealed })
    .where({ snapshot, version: expectedVersion, sealed: false })
    .execute();
  if (update.affected === 1) return;
  const { version: found } = await manager.findOneByOrFail(SectionEntity, { snapshot });
  throw new ReportError(
    'SECTION_CONFLICT',
    `Expected version ${expectedVersion} of the section of ${snapshot}, found ${found}. Read it again, then repeat the change.`,
    { path: ['input', 'expectedVersion'] },
  );
}

const sealed = ({ month, revision }: Snapshot) =>
  new ReportError(
    'SECTION_SEALED',
    `Expected a section that is not sealed, found that of ${month}, revision ${revision}, sealed. Open a new revision.`,
  );
