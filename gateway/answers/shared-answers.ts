import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Redis } from 'ioredis';
import { digestOf } from '../../subgraphs/shared/digest.js';
import type { Log } from '../../subgraphs/shared/log/log.js';
import { CircuitBreaker } from '../fetchers/circuit-breaker.js';
import type { States } from './subgraph-states.js';

const KEY_PREFIX = 'report-answer:';
/** An answer whose state is over is never asked for again; Redis forgets it by itself. */
const KEPT_S = 3_600;
const MAX_BYTES = 1_048_576;
/** Longer than an answer computed here takes, nobody waits for one computed elsewhere. */
const TIMEOUT_MS = 100;
const MAX_PAUSE_MS = 5_000;
const BREAKER = { window: 10, failures: 3, openMs: 5_000 };
const KEY_BYTES = 32;
const SEAL_BYTES = 32;

/** What an answer is found by: the same in every replica. */
export interface SharedKey {
  /** What was asked, of what release. */
  key: string;
  /** What the subgraphs were like while it was computed. */
  states: NonNullable<States>;
}

export interface SharedAnswersOptions {
  url: string;
  /** Answers are sealed with it: whoever else may write to Redis cannot make any up. */
  federationSecret: string;
  log: Log;
}

/**
 * Answers that replicas share in Redis, each under the states it was computed from, so that none can be too old. While Redis does
 * not answer there are none, and each replica computes its own.
 */
export class SharedAnswers {
  readonly #redis: Redis;
  readonly #breaker: CircuitBreaker;
  readonly #sealKey: Uint8Array;

  constructor({ url, federationSecret, log }: SharedAnswersOptions) {
    this.#sealKey = new Uint8Array(hkdfSync('sha256', federationSecret, '', 'shared-answers', KEY_BYTES));
    this.#redis = new Redis(url, {
      // Nothing waits for a connection: without one there are no shared answers.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      connectTimeout: 1_000,
      commandTimeout: TIMEOUT_MS,
      retryStrategy: (times) => Math.min(MAX_PAUSE_MS, 100 * 2 ** Math.min(times, 10)),
    });
    this.#redis.on('error', (error) => log.debug({ err: error }, 'redis'));
    this.#redis.on('ready', () => log.info('answers are shared'));
    this.#redis.on('close', () => log.warn('answers are not shared: redis has gone'));
    this.#breaker = new CircuitBreaker(BREAKER, () => true, {
      onChange: (state) => log.warn({ state }, 'circuit breaker of redis'),
    });
  }

  /** The text of an answer another replica has computed, or null. */
  async find(key: SharedKey): Promise<Buffer | null> {
    const name = nameOf(key);
    const found = await this.#try(() => this.#redis.getBuffer(name));
    if (!found || found.length < SEAL_BYTES) return null;
    const bytes = found.subarray(SEAL_BYTES);
    return timingSafeEqual(found.subarray(0, SEAL_BYTES), this.#seal(name, bytes)) ? bytes : null;
  }

  /**
   * Gives an answer to the other replicas.
   *
   * @returns  Whether that is done with; else it may be tried again.
   */
  async put(key: SharedKey, bytes: Buffer): Promise<boolean> {
    if (bytes.length > MAX_BYTES) return true;
    const name = nameOf(key);
    const sealed = Buffer.concat([this.#seal(name, bytes), bytes]);
    return (await this.#try(() => this.#redis.set(name, sealed, 'EX', KEPT_S))) !== null;
  }

  close(): void {
    this.#redis.disconnect();
  }

  async #try<T>(call: () => Promise<T>): Promise<T | null> {
    if (this.#redis.status !== 'ready') return null;
    try {
      return await this.#breaker.run(call);
    } catch {
      return null;
    }
  }

  /** Of its name too, so that no answer can be put in the place of another. */
  #seal(name: string, bytes: Buffer): Buffer {
    return createHmac('sha256', this.#sealKey).update(name).update('\n').update(bytes).digest();
  }
}

const nameOf = ({ key, states }: SharedKey): string => KEY_PREFIX + digestOf([key, Object.fromEntries(states)]);
