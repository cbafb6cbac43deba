import { DataSource, type EntityManager } from 'typeorm';
import type { Database, DatabaseDefinition, DatabaseOptions } from './database.js';
import { StatementLogger } from './statement-logger.js';

const CONNECTIONS = 5;
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
  await migrate(source, schema);
  return new PostgresDatabase(source);
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
async function migrate(source: DataSource, schema: string): Promise<void> {
  const guard = source.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock(hashtext($1))', [schema]);
    await guard.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    await source.runMigrations({ transaction: 'all' });
  } finally {
    await guard.query('SELECT pg_advisory_unlock(hashtext($1))', [schema]);
    await guard.release();
  }
}

class PostgresDatabase implements Database {
  readonly #source: DataSource;

  constructor(source: DataSource) {
    this.#source = source;
  }

  get reader(): EntityManager {
    return this.#source.manager;
  }

  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.#source.transaction(work);
  }

  async ping(): Promise<void> {
    await this.#source.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.#source.destroy();
  }
}
