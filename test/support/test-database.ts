import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { DatabaseOptions } from '../../subgraphs/shared/database/database.js';

/** Databases of one test: nobody else's rows are in them, and nothing of them stays. */
export interface TestDatabase {
  options: DatabaseOptions;
  remove(): Promise<void>;
}

/** Files of their own on SQLite, schemas of their own on PostgreSQL, as the ring says unless a server is named. */
export async function createTestDatabase(
  onStatement?: (sql: string) => void,
  databaseUrl = inject('database') === 'postgres' ? inject('postgresUrl') : null,
): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'report-test-'));
  const schemaPrefix = databaseUrl ? `test_${randomUUID().slice(0, 8)}_` : '';
  return {
    options: { dataDir, databaseUrl, schemaPrefix, ...(onStatement && { onStatement }) },
    remove: async () => {
      await rm(dataDir, { recursive: true });
      if (databaseUrl) await dropSchemas(databaseUrl, schemaPrefix);
    },
  };
}

async function dropSchemas(databaseUrl: string, prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT schema_name FROM information_schema.schemata');
    for (const { schema_name: name } of rows) {
      if (name.startsWith(prefix)) await client.query(`DROP SCHEMA "${name}" CASCADE`);
    }
  } finally {
    await client.end();
  }
}
