import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database as SqliteConnection } from 'better-sqlite3';
import { DataSource, type EntityManager } from 'typeorm';
import { invariant } from '../errors.js';
import type { Database, DatabaseDefinition, DatabaseOptions } from './database.js';
import { FifoLock } from './fifo-lock.js';
import { StatementLogger } from './statement-logger.js';

/**
 * One file, two connections: TypeORM shares a single connection among all transactions of a data source, which would let them
 * see and roll back each other's rows. So there is one writer behind a lock, and a reader that cannot write.
 */
export async function openSqlite(definition: DatabaseDefinition, options: DatabaseOptions): Promise<Database> {
  await mkdir(options.dataDir, { recursive: true });
  const writer = await dataSource(definition, options, false).initialize();
  await writer.runMigrations({ transaction: 'all' });
  const reader = await dataSource(definition, options, true).initialize();
  return new SqliteDatabase(writer, reader);
}

function dataSource(definition: DatabaseDefinition, options: DatabaseOptions, readonly: boolean): DataSource {
  return new DataSource({
    type: 'better-sqlite3',
    database: join(options.dataDir, `${definition.name}.sqlite`),
    readonly,
    entities: definition.entities,
    migrations: definition.migrations,
    synchronize: false,
    prepareDatabase: (connection: SqliteConnection) => {
      if (definition.cacheMib) connection.pragma(`cache_size = ${-1024 * definition.cacheMib}`);
      if (!readonly) prepareWriter(connection);
    },
    ...(options.onStatement && { logging: ['query'], logger: new StatementLogger(options.onStatement) }),
  });
}

/** Switching to WAL lowers `synchronous` to NORMAL here, and the last commits could be lost with the power; so it is set after. */
function prepareWriter(connection: SqliteConnection): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  const full = 2;
  invariant(connection.pragma('synchronous', { simple: true }) === full, 'SQLite syncs every commit');
}

class SqliteDatabase implements Database {
  readonly #writer: DataSource;
  readonly #reader: DataSource;
  readonly #lock = new FifoLock();

  constructor(writer: DataSource, reader: DataSource) {
    this.#writer = writer;
    this.#reader = reader;
  }

  get reader(): EntityManager {
    return this.#reader.manager;
  }

  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.#lock.run(() => this.#writer.transaction(work));
  }

  async ping(): Promise<void> {
    await this.#reader.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.#lock.run(async () => {
      await this.#reader.destroy();
      await this.#writer.destroy();
    });
  }
}
