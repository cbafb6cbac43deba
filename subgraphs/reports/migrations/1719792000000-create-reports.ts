import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createAuditTables, dropAuditTables } from '../../shared/audit/audit-tables.js';
import { boolean, createTable, integer, key, nullable, text, volumeColumns } from '../../shared/database/columns.js';
import { createSectionTable } from '../../shared/section/section-table.js';

export class CreateReports1719792000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createAuditTables(queryRunner);
    await createSectionTable(queryRunner);
    await createTable(
      queryRunner,
      'revision',
      [
        text('month', key),
        integer('revision', key),
        text('status'),
        integer('based_on', nullable),
        text('reason', nullable),
        text('opened_by'),
        text('opened_at'),
        text('idempotency_key', nullable),
        text('published_by', nullable),
        text('published_at', nullable),
        text('reconciliation', nullable),
      ],
      [{ name: 'revision_idempotency_key', columnNames: ['month', 'idempotency_key'], isUnique: true }],
    );
    await createTable(queryRunner, 'publication', [text('month', key), integer('revision')]);
    await createTable(queryRunner, 'overview', [
      text('snapshot', key),
      text('title'),
      text('publisher'),
      text('issued_on'),
      boolean('synthetic'),
      text('reported_to', nullable),
      text('sent_to', nullable),
      text('issued_to', nullable),
      text('issuing_office', nullable),
      integer('copies', nullable),
      integer('electronic_copies', nullable),
      text('sources'),
    ]);
    await createTable(queryRunner, 'platform_figure', [
      text('snapshot', key),
      text('indicator', key),
      ...volumeColumns(),
    ]);
    await createTable(queryRunner, 'contact', [
      text('snapshot', key),
      text('name', nullable),
      text('email', nullable),
      text('phone', nullable),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropAuditTables(queryRunner);
    for (const table of ['section', 'revision', 'publication', 'overview', 'platform_figure', 'contact']) {
      await queryRunner.dropTable(table);
    }
  }
}
