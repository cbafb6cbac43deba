import { SUBGRAPHS } from '../../subgraphs/registry.js';
import type { DatabaseOptions } from '../../subgraphs/shared/database/database.js';
import { openDatabase } from '../../subgraphs/shared/database/open-database.js';
import { digestOf } from '../../subgraphs/shared/digest.js';

/** A digest of the rows of every table of every subgraph, by subgraph and table. */
export async function contentsOf(options: DatabaseOptions): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  for (const { name, database: definition } of SUBGRAPHS) {
    const { dataDir, databaseUrl, schemaPrefix } = options;
    const database = await openDatabase({ name, ...definition }, { dataDir, databaseUrl, schemaPrefix });
    for (const { target, tableName } of database.reader.connection.entityMetadatas) {
      const rows = (await database.reader.find(target)).map((row) => JSON.stringify(row));
      contents[`${name}.${tableName}`] = digestOf(rows.sort());
    }
    await database.close();
  }
  return contents;
}
