import { randomUUID } from 'node:crypto';
import {
  LatestPublicationEventDocument,
  type PublicationEventFragment,
  PublicationEventsDocument,
} from '../../operations/generated/graphql.js';
import type { Log } from '../../subgraphs/shared/log/log.js';
import { operate } from '../operate.js';
import type { System } from '../system.js';

const INTERVAL_MS = 1_000;

/** Names of events, as streams and webhooks send them. */
export const EVENT_NAMES = {
  PUBLISHED: 'report.published',
  REVISED: 'report.revised',
  WITHDRAWN: 'report.withdrawn',
} as const;

/**
 * What is published, corrected and withdrawn, as it happens: `reports` is asked once a second, for all who listen, and only while
 * somebody does. Whichever replica published, every gateway hears of it.
 */
export class PublicationFeed {
  readonly #gateway: System['gateway'];
  readonly #log: Log;
  readonly #listeners = new Set<() => void>();
  #newest: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isAsking = false;
  #isSilent = false;

  constructor({ gateway }: Pick<System, 'gateway'>, log: Log) {
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

  /** Events after one, the earliest first; a part of them if there are very many. */
  async after(sequence: number): Promise<readonly PublicationEventFragment[]> {
    const { publicationEvents } = await this.#ask(PublicationEventsDocument, { after: sequence });
    return publicationEvents ?? [];
  }

  /** Where the events have got to. */
  async newest(): Promise<number> {
    const { latestPublicationEvent } = await this.#ask(LatestPublicationEventDocument, {});
    return latestPublicationEvent?.sequence ?? 0;
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
      if (!this.#isSilent) this.#log.warn({ err: error }, 'publication events are not answered');
      this.#isSilent = true;
    } finally {
      this.#isAsking = false;
    }
  }

  /** As anyone: what is told is public. */
  #ask: <Result, Variables>(
    document: Parameters<typeof operate<Result, Variables>>[1],
    variables: Variables,
  ) => Promise<Result> = (document, variables) =>
    operate(this.#gateway, document, variables, { requestId: randomUUID(), authorization: undefined, caller: null });
}
