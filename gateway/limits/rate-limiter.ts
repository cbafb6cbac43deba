import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HttpError } from '../../subgraphs/shared/http/http-error.js';

const MINUTE_S = 60;

/** Points a client has for a minute. Counted in this process; replicas that share them need another store behind it. */
export class RateLimiter {
  readonly #limit: number;
  readonly #points: RateLimiterMemory;

  constructor(pointsPerMinute: number) {
    this.#limit = pointsPerMinute;
    this.#points = new RateLimiterMemory({ points: pointsPerMinute, duration: MINUTE_S });
  }

  /**
   * Takes points of a client.
   *
   * @returns  Headers that say what is left.
   * @throws {HttpError} RATE_LIMITED, with `Retry-After`, if there are not enough.
   */
  async take(client: string, points: number): Promise<Record<string, string>> {
    try {
      return this.#headers(await this.#points.consume(client, points));
    } catch (state) {
      if (!(state instanceof RateLimiterRes)) throw state;
      const headers = this.#headers(state);
      throw new HttpError(429, 'RATE_LIMITED', `Expected at most ${this.#limit} points a minute, found more.`, {
        ...headers,
        'retry-after': headers['ratelimit-reset'] ?? String(MINUTE_S),
      });
    }
  }

  #headers({ remainingPoints, msBeforeNext }: RateLimiterRes): Record<string, string> {
    return {
      'ratelimit-limit': String(this.#limit),
      'ratelimit-remaining': String(remainingPoints),
      'ratelimit-reset': String(Math.max(1, Math.ceil(msBeforeNext / 1000))),
    };
  }
}
