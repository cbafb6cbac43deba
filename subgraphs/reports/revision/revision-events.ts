import DataLoader from 'dataloader';
import { type EntityManager, In } from 'typeorm';
import { groupByKey } from '../../shared/align-by-key.js';
import { AuditEventEntity } from '../../shared/audit/audit-event.entity.js';

/** Steps in the life of a revision, by the action the audit trail keeps them under. */
export const REVISION_EVENTS = {
  openRevision: 'OPENED',
  publishReport: 'PUBLISHED',
  withdrawReport: 'WITHDRAWN',
  republishReport: 'REPUBLISHED',
} as const;

export type RevisionAction = keyof typeof REVISION_EVENTS;
export type RevisionEventKind = (typeof REVISION_EVENTS)[RevisionAction];

/** What the audit trail says of revisions, by snapshot, the earliest first. */
export const createRevisionEventLoader = (reader: EntityManager) =>
  new DataLoader<string, AuditEventEntity[]>(
    async (snapshots) => {
      const rows = await reader.find(AuditEventEntity, {
        where: { object: In([...snapshots]), action: In(Object.keys(REVISION_EVENTS)) },
        order: { sequence: 'ASC' },
      });
      return groupByKey(snapshots, rows, ({ object }) => object);
    },
    { name: 'RevisionEvent' },
  );
