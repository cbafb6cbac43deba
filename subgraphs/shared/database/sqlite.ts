import { randomUUID } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database as SqliteConnection, Statement } from 'better-sqlite3';
import { DataSource, type EntityManager } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { invariant } from '../errors.js';
import type { Database, DatabaseDefinition, DatabaseOptions } from './database.js';
import { SqliteWriter } from './sqlite-writer.js';
import { StatementLogger } from './statement-logger.js';

/** For another process that is making the tables. */
const STARTER_TIMEOUT_MS = 30_000;
/** Readers wait for nobody, but for the moment in which the log is mended after a process was killed. */
const READER_TIMEOUT_MS = 250;

/**
 * One file, two connections: TypeORM shares a single connection among all transactions of a data source, which would let them
 * see and roll back each other's rows. So there is one writer behind a lock, and a reader that cannot write.
 */
export async function openSqlite(definition: DatabaseDefinition, options: DatabaseOptions): Promise<Database> {
  await mkdir(options.dataDir, { recursive: true });
  await checkWritable(fileOf(definition, options));
  const source = await dataSource(definition, options, false).initialize();
  const writer = new SqliteWriter(source);
  // Two processes may start at once: the lock lets the second wait and find the tables made.
  await writer.write(() => source.runMigrations({ transaction: 'none' }), STARTER_TIMEOUT_MS);
  const reader = await dataSource(definition, options, true).initialize();
  return new SqliteDatabase(writer, reader);
}

/** Where the rows of a subgraph are, with its log beside it. */
export const fileOf = ({ name }: Pick<DatabaseDefinition, 'name'>, { dataDir }: Pick<DatabaseOptions, 'dataDir'>) =>
  join(dataDir, `${name}.sqlite`);

/** SQLite opens what it may not write, and refuses the first change. */
async function checkWritable(file: string): Promise<void> {
  try {
    // Not opened: closing a file takes away all locks this process has on it.
    await access(file, constants.W_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    throw new Error(`Expected to write to ${file}, found it cannot be written (${code}).`, { cause });
  }
}

function dataSource(definition: DatabaseDefinition, options: DatabaseOptions, readonly: boolean): DataSource {
  return new DataSource({
    type: 'better-sqlite3',
    database: fileOf(definition, options),
    readonly,
    ...(readonly && { timeout: READER_TIMEOUT_MS }),
    entities: definition.entities,
    migrations: definition.migrations,
    synchronize: false,
    prepareDatabase: (connection: SqliteConnection) => {
      if (!readonly) prepareWriter(connection);
      if (definition.cacheMib) prepareLarge(connection, definition.cacheMib);
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

/**
 * The log may grow to half of what the cache holds before it is written back: a page that many transactions change is written once, not
 * after each. What is committed is in the log, and safe there.
 */
function prepareLarge(connection: SqliteConnection, cacheMib: number): void {
  const pageBytes = connection.pragma('page_size', { simple: true }) as number;
  connection.pragma(`cache_size = ${-1024 * cacheMib}`);
  connection.pragma(`wal_autocheckpoint = ${Math.floor((cacheMib * 1024 * 1024) / pageBytes / 2)}`);
}

class SqliteDatabase implements Database {
  readonly #writer: SqliteWriter;
  readonly #reader: DataSource;
  /** Counts, for the reader's connection, the commits of all others: of the writer, and of other processes. */
  readonly #commits: Statement<[], number>;
  /** Another connection counts from another number. */
  readonly #opening = randomUUID();

  constructor(writer: SqliteWriter, reader: DataSource) {
    this.#writer = writer;
    this.#reader = reader;
    const { databaseConnection } = reader.driver as BetterSqlite3Driver;
    this.#commits = (databaseConnection as SqliteConnection).prepare<[], number>('PRAGMA data_version').pluck();
  }

  get reader(): EntityManager {
    return this.#reader.manager;
  }

  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.#writer.write(work);
  }

  state(): string {
    return `${this.#opening}/${this.#commits.get()}`;
  }

  async ping(): Promise<void> {
    await this.#reader.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.#reader.destroy();
    await this.#writer.close();
  }
}
