import { type EntityManager, MoreThan } from 'typeorm';
import { digestOf } from '../digest.js';
import type { Actor } from './actor.js';
import { AuditEventEntity } from './audit-event.entity.js';
import { AuditHeadEntity } from './audit-head.entity.js';

/** What was done to what. `before` and `after` are digests or states, never contents. */
export type AuditedChange = Pick<AuditEventEntity, 'action' | 'object'> &
  Partial<Pick<AuditEventEntity, 'before' | 'after' | 'reason'>>;

const HEAD = { id: 1 };
const PAGE = 1_000;

/**
 * Adds an event to the trail of this database, in the transaction of the change: both are kept, or neither.
 *
 * @returns  Its sequence: in the order in which transactions end.
 */
export async function recordAudit(manager: EntityManager, actor: Actor, change: AuditedChange): Promise<number> {
  // Locks the row, so that of two transactions the second waits here and continues the chain of the first.
  await manager.increment(AuditHeadEntity, HEAD, 'sequence', 1);
  const head = await manager.findOneByOrFail(AuditHeadEntity, HEAD);
  const { action, object, before = null, after = null, reason = null } = change;
  const { at, requestId, subject, tokenId } = actor;
  const event = { sequence: head.sequence, at, requestId, subject, tokenId, action, object, before, after, reason };
  const linked = { ...event, previousHash: head.hash };
  const hash = digestOf(linked);
  await manager.insert(AuditEventEntity, { ...linked, hash });
  await manager.update(AuditHeadEntity, HEAD, { hash });
  return head.sequence;
}

export interface AuditVerdict {
  events: number;
  /** Hash of the last event: written down elsewhere, it proves later that nothing before it was changed. */
  head: string;
  /** The first event that is not as it was written, in words; null if all are. */
  fault: string | null;
}

/** Reads the trail from its beginning and says whether every event is there as it was written. */
export async function verifyAudit(reader: EntityManager): Promise<AuditVerdict> {
  let last: Pick<AuditEventEntity, 'sequence' | 'hash'> = { sequence: 0, hash: '' };
  const verdict = (fault: string | null) => ({ events: last.sequence, head: last.hash, fault });
  for (;;) {
    const page: AuditEventEntity[] = await reader.find(AuditEventEntity, {
      where: { sequence: MoreThan(last.sequence) },
      order: { sequence: 'ASC' },
      take: PAGE,
    });
    for (const { hash, ...event } of page) {
      if (event.sequence !== last.sequence + 1) return verdict(`event ${last.sequence + 1} is missing`);
      if (event.previousHash !== last.hash) return verdict(`event ${event.sequence} does not follow the one before`);
      if (digestOf(event) !== hash) return verdict(`event ${event.sequence} was changed`);
      last = { sequence: event.sequence, hash };
    }
    if (page.length < PAGE) break;
  }
  const head = await reader.findOneBy(AuditHeadEntity, HEAD);
  const isWhole = head?.sequence === last.sequence && head.hash === last.hash;
  return verdict(isWhole ? null : `events after ${last.sequence} are missing`);
}
