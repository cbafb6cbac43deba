import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { FormattedExecutionResult } from 'graphql';
import type { DatabaseOptions } from '../database/database.js';
import { ReportError } from '../errors.js';
import type { Log } from '../log/log.js';
import type { AsideAnswer, AsideMessage, AsideRequest, AsideSettings } from './messages.js';

/** How long it stays with nothing to do: it takes some memory, and a second to start. */
const IDLE_MS = 60_000;

export interface ThreadOptions {
  subgraph: string;
  /** The file it runs. */
  entry: URL;
  database: DatabaseOptions;
  federationSecret: string;
  log: Log;
}

/** A thread at work for a subgraph, from its start to its end. */
export class Thread {
  /** When it is no more. */
  readonly ended: Promise<void>;
  readonly #worker: Worker;
  readonly #subgraph: string;
  readonly #waiting = new Map<number, (result: FormattedExecutionResult) => void>();
  readonly #onEnding: () => void;
  #count = 0;
  #isEnding = false;
  #idle: NodeJS.Timeout | undefined;

  /** @param onEnding  Called when it takes no more requests. */
  constructor({ subgraph, entry, database, federationSecret, log }: ThreadOptions, onEnding: () => void) {
    this.#subgraph = subgraph;
    this.#onEnding = onEnding;
    // Each by its name: what is given may be a whole configuration.
    const { dataDir, databaseUrl, schemaPrefix } = database;
    const workerData: AsideSettings = {
      database: { dataDir, databaseUrl, schemaPrefix },
      federationSecret,
      log: { name: String(log.bindings().name), level: log.level },
    };
    this.#worker = new Worker(entry, { workerData, name: subgraph });
    this.#worker.on('message', (answer: AsideAnswer) => this.#settle(answer));
    let cause: unknown = null;
    this.#worker.on('error', (error) => {
      cause = error;
    });
    this.ended = new Promise((resolve) => {
      this.#worker.once('exit', (status) => {
        if (!this.#isEnding || this.#waiting.size > 0) this.#breakOff(log, cause ?? new Error(`Ended with ${status}.`));
        resolve();
      });
    });
  }

  run(request: AsideRequest): Promise<FormattedExecutionResult> {
    clearTimeout(this.#idle);
    const id = ++this.#count;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ id, request });
    });
  }

  /** Takes no more requests, and ends when it has answered those it has. */
  end(): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    clearTimeout(this.#idle);
    this.#onEnding();
    if (this.#waiting.size === 0) this.#send('end');
  }

  #send(message: AsideMessage): void {
    this.#worker.postMessage(message);
  }

  #settle({ id, result }: AsideAnswer): void {
    this.#waiting.get(id)?.(result);
    this.#waiting.delete(id);
    if (this.#waiting.size > 0) return;
    if (this.#isEnding) this.#send('end');
    else this.#idle = setTimeout(() => this.end(), IDLE_MS).unref();
  }

  /** What it had begun is undone, but for what was committed before: whoever asks again finds out. */
  #breakOff(log: Log, cause: unknown): void {
    const incident = randomUUID();
    log.error({ incident, subgraph: this.#subgraph, err: cause }, 'thread broke off');
    const { message, extensions } = new ReportError(
      'SUBGRAPH_UNAVAILABLE',
      `Expected "${this.#subgraph}" to do its part, found it broke off (incident ${incident}). Try again later.`,
      { subgraph: this.#subgraph, incident },
    );
    for (const resolve of this.#waiting.values()) resolve({ errors: [{ message, extensions }], data: null });
    this.#waiting.clear();
    clearTimeout(this.#idle);
    this.#isEnding = true;
    this.#onEnding();
  }
}
