import { type EntityManager, In, MoreThan } from 'typeorm';
import { AuditEventEntity } from '../../shared/audit/audit-event.entity.js';
import type { RevisionAction } from '../revision/revision-events.js';

/** What changes what is published, as the audit trail keeps it: in the transaction of the change, so no event is lost. */
const ACTIONS = ['publishReport', 'withdrawReport', 'republishReport'] as const satisfies RevisionAction[];

export class PublicationEventRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  /** Events after one, the earliest first. Cheap to ask again and again: it starts where the reader has got to. */
  findAfter(sequence: number, limit: number): Promise<AuditEventEntity[]> {
    return this.#reader.find(AuditEventEntity, {
      where: { sequence: MoreThan(sequence), action: In(ACTIONS) },
      order: { sequence: 'ASC' },
      take: limit,
    });
  }

  /** The last event, or null if nothing was ever published. */
  findLatest(): Promise<AuditEventEntity | null> {
    return this.#reader.findOne(AuditEventEntity, { where: { action: In(ACTIONS) }, order: { sequence: 'DESC' } });
  }
}
