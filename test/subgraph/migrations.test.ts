import { DataSource } from 'typeorm';
import { afterEach, describe, expect, it } from 'vitest';
import { SUBGRAPHS } from '../../subgraphs/registry.js';
import { openDatabase } from '../../subgraphs/shared/database/open-database.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let testDatabase: TestDatabase;

afterEach(() => testDatabase.remove());

describe.each(SUBGRAPHS.map((subgraph) => [subgraph.name, subgraph] as const))(
  '%s',
  (name, { database: definition }) => {
    it('has migrations that leave nothing to synchronise, and go down as they came up', async () => {
      testDatabase = await createTestDatabase();
      const { dataDir, databaseUrl, schemaPrefix } = testDatabase.options;
      const database = await openDatabase({ name, ...definition }, testDatabase.options);
      const source = new DataSource({
        ...(databaseUrl
          ? { type: 'postgres', url: databaseUrl, schema: `${schemaPrefix}${name}`, installExtensions: false }
          : { type: 'better-sqlite3', database: `${dataDir}/${name}.sqlite` }),
        ...definition,
      });
      await source.initialize();
      try {
        const { upQueries } = await source.driver.createSchemaBuilder().log();
        expect(upQueries.map(({ query }) => query)).toEqual([]);

        await source.undoLastMigration();
        await source.runMigrations();
        expect(await source.showMigrations()).toBe(false);
      } finally {
        await source.destroy();
        await database.close();
      }
    });
  },
);
