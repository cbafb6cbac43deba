import type { QueryRunner } from 'typeorm';
import { boolean, createTable, generated, integer, key, nullable, text } from '../../shared/database/columns.js';
import { isPostgres, runSql, sql, tableOf } from '../../shared/database/sql.js';
import { BY_CODE_POINT } from './code-point-order.js';
import { SearchCellEntity } from './search-cell.entity.js';
import { SearchEntryEntity } from './search-entry.entity.js';

/** The tables and indices behind search, for the first migration. */
export async function createSearchTables(queryRunner: QueryRunner): Promise<void> {
  await createTable(
    queryRunner,
    'catalog_cell',
    [
      integer('id', generated),
      text('key'),
      text('source'),
      text('status'),
      text('ministry_id', nullable),
      text('sharing_type'),
      text('update_frequency', nullable),
      text('interface_kind', nullable),
      boolean('open_to_public', nullable),
      integer('entries'),
    ],
    [{ name: 'catalog_cell_key', columnNames: ['key'], isUnique: true }],
  );
  await createTable(queryRunner, 'catalog_search', [
    integer('id', key),
    integer('cell_id'),
    text('title'),
    text('code'),
  ]);
  const { manager } = queryRunner;
  await runSql(
    manager,
    sql`CREATE INDEX catalog_search_order ON ${SearchEntryEntity} (title ${BY_CODE_POINT}, code ${BY_CODE_POINT}, id, cell_id)`,
  );
  await runSql(
    manager,
    sql`CREATE INDEX catalog_search_cell ON ${SearchEntryEntity} (cell_id, title ${BY_CODE_POINT}, code ${BY_CODE_POINT}, id)`,
  );
  await runSql(manager, sql`CREATE INDEX catalog_search_code ON ${SearchEntryEntity} (code ${BY_CODE_POINT})`);
  await (isPostgres(manager) ? createGramsOnPostgres(queryRunner) : createGramsOnSqlite(queryRunner));
}

/** A function of the title and an index on it: nothing to keep up to date by hand. It is dear, so plans prefer the index. */
async function createGramsOnPostgres({ manager }: QueryRunner): Promise<void> {
  await manager.query(
    `CREATE FUNCTION ${gramsFunction(tableOf(manager, SearchEntryEntity))}(title text) RETURNS tsvector
     LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000
     RETURN array_to_tsvector(ARRAY(SELECT substr(title, at, 2) FROM generate_series(1, length(title)) AS at))`,
  );
  await manager.query(
    `CREATE INDEX catalog_search_grams ON ${tableOf(manager, SearchEntryEntity)}
     USING gin (${gramsFunction(tableOf(manager, SearchEntryEntity))}(title))`,
  );
}

/** The function beside a table: in the same schema. */
export const gramsFunction = (table: string): string => table.replace('"catalog_search"', '"catalog_grams"');

/** Pairs without the text they came from: that is in `catalog_search` already. */
async function createGramsOnSqlite({ manager }: QueryRunner): Promise<void> {
  await manager.query(
    `CREATE VIRTUAL TABLE catalog_grams USING fts5(grams, content='', contentless_delete=1, detail=full, tokenize='ascii')`,
  );
}

export async function dropSearchTables(queryRunner: QueryRunner): Promise<void> {
  const { manager } = queryRunner;
  if (!isPostgres(manager)) await manager.query('DROP TABLE catalog_grams');
  const searchTable = tableOf(manager, SearchEntryEntity);
  for (const entity of [SearchEntryEntity, SearchCellEntity]) await runSql(manager, sql`DROP TABLE ${entity}`);
  if (isPostgres(manager)) await manager.query(`DROP FUNCTION ${gramsFunction(searchTable)}`);
}
