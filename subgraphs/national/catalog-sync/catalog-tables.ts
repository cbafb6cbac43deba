import type { QueryRunner } from 'typeorm';
import {
  boolean,
  createKeyedTable,
  createTable,
  generated,
  integer,
  key,
  nullable,
  text,
} from '../../shared/database/columns.js';

/** The entries of the catalog, what sources call them, and their history. */
export async function createResourceTables(queryRunner: QueryRunner): Promise<void> {
  await createTable(
    queryRunner,
    'national_resource',
    [
      integer('id', generated),
      ...['source', 'external_id', 'code', 'title'].map((name) => text(name)),
      text('ministry_id', nullable),
      text('provider_name'),
      text('status'),
      integer('version'),
      text('content'),
      text('content_hash'),
      boolean('edited'),
      ...['created_at', 'created_by', 'changed_at', 'changed_by'].map((name) => text(name)),
      integer('created_run_id', nullable),
      integer('run_id', nullable),
      integer('line', nullable),
    ],
    [{ name: 'national_resource_code', columnNames: ['code'] }],
  );
  await createKeyedTable(queryRunner, 'catalog_external_id', [
    text('source', key),
    text('bucket', key),
    text('external_id', key),
    integer('resource_id'),
    text('source_hash'),
    boolean('active'),
    integer('run_id', nullable),
  ]);
  await createKeyedTable(queryRunner, 'resource_change', [
    integer('resource_id', key),
    integer('version', key),
    text('kind'),
    text('changed_at'),
    text('changed_by'),
    integer('run_id', nullable),
    integer('line', nullable),
    text('reason', nullable),
    text('content_hash'),
    text('changes'),
  ]);
}

/** Sources, their buckets, runs and what runs report. */
export async function createSyncTables(queryRunner: QueryRunner): Promise<void> {
  await createTable(queryRunner, 'catalog_source', [
    text('source', key),
    integer('run_id', nullable),
    integer('active'),
    integer('writes'),
    text('changed_at', nullable),
  ]);
  await createKeyedTable(queryRunner, 'catalog_bucket', [
    text('source', key),
    text('bucket', key),
    integer('count'),
    text('digest'),
    integer('run_id', nullable),
    integer('seen'),
  ]);
  const counts = ['marked', 'read', 'created', 'updated', 'unchanged', 'restored', 'retired', 'rejected', 'conflicts'];
  await createTable(
    queryRunner,
    'catalog_run',
    [
      integer('id', generated),
      text('source'),
      text('idempotency_key', nullable),
      text('mode'),
      boolean('dry_run'),
      text('on_conflict'),
      text('status'),
      integer('accepted_sequence'),
      text('lease_expires_at'),
      integer('expected_count', nullable),
      text('file_name', nullable),
      text('file_sha256', nullable),
      text('started_at'),
      text('started_by'),
      text('ended_at', nullable),
      text('message', nullable),
      integer('active_at_start'),
      ...counts.map((name) => integer(name)),
    ],
    [{ name: 'catalog_run_idempotency_key', columnNames: ['source', 'idempotency_key'], isUnique: true }],
  );
  await createKeyedTable(
    queryRunner,
    'catalog_push',
    [
      integer('run_id', key),
      integer('sequence', key),
      text('idempotency_key', nullable),
      text('digest'),
      text('answer'),
    ],
    [{ name: 'catalog_push_idempotency_key', columnNames: ['run_id', 'idempotency_key'], isUnique: true }],
  );
  await createKeyedTable(queryRunner, 'catalog_seen', [integer('run_id', key), text('external_id', key)]);
  await createKeyedTable(queryRunner, 'catalog_seen_bucket', [integer('run_id', key), text('prefix', key)]);
  await createKeyedTable(queryRunner, 'catalog_rejection', [
    integer('run_id', key),
    integer('sequence', key),
    integer('position', key),
    integer('line', nullable),
    text('external_id', nullable),
    text('outcome'),
    text('errors'),
  ]);
  await createKeyedTable(queryRunner, 'catalog_retirement', [
    integer('run_id', key),
    integer('resource_id', key),
    text('external_id'),
    text('code'),
    text('title'),
  ]);
  await createTable(queryRunner, 'catalog_event', [integer('sequence', key), integer('run_id')]);
}

export const CATALOG_TABLES = [
  'national_resource',
  'catalog_external_id',
  'resource_change',
  'catalog_source',
  'catalog_bucket',
  'catalog_run',
  'catalog_push',
  'catalog_seen',
  'catalog_seen_bucket',
  'catalog_rejection',
  'catalog_retirement',
  'catalog_event',
];
