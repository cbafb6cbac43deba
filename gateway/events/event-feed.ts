import { randomUUID } from 'node:crypto';
import type { Log } from '../../subgraphs/shared/log/log.js';
import type { Run } from '../export/export.js';
import { operate } from '../operate.js';
import type { System } from '../system.js';
import type { EventSource, PublicEvent } from './event-sources.js';

const INTERVAL_MS = 1_000;

/**
 * The events of a source, as they happen: it is asked once a second, for all who listen, and only while somebody does. Whichever
 * replica made a change, every gateway hears of it.
 */
export class EventFeed {
  readonly name: EventSource['name'];
  readonly #source: EventSource;
  readonly #gateway: System['gateway'];
  readonly #log: Log;
  readonly #listeners = new Set<() => void>();
  #newest: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isAsking = false;
  #isSilent = false;

  constructor(source: EventSource, { gateway }: Pick<System, 'gateway'>, log: Log) {
    this.name = source.name;
    this.#source = source;
    this.#gateway = gateway;
    this.#log = log;
  }

  /** Calls back whenever there is something new; gives the way to stop it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => this.#look(), INTERVAL_MS).unref();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.close();
    };
  }

  after(sequence: number): Promise<readonly PublicEvent[]> {
    return this.#source.after(this.#ask, sequence);
  }

  newest(): Promise<number> {
    return this.#source.newest(this.#ask);
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#newest = null;
  }

  async #look(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      const newest = await this.newest();
      const isNew = newest !== this.#newest;
      this.#newest = newest;
      this.#isSilent = false;
      if (isNew) for (const listener of this.#listeners) listener();
    } catch (error) {
      // Once, not every second: those who listen lose nothing, they only wait.
      if (!this.#isSilent) this.#log.warn({ err: error, events: this.name }, 'events are not answered');
      this.#isSilent = true;
    } finally {
      this.#isAsking = false;
    }
  }

  /** As anyone: what is told is public. */
  readonly #ask: Run = (document, variables) =>
    operate(this.#gateway, document, variables, { requestId: randomUUID(), authorization: undefined, caller: null });
}
