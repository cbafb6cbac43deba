import type { Database, DatabaseDefinition, DatabaseOptions } from './database.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';

/** Opens the database of a subgraph and brings its tables up to date. */
export function openDatabase(definition: DatabaseDefinition, options: DatabaseOptions): Promise<Database> {
  const { databaseUrl } = options;
  return databaseUrl ? openPostgres(definition, options, databaseUrl) : openSqlite(definition, options);
}
