import { setImmediate as nextTurn } from 'node:timers/promises';
import { OverloadedError } from './overloaded-error.js';

export interface GateSize {
  /** How many may be inside. */
  concurrent: number;
  /** How many may wait outside. */
  queued: number;
  /** How long one may wait, milliseconds. */
  maxWaitMs: number;
}

/** Lets so many work at once, keeps a few more waiting in order, and sends the others away. */
export class ConcurrencyGate {
  readonly #size: GateSize;
  readonly #waiting = new Set<() => void>();
  #inside = 0;

  constructor(size: GateSize) {
    this.#size = size;
  }

  get inside(): number {
    return this.#inside;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * Does work when there is room for it.
   *
   * @param signal  Aborted when nobody waits for the work any more.
   * @throws {OverloadedError} If there is no room, or none in time.
   */
  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.#inside < this.#size.concurrent) this.#inside++;
    else await this.#enter(signal);
    try {
      // Work in one process may never wait for anything: without a turn of the event loop, those who wait would do so unseen, in
      // their connections, instead of here where they are counted.
      await nextTurn();
      return await work();
    } finally {
      this.#leave();
    }
  }

  #enter(signal?: AbortSignal): Promise<void> {
    if (this.#waiting.size >= this.#size.queued) throw new OverloadedError();
    return new Promise((resolve, reject) => {
      const leaveQueue = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
        this.#waiting.delete(enter);
      };
      const enter = () => {
        leaveQueue();
        resolve();
      };
      const giveUp = () => {
        leaveQueue();
        reject(new OverloadedError());
      };
      const timer = setTimeout(giveUp, this.#size.maxWaitMs);
      signal?.addEventListener('abort', giveUp);
      this.#waiting.add(enter);
    });
  }

  /** The place goes to whoever waits longest. */
  #leave(): void {
    const [next] = this.#waiting;
    if (next) next();
    else this.#inside--;
  }
}
