import type { FormattedExecutionResult } from 'graphql';
import type { Log } from '../../subgraphs/shared/log/log.js';
import { Fetcher, type SubgraphRequest } from './fetcher.js';

const TIMEOUT_MS = 10_000;

/** The way to a subgraph in another process. Limits towards hostile and failing subgraphs belong here. */
export class HttpFetcher extends Fetcher {
  readonly #url: string;

  constructor(name: string, url: string, federationSecret: string, log: Log) {
    super(name, federationSecret, log);
    this.#url = url;
  }

  protected async send(request: SubgraphRequest, headers: Record<string, string>): Promise<FormattedExecutionResult> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(request),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await response.json();
    if (isResult(body)) return body;
    throw new Error(`Expected a GraphQL result, found status ${response.status} and a body of another form.`);
  }
}

const isResult = (body: unknown): body is FormattedExecutionResult =>
  typeof body === 'object' && body !== null && ('data' in body || Array.isArray((body as { errors?: unknown }).errors));
