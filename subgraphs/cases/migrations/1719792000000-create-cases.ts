import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createAuditTables, dropAuditTables } from '../../shared/audit/audit-tables.js';
import { createTable, integer, key, nullable, text } from '../../shared/database/columns.js';
import { createSectionTable } from '../../shared/section/section-table.js';

export class CreateCases1719792000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createAuditTables(queryRunner);
    await createSectionTable(queryRunner);
    await createTable(queryRunner, 'case_study', [
      text('snapshot', key),
      integer('position', key),
      text('title'),
      text('paragraphs'),
      text('source_name', nullable),
      text('prefecture_id', nullable),
      integer('line', nullable),
    ]);
    await createTable(queryRunner, 'case_figure', [
      text('snapshot', key),
      integer('case_position', key),
      integer('position', key),
      text('clause'),
      text('reported_text'),
      text('unit'),
      integer('paragraph'),
      integer('line', nullable),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropAuditTables(queryRunner);
    for (const table of ['section', 'case_study', 'case_figure']) await queryRunner.dropTable(table);
  }
}
