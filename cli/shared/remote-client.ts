import type { TypedDocumentString } from '../../operations/generated/graphql.js';
import { type Client, dataOf } from './client.js';
import { CommandError, EXIT, TemporaryFailure } from './exit-codes.js';

export const TIMEOUT_MS = 30_000;

// Too slow, too early, too many, or a server between that has none behind it: another try may do.
const TEMPORARY = [408, 425, 429, 502, 503, 504];

/** A running server, spoken to over HTTP. */
export class RemoteClient implements Client {
  readonly target: string;
  readonly #token: string | null;
  readonly #timeoutMs: number;

  /** @param endpoint  URL of its GraphQL endpoint. */
  constructor(endpoint: string, token: string | null, timeoutMs = TIMEOUT_MS) {
    this.target = endpoint;
    this.#token = token;
    this.#timeoutMs = timeoutMs;
  }

  async execute<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ): Promise<Result> {
    return dataOf(await this.#post({ query: document.toString(), variables }));
  }

  async #post(body: unknown): Promise<object> {
    const response = await this.#send(body);
    if (TEMPORARY.includes(response.status)) {
      throw new TemporaryFailure(
        `Expected an answer of ${this.target}, found status ${response.status}.`,
        retryAfterOf(response),
      );
    }
    const text = await response.text().catch((cause) => Promise.reject(this.#noAnswer(cause)));
    try {
      return JSON.parse(text) as object;
    } catch (cause) {
      throw new CommandError(
        EXIT.failed,
        `Expected GraphQL at ${this.target}, found status ${response.status} and no JSON.`,
        { cause },
      );
    }
  }

  async #send(body: unknown): Promise<Response> {
    try {
      return await fetch(this.target, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(this.#timeoutMs),
      });
    } catch (cause) {
      throw this.#noAnswer(cause);
    }
  }

  #noAnswer(cause: unknown): TemporaryFailure {
    const message = `Expected a GraphQL server at ${this.target}, found no answer. Is it running?`;
    return new TemporaryFailure(message, null, { cause });
  }

  async close(): Promise<void> {}
}

/** `Retry-After` in milliseconds: it comes as seconds or as a date. */
function retryAfterOf({ headers }: Response): number | null {
  const given = headers.get('retry-after');
  if (!given) return null;
  const ms = /^\d+$/.test(given) ? Number(given) * 1_000 : Date.parse(given) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
