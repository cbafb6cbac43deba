import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createAuditTables, dropAuditTables } from '../../shared/audit/audit-tables.js';
import { createTable, integer, key, nullable, text } from '../../shared/database/columns.js';
import { createRankingTables } from '../../shared/ranking/ranking-tables.js';
import { createSectionTable } from '../../shared/section/section-table.js';

export class CreateDepartments1719792000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createAuditTables(queryRunner);
    await createSectionTable(queryRunner);
    await createRankingTables(queryRunner);
    await createTable(queryRunner, 'responsiveness', [
      text('snapshot', key),
      integer('position', key),
      integer('rank'),
      text('name'),
      integer('line', nullable),
    ]);
    await createTable(queryRunner, 'department', [
      text('id', key),
      text('name'),
      text('full_name'),
      text('english_name'),
      text('kind'),
      text('credit_code', nullable),
      text('valid_from', nullable),
      text('valid_until', nullable),
      text('superior_ministry_id', nullable),
    ]);
    await createTable(queryRunner, 'department_alias', [
      text('name', key),
      text('valid_from', key),
      text('department_id'),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropAuditTables(queryRunner);
    const tables = ['section', 'leaders', 'volume_rank', 'responsiveness', 'department', 'department_alias'];
    for (const table of tables) await queryRunner.dropTable(table);
  }
}
