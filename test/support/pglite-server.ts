import type { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

interface Message {
  handlerId: number;
  bytes: Uint8Array;
  onData: (data: Uint8Array) => void;
  resolve: (length: number) => void;
  reject: (error: unknown) => void;
}

const PARTS_OF_A_QUERY = new Set([...'PBDEHC'].map((type) => type.charCodeAt(0)));

/**
 * PGlite has one session, which all connections share. The queue of its socket server lets messages of another connection in
 * between Parse, Bind and Execute, and they would take each other's unnamed statement; this one lets nobody in before the Sync.
 */
class WholeQueriesQueue {
  readonly #db: PGlite;
  #waiting: Message[] = [];
  #isRunning = false;
  /** Whose query, or transaction, is not over. */
  #owner: number | null = null;

  constructor(db: PGlite) {
    this.#db = db;
  }

  enqueue(handlerId: number, bytes: Uint8Array, onData: (data: Uint8Array) => void): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ handlerId, bytes, onData, resolve, reject });
      void this.#run();
    });
  }

  clearQueueForHandler(handlerId: number): void {
    const gone = this.#waiting.filter((message) => message.handlerId === handlerId);
    this.#waiting = this.#waiting.filter((message) => message.handlerId !== handlerId);
    for (const { reject } of gone) reject(new Error('Handler disconnected'));
  }

  async clearTransactionIfNeeded(handlerId: number): Promise<void> {
    if (this.#owner !== handlerId) return;
    if (this.#db.isInTransaction()) await this.#db.exec('ROLLBACK');
    this.#owner = null;
    await this.#run();
  }

  getQueueLength(): number {
    return this.#waiting.length;
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let message = this.#next(); message; message = this.#next()) await this.#send(message);
    this.#isRunning = false;
  }

  #next(): Message | undefined {
    const owned = (message: Message) => this.#owner === null || message.handlerId === this.#owner;
    const at = this.#waiting.findIndex(owned);
    return at < 0 ? undefined : this.#waiting.splice(at, 1)[0];
  }

  async #send({ handlerId, bytes, onData, resolve, reject }: Message): Promise<void> {
    let length = 0;
    const onRawData = (data: Uint8Array) => {
      length += data.length;
      onData(data);
    };
    try {
      await this.#db.runExclusive(() => this.#db.execProtocolRawStream(bytes, { onRawData }));
      const isOver = !PARTS_OF_A_QUERY.has(bytes[0] ?? 0) && !this.#db.isInTransaction();
      this.#owner = isOver ? null : handlerId;
      resolve(length);
    } catch (error) {
      this.#owner = null;
      reject(error);
    }
  }
}

export class PgliteServer extends PGLiteSocketServer {
  constructor(options: ConstructorParameters<typeof PGLiteSocketServer>[0]) {
    super(options);
    Object.assign(this, { queryQueue: new WholeQueriesQueue(options.db) });
  }
}
