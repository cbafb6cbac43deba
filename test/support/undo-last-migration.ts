import { DataSource } from 'typeorm';
import type { DatabaseDefinition, DatabaseOptions } from '../../subgraphs/shared/database/database.js';
import { fileOf } from '../../subgraphs/shared/database/sqlite.js';

/** Takes a database back to the tables of the release before. */
export async function undoLastMigration(definition: DatabaseDefinition, options: DatabaseOptions): Promise<void> {
  const { databaseUrl, schemaPrefix } = options;
  const { entities, migrations, name } = definition;
  const source = await new DataSource({
    ...(databaseUrl
      ? { type: 'postgres', url: databaseUrl, schema: schemaPrefix + name, installExtensions: false }
      : { type: 'better-sqlite3', database: fileOf(definition, options) }),
    entities,
    migrations,
  }).initialize();
  try {
    await source.undoLastMigration();
  } finally {
    await source.destroy();
  }
}
