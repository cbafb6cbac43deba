import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Database } from '../database/database.js';
import { digestOf } from '../digest.js';

/** A table whose rows come with the program: codes, names, aliases. */
export interface RegistryTable<Row extends ObjectLiteral = ObjectLiteral> {
  entity: EntityTarget<Row>;
  rows: readonly Row[];
}

/**
 * Brings the registry of this version into the database. Costs a query a table where it is there already.
 * All tables change in one transaction, so no reader sees a name without what it stands for.
 *
 * @returns  Whether anything was not there already.
 */
export async function bringInRegistry(database: Database, tables: readonly RegistryTable[]): Promise<boolean> {
  if (await isUpToDate(database.reader, tables)) return false;
  await database.write(async (manager) => {
    for (const { entity, rows } of tables) {
      await manager.createQueryBuilder().delete().from(entity).execute();
      await manager.insert(entity, [...rows]);
    }
  });
  return true;
}

async function isUpToDate(reader: EntityManager, tables: readonly RegistryTable[]): Promise<boolean> {
  for (const { entity, rows } of tables) {
    if (digestOfRows(await reader.find(entity)) !== digestOfRows(rows)) return false;
  }
  return true;
}

const digestOfRows = (rows: readonly ObjectLiteral[]) => digestOf(rows.map(digestOf).sort());
