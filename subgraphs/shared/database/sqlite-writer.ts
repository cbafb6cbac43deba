import { setTimeout as sleep } from 'node:timers/promises';
import type { Database as SqliteConnection } from 'better-sqlite3';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { FifoLock } from './fifo-lock.js';
import { isLockedError } from './unavailable.js';

/** How long a change waits for another process to be done, the command line on the same folder, say. */
const LOCK_TIMEOUT_MS = 5_000;
const MAX_PAUSE_MS = 50;

/**
 * The one connection that changes a SQLite file; changes take turns in the order they came.
 *
 * SQLite would wait for another process's lock inside its call, and nobody in this process would be answered until then. So it is
 * told not to wait, and asked again. A transaction takes the lock when it begins: one that took it later could be refused half-way.
 * TypeORM's own transactions do neither, and lose count when SQLite has rolled back by itself, as it does on a full disk.
 */
export class SqliteWriter {
  readonly #source: DataSource;
  readonly #turns = new FifoLock();

  constructor(source: DataSource) {
    this.#source = source;
    this.#connection.pragma('busy_timeout = 0');
  }

  get #connection(): SqliteConnection {
    return (this.#source.driver as BetterSqlite3Driver).databaseConnection;
  }

  /**
   * Runs work in one transaction.
   *
   * @throws SQLITE_BUSY if another process holds the lock for longer than this waits.
   */
  write<T>(work: (manager: EntityManager) => Promise<T>, timeoutMs = LOCK_TIMEOUT_MS): Promise<T> {
    const until = performance.now() + timeoutMs;
    return this.#turns.run(async () => {
      const runner = this.#source.createQueryRunner();
      await begin(runner, until);
      try {
        const result = await work(runner.manager);
        await runner.query('COMMIT');
        return result;
      } catch (error) {
        if (this.#connection.inTransaction) await runner.query('ROLLBACK');
        throw error;
      } finally {
        markTransaction(runner, false);
      }
    });
  }

  /** Waits for the changes that came before. */
  close(): Promise<void> {
    return this.#turns.run(() => this.#source.destroy());
  }
}

async function begin(runner: QueryRunner, until: number): Promise<void> {
  for (;;) {
    try {
      await runner.query('BEGIN IMMEDIATE');
      return markTransaction(runner, true);
    } catch (error) {
      if (!isLockedError(error) || performance.now() > until) throw error;
      await sleep(Math.random() * MAX_PAUSE_MS);
    }
  }
}

/** So that TypeORM opens none of its own inside. */
function markTransaction(runner: QueryRunner, isActive: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = isActive;
}
