import { DataSource } from 'typeorm';
import { afterEach, describe, expect, it } from 'vitest';
import { gatewayDatabase } from '../../gateway/auth/gateway-database.js';
import { SUBGRAPHS } from '../../subgraphs/registry.js';
import { openDatabase } from '../../subgraphs/shared/database/open-database.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let testDatabase: TestDatabase;

afterEach(() => testDatabase.remove());

const DATABASES = [...SUBGRAPHS.map(({ name, database }) => ({ name, ...database })), gatewayDatabase];

describe.each(DATABASES.map((definition) => [definition.name, definition] as const))('%s', (name, definition) => {
  it('has migrations that leave nothing to synchronise, and go down as they came up', async () => {
    testDatabase = await createTestDatabase();
    const { dataDir, databaseUrl, schemaPrefix } = testDatabase.options;
    const database = await openDatabase(definition, testDatabase.options);
    const source = new DataSource({
      entities: definition.entities,
      migrations: definition.migrations,
      ...(databaseUrl
        ? { type: 'postgres', url: databaseUrl, schema: `${schemaPrefix}${name}`, installExtensions: false }
        : { type: 'better-sqlite3', database: `${dataDir}/${name}.sqlite` }),
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
});
