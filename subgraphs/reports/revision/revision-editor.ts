import type { EntityManager } from 'typeorm';
import type { Contact } from '../../../issue/issue.js';
import { isConsistent } from '../../../issue/reconcile/reconcile.js';
import type { Actor } from '../../shared/audit/actor.js';
import { recordAudit } from '../../shared/audit/audit-trail.js';
import type { Database } from '../../shared/database/database.js';
import { retryOnUniqueViolation } from '../../shared/database/unique-violation.js';
import { ReportError } from '../../shared/errors.js';
import type { YearMonth } from '../../shared/graphql/scalars.js';
import { type Snapshot, snapshotKey } from '../../shared/snapshot/snapshot.js';
import type { CheckedSections } from '../check/check-proof.js';
import { replaceContact } from '../contact/contact.repository.js';
import { PublicationEntity } from './publication.entity.js';
import { type ReportStatus, RevisionEntity } from './revision.entity.js';
import type { RevisionAction } from './revision-events.js';

/** The life of a revision: opened as a draft, published at most once. Every step is one transaction. */
export class RevisionEditor {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Opens a draft of a month with the next number.
   *
   * @param idempotencyKey  Opening again with the same key gives the same revision, whatever became of it.
   * @throws {ReportError} BAD_USER_INPUT if it corrects a published month and gives no reason, IDEMPOTENCY_MISMATCH if the month
   *                       was opened with the key for another reason.
   */
  open(month: YearMonth, reason: string | null, idempotencyKey: string | null, actor: Actor): Promise<RevisionEntity> {
    const draft = { month, reason, idempotencyKey, openedBy: actor.subject, openedAt: actor.at };
    return retryOnUniqueViolation(() => this.#database.write((manager) => openNext(manager, draft, actor)));
  }

  /** Replaces the contact person of a draft. */
  putContact(snapshot: Snapshot, contact: Contact, actor: Actor): Promise<void> {
    return this.#database.write(async (manager) => {
      await lockMonth(manager, snapshot.month);
      await draftOf(manager, snapshot);
      await replaceContact(manager, snapshotKey(snapshot), contact);
      // Not even a digest of it: personal data stays out of the trail.
      await recordAudit(manager, actor, { action: 'putContact', object: snapshotKey(snapshot) });
    });
  }

  /**
   * Publishes a draft: from the commit on, readers get it whole. Publishing it again with the same proof changes nothing.
   *
   * @param checked  What the proof says; its sections are sealed, so it still holds.
   * @throws {ReportError} NOT_CONSISTENT, NOT_A_DRAFT, or REVISION_CONFLICT if another revision was published meanwhile.
   */
  publish(
    snapshot: Snapshot,
    checked: CheckedSections,
    overrideReason: string | null,
    actor: Actor,
  ): Promise<RevisionEntity> {
    const failed = checked.rules.filter(({ verdict }) => verdict === 'FAILED').map(({ rule }) => rule);
    if (failed.length > 0 && !overrideReason) {
      throw new ReportError('NOT_CONSISTENT', `Expected every rule to hold, found ${failed.join(', ')} failed.`, {
        path: ['input', 'overrideReason'],
      });
    }
    const { checkedAt, rules } = checked;
    const reconciliation = { checkedAt, rules, overrideReason: isConsistent(rules) ? null : overrideReason };
    return this.#database.write(async (manager) => {
      await lockMonth(manager, snapshot.month);
      const current = await manager.findOneBy(RevisionEntity, { ...snapshot });
      if (current?.status === 'PUBLISHED' && current.reconciliation?.checkedAt === checkedAt) return current;
      const draft = await draftOf(manager, snapshot);
      await moveIntoPublication(manager, draft);
      const published = {
        status: 'PUBLISHED',
        publishedBy: actor.subject,
        publishedAt: actor.at,
        reconciliation,
      } as const;
      await manager.update(RevisionEntity, { ...snapshot }, published);
      const change = { action: 'publishReport', object: snapshotKey(snapshot), before: 'DRAFT', after: 'PUBLISHED' };
      await recordAudit(manager, actor, { ...change, reason: reconciliation.overrideReason });
      return { ...draft, ...published };
    });
  }

  /**
   * Takes a published revision out of publication; a month whose current one is withdrawn is not published any more.
   *
   * @throws {ReportError} STATUS_CONFLICT if it is not published.
   */
  withdraw(snapshot: Snapshot, reason: string, actor: Actor): Promise<RevisionEntity> {
    return this.#database.write(async (manager) => {
      await lockMonth(manager, snapshot.month);
      const row = await revisionIn(manager, snapshot, 'PUBLISHED');
      await manager.delete(PublicationEntity, { ...snapshot });
      return this.#moveTo('WITHDRAWN', manager, row, { action: 'withdrawReport', reason, actor });
    });
  }

  /**
   * Publishes a withdrawn revision again, as it was.
   *
   * @throws {ReportError} STATUS_CONFLICT if it is not withdrawn, REVISION_CONFLICT if another revision is published.
   */
  republish(snapshot: Snapshot, reason: string, actor: Actor): Promise<RevisionEntity> {
    return this.#database.write(async (manager) => {
      await lockMonth(manager, snapshot.month);
      const row = await revisionIn(manager, snapshot, 'WITHDRAWN');
      await moveIntoPublication(manager, { ...row, basedOn: null });
      return this.#moveTo('PUBLISHED', manager, row, { action: 'republishReport', reason, actor });
    });
  }

  async #moveTo(
    status: ReportStatus,
    manager: EntityManager,
    row: RevisionEntity,
    { action, reason, actor }: { action: RevisionAction; reason: string; actor: Actor },
  ): Promise<RevisionEntity> {
    const { month, revision } = row;
    await manager.update(RevisionEntity, { month, revision }, { status });
    const change = { action, object: snapshotKey(row), before: row.status, after: status, reason };
    await recordAudit(manager, actor, change);
    return { ...row, status };
  }
}

/** The revision in the state a step starts from. */
async function revisionIn(
  manager: EntityManager,
  { month, revision }: Snapshot,
  status: ReportStatus,
): Promise<RevisionEntity> {
  const row = await manager.findOneBy(RevisionEntity, { month, revision });
  if (row?.status === status) return row;
  const found = row ? `one that is ${row.status}` : 'none';
  throw new ReportError('STATUS_CONFLICT', `Expected ${month}, revision ${revision}, ${status}, found ${found}.`);
}

/** Takes the next number. Of several that open a new month at once, the key of the table lets one have the first. */
async function openNext(
  manager: EntityManager,
  draft: Pick<RevisionEntity, 'month' | 'reason' | 'idempotencyKey' | 'openedBy' | 'openedAt'>,
  actor: Actor,
): Promise<RevisionEntity> {
  const { month, idempotencyKey } = draft;
  await lockMonth(manager, month);
  const opened = idempotencyKey && (await manager.findOneBy(RevisionEntity, { month, idempotencyKey }));
  if (opened && opened.reason !== draft.reason) {
    throw new ReportError(
      'IDEMPOTENCY_MISMATCH',
      `Expected the reason revision ${opened.revision} of ${month} was opened with, found another under its key.`,
      { path: ['input', 'idempotencyKey'] },
    );
  }
  if (opened) return opened;

  const published = await manager.findOneBy(PublicationEntity, { month });
  if (published && !draft.reason) {
    throw new ReportError(
      'BAD_USER_INPUT',
      `Expected a reason for correcting ${month}, which is published, found none.`,
      {
        path: ['input', 'reason'],
      },
    );
  }
  const last = await manager.maximum(RevisionEntity, 'revision', { month });
  const row: RevisionEntity = {
    ...draft,
    revision: (last ?? 0) + 1,
    status: 'DRAFT',
    basedOn: published?.revision ?? null,
    publishedBy: null,
    publishedAt: null,
    reconciliation: null,
  };
  await manager.insert(RevisionEntity, row);
  const change = { action: 'openRevision', object: snapshotKey(row), after: row.status };
  await recordAudit(manager, actor, { ...change, reason: row.reason });
  return row;
}

async function draftOf(manager: EntityManager, { month, revision }: Snapshot): Promise<RevisionEntity> {
  const row = await manager.findOneBy(RevisionEntity, { month, revision });
  if (row?.status === 'DRAFT') return row;
  throw notADraft({ month, revision }, row ? 'one that was published' : 'none');
}

const notADraft = ({ month, revision }: Snapshot, found: string) =>
  new ReportError('NOT_A_DRAFT', `Expected a draft of ${month}, revision ${revision}, found ${found}.`);

/** Steps on one month take turns: whoever comes second finds what the first one did. */
async function lockMonth(manager: EntityManager, month: YearMonth): Promise<void> {
  await manager.update(RevisionEntity, { month, revision: 1 }, { month });
}

/** The pointer moves only from the revision the draft was made from. */
async function moveIntoPublication(
  manager: EntityManager,
  { month, revision, basedOn }: RevisionEntity,
): Promise<void> {
  const row = { month, revision };
  if (basedOn === null) {
    await manager.createQueryBuilder().insert().into(PublicationEntity).values(row).orIgnore().execute();
  } else {
    await manager.update(PublicationEntity, { month, revision: basedOn }, { revision });
  }
  const current = await manager.findOneBy(PublicationEntity, { month });
  if (current?.revision === revision) return;
  const was = basedOn === null ? 'nothing of it was published' : `revision ${basedOn} was published`;
  const is = current ? `revision ${current.revision} is` : 'nothing of it is';
  throw new ReportError(
    'REVISION_CONFLICT',
    `Expected ${month} as it was when revision ${revision} was opened (${was}), found that ${is} published. Open a new revision.`,
  );
}
