import type { TypedDocumentString } from '../../operations/generated/graphql.js';
import { type Client, dataOf } from './client.js';
import { CommandError, EXIT } from './exit-codes.js';

const TIMEOUT_MS = 30_000;

/** A running server, spoken to over HTTP. */
export class RemoteClient implements Client {
  readonly target: string;
  readonly #token: string | null;

  /** @param endpoint  URL of its GraphQL endpoint. */
  constructor(endpoint: string, token: string | null) {
    this.target = endpoint;
    this.#token = token;
  }

  async execute<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ): Promise<Result> {
    return dataOf(await this.#post({ query: document.toString(), variables }));
  }

  async #post(body: unknown): Promise<object> {
    try {
      const response = await fetch(this.target, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return (await response.json()) as object;
    } catch (cause) {
      throw new CommandError(
        EXIT.temporary,
        `Expected a GraphQL server at ${this.target}, found no answer. Is it running?`,
        {
          cause,
        },
      );
    }
  }

  async close(): Promise<void> {}
}
