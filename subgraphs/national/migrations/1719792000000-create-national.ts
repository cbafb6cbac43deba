import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createAuditTables, dropAuditTables } from '../../shared/audit/audit-tables.js';
import { createTable, integer, key, nullable, text } from '../../shared/database/columns.js';
import { createSectionTable } from '../../shared/section/section-table.js';
import { createSearchTables, dropSearchTables } from '../catalog-search/search-tables.js';
import { CATALOG_TABLES, createResourceTables, createSyncTables } from '../catalog-sync/catalog-tables.js';

export class CreateNational1719792000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createAuditTables(queryRunner);
    await createSectionTable(queryRunner);
    await createTable(queryRunner, 'ministry', [
      text('id', key),
      text('name'),
      text('full_name'),
      text('english_name'),
      text('kind'),
    ]);
    await createTable(queryRunner, 'ministry_alias', [text('name', key), text('ministry_id')]);
    await createResourceTables(queryRunner);
    await createSyncTables(queryRunner);
    await createSearchTables(queryRunner);
    await createTable(queryRunner, 'national_sharing', [
      text('snapshot', key),
      integer('cumulative', nullable),
      integer('department_count', nullable),
      text('zone', nullable),
      text('recommended_for', nullable),
      text('sources'),
    ]);
    await createTable(queryRunner, 'named_department', [text('snapshot', key), integer('position', key), text('name')]);
    await createTable(
      queryRunner,
      'recommendation',
      [
        text('snapshot', key),
        integer('position', key),
        integer('rank'),
        text('name'),
        text('ministry_name'),
        integer('line', nullable),
      ],
      [{ name: 'recommendation_name', columnNames: ['name', 'snapshot'] }],
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropAuditTables(queryRunner);
    await dropSearchTables(queryRunner);
    const tables = [
      'section',
      'ministry',
      'ministry_alias',
      ...CATALOG_TABLES,
      'national_sharing',
      'named_department',
      'recommendation',
    ];
    for (const table of tables) await queryRunner.dropTable(table);
  }
}
