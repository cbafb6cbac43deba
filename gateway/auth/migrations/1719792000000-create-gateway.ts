import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createAuditTables, dropAuditTables } from '../../../subgraphs/shared/audit/audit-tables.js';
import { createTable, key, nullable, text } from '../../../subgraphs/shared/database/columns.js';

export class CreateGateway1719792000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createAuditTables(queryRunner);
    await createTable(queryRunner, 'script_token', [
      text('id', key),
      text('hash'),
      text('name'),
      text('scope'),
      text('created_by'),
      text('created_at'),
      text('expires_at'),
      text('last_used_at', nullable),
      text('revoked_at', nullable),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropAuditTables(queryRunner);
    await queryRunner.dropTable('script_token');
  }
}
