import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createAuditTables, dropAuditTables } from '../../shared/audit/audit-tables.js';
import { createTable, key, nullable, text } from '../../shared/database/columns.js';
import { createRankingTables } from '../../shared/ranking/ranking-tables.js';
import { createSectionTable } from '../../shared/section/section-table.js';

export class CreatePrefectures1719792000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createAuditTables(queryRunner);
    await createSectionTable(queryRunner);
    await createRankingTables(queryRunner);
    await createTable(queryRunner, 'prefecture', [
      text('id', key),
      text('name'),
      text('short_name'),
      text('full_name'),
      text('english_name'),
      text('kind'),
      text('gbt2260', nullable),
      text('former_codes'),
    ]);
    await createTable(queryRunner, 'prefecture_alias', [text('name', key), text('prefecture_id')]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropAuditTables(queryRunner);
    for (const table of ['section', 'leaders', 'volume_rank', 'prefecture', 'prefecture_alias']) {
      await queryRunner.dropTable(table);
    }
  }
}
