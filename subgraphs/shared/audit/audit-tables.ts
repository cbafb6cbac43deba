import type { QueryRunner } from 'typeorm';
import { createTable, integer, key, nullable, text } from '../database/columns.js';
import { AuditEventEntity } from './audit-event.entity.js';
import { AuditHeadEntity } from './audit-head.entity.js';

/** Part of every subgraph's database. */
export const AUDIT_ENTITIES = [AuditEventEntity, AuditHeadEntity];

/** The tables behind them, for the first migration of each subgraph. */
export async function createAuditTables(queryRunner: QueryRunner): Promise<void> {
  await createTable(
    queryRunner,
    'audit_event',
    [
      integer('sequence', key),
      text('at'),
      text('request_id'),
      text('subject'),
      text('token_id', nullable),
      text('action'),
      text('object'),
      text('before', nullable),
      text('after', nullable),
      text('reason', nullable),
      text('previous_hash'),
      text('hash'),
    ],
    [{ name: 'audit_event_object', columnNames: ['object', 'sequence'] }],
  );
  await createTable(queryRunner, 'audit_head', [integer('id', key), integer('sequence'), text('hash')]);
  await queryRunner.manager.insert(AuditHeadEntity, { id: 1, sequence: 0, hash: '' });
}

export async function dropAuditTables(queryRunner: QueryRunner): Promise<void> {
  for (const table of ['audit_event', 'audit_head']) await queryRunner.dropTable(table);
}
