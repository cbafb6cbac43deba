import { setTimeout as sleep } from 'node:timers/promises';
import type { TypedDocumentString } from '../../operations/generated/graphql.js';
import type { Client } from './client.js';
import { TemporaryFailure } from './exit-codes.js';

export interface Patience {
  /** How often a failed request is tried again. */
  retries: number;
  /** Between two requests at least; 0 for no limit. */
  intervalMs: number;
  /** Told before each wait. */
  onRetry?: (failure: TemporaryFailure, waitMs: number) => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/**
 * A client that tries again what failed for the time being, and keeps to a rate. It waits twice as long each time, at random in
 * between so that clients do not return all at once, and as long as the server asks if it does. What it sends must be safe to
 * repeat: queries, and mutations with a key.
 */
export class PatientClient implements Client {
  readonly target: string;
  retries = 0;
  readonly #client: Client;
  readonly #patience: Patience;
  #nextAt = 0;

  constructor(client: Client, patience: Patience) {
    this.target = client.target;
    this.#client = client;
    this.#patience = patience;
  }

  async execute<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ): Promise<Result> {
    for (let failures = 0; ; failures += 1) {
      await this.#keepToRate();
      try {
        return await this.#client.execute(document, variables);
      } catch (error) {
        if (!(error instanceof TemporaryFailure) || failures >= this.#patience.retries) throw error;
        await this.#wait(error, failures);
      }
    }
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async #wait(failure: TemporaryFailure, failures: number): Promise<void> {
    const longest = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
    const waitMs = Math.max(Math.random() * longest, failure.retryAfterMs ?? 0);
    this.retries += 1;
    this.#patience.onRetry?.(failure, waitMs);
    await sleep(waitMs);
  }

  async #keepToRate(): Promise<void> {
    const { intervalMs } = this.#patience;
    if (intervalMs === 0) return;
    const now = Date.now();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + intervalMs;
    if (at > now) await sleep(at - now);
  }
}
