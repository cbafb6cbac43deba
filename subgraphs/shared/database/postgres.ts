import { DataSource, type EntityManager } from 'typeorm';
import type { Database, DatabaseDefinition, DatabaseOptions } from './database.js';
import { StatementLogger } from './statement-logger.js';

const CONNECTIONS = 5;
/** One row, another in every transaction that changes something. No entity: no subgraph has anything to do with it. */
const STATE_TABLE = 'database_state';
const STATEMENT_TIMEOUT_MS = 10_000;
const LOCK_TIMEOUT_MS = 5_000;
/** How long a request waits for a connection: a server that is gone, or all of them at work. */
const CONNECT_TIMEOUT_MS = 5_000;
/** For a server that says nothing any more, and so cannot keep its own limits. */
const SILENCE_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 2_000;

/** A schema of its own in one PostgreSQL database. */
export async function openPostgres(
  definition: DatabaseDefinition,
  options: DatabaseOptions,
  url: string,
): Promise<Database> {
  const schema = options.schemaPrefix + definition.name;
  const source = await dataSource(definition, options, url, schema).initialize();
  const stateTable = `"${schema}"."${STATE_TABLE}"`;
  await migrate(source, schema, stateTable);
  return new PostgresDatabase(source, stateTable);
}

function dataSource(definition: DatabaseDefinition, options: DatabaseOptions, url: string, schema: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema,
    entities: definition.entities,
    migrations: definition.migrations,
    synchronize: false,
    installExtensions: false,
    poolSize: CONNECTIONS,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: {
      keepAlive: true,
      query_timeout: SILENCE_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    },
    ...(options.onStatement && { logging: ['query'], logger: new StatementLogger(options.onStatement) }),
  });
}

/** Two processes may start at once: the lock lets the second wait and find the tables made. */
async function migrate(source: DataSource, schema: string, stateTable: string): Promise<void> {
  const guard = source.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock(hashtext($1))', [schema]);
    await guard.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    await source.runMigrations({ transaction: 'all' });
    // What a migration changed is a change too.
    await guard.query(`CREATE TABLE IF NOT EXISTS ${stateTable} (id integer PRIMARY KEY, state uuid NOT NULL)`);
    await guard.query(
      `INSERT INTO ${stateTable} VALUES (1, gen_random_uuid()) ON CONFLICT (id) DO UPDATE SET state = EXCLUDED.state`,
    );
  } finally {
    await guard.query('SELECT pg_advisory_unlock(hashtext($1))', [schema]);
    await guard.release();
  }
}

class PostgresDatabase implements Database {
  readonly #source: DataSource;
  readonly #stateTable: string;

  constructor(source: DataSource, stateTable: string) {
    this.#source = source;
    this.#stateTable = stateTable;
  }

  get reader(): EntityManager {
    return this.#source.manager;
  }

  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.#source.transaction(async (manager) => {
      const result = await work(manager);
      // At the end, since others wait from here on. Drawn, not counted: a database brought back from a copy counts a number again.
      await manager.query(`UPDATE ${this.#stateTable} SET state = gen_random_uuid()`);
      return result;
    });
  }

  async state(): Promise<string> {
    const [row] = await this.#source.query(`SELECT state FROM ${this.#stateTable}`);
    return row.state;
  }

  async ping(): Promise<void> {
    await this.#source.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.#source.destroy();
  }
}
