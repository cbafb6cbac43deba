import type { FormattedExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type Dispatcher, errors, Pool } from 'undici';
import { isRecord } from '../../subgraphs/shared/is-record.js';
import { STATE_PATH, type SubgraphRequest, VARIABLE_BATCH_HEADER } from '../../subgraphs/shared/subgraph/subgraph.js';
import { type BreakerState, CircuitBreaker } from './circuit-breaker.js';
import { Fetcher, type FetcherOptions, type Sending } from './fetcher.js';
import { JoinedCalls } from './join-calls.js';
import { RetryBudget, retryOnce } from './retry.js';
import { SharedCalls } from './share-in-flight.js';
import { SubgraphFault } from './subgraph-fault.js';
import { withTimeLimit } from './time-limit.js';

const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
const MAX_CONNECTIONS = 64;
const CONNECT_TIMEOUT_MS = 2_000;
/** Shorter than servers of ours keep one open, so that no request meets the end of a connection. */
const KEEP_ALIVE_MS = 30_000;
const MAX_PAUSE_MS = 100;
const MAX_QUERY_CHARACTERS = 1_000_000;
/** What answers that come together may add up to: all wait for the last of them. */
const MAX_JOINED_CHARACTERS = 256 * 1024;
const BREAKER = { window: 10, failures: 5, openMs: 10_000 };

/** Answers may still hold without it, so nobody waits for it long. */
const STATE_TIMEOUT_MS = 1_000;

const JSON_BODY = 'application/json';

const OK = 200;
/** Also an answer of GraphQL: the request was wrong. */
const BAD_REQUEST = 400;
const GONE_FOR_NOW = [502, 503, 504];
const DIGITS = /^\d{1,4}$/;
const JSON_TYPE = /^application\/(?:graphql-response\+)?json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

type Variables = Readonly<Record<string, unknown>>;

interface Written {
  text: string;
  nameless: string;
  /** Characters of its largest answer so far. */
  largest: number | undefined;
}

/** A query, with one or several sets of variables. */
interface Sent {
  written: Written;
  sets: readonly Variables[];
  body: string;
  headers: Record<string, string>;
}

/** The way to a subgraph in another process, which may be slow, ill, or not ours. What is on its way already is not asked again. */
export class HttpFetcher extends Fetcher {
  readonly #path: string;
  readonly #pool: Pool;
  readonly #breaker: CircuitBreaker;
  readonly #budget = new RetryBudget();
  readonly #queries = new LRUCache<string, Written>({ maxSize: MAX_QUERY_CHARACTERS });
  readonly #calls = new SharedCalls<FormattedExecutionResult>();
  readonly #joined = new JoinedCalls<Variables, FormattedExecutionResult>();
  /** How many sets of variables the subgraph takes with one query, as it said last. */
  #batch = 1;
  protected readonly isTrusted = false;

  constructor(name: string, url: string, options: FetcherOptions) {
    super(name, options);
    const { origin, pathname, search } = new URL(url);
    this.#path = pathname + search;
    this.#pool = new Pool(origin, {
      connections: MAX_CONNECTIONS,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectTimeout: CONNECT_TIMEOUT_MS,
      // Time is kept by the signal of each call, from its beginning to its end.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxResponseSize: MAX_ANSWER_BYTES,
    });
    const onChange = (state: BreakerState) => options.log.warn({ subgraph: name, state }, 'circuit breaker');
    this.#breaker = new CircuitBreaker(BREAKER, isFaultOfSubgraph, { onChange });
  }

  protected send(
    request: SubgraphRequest,
    { headers, rights, isQuery, signal }: Sending,
  ): Promise<FormattedExecutionResult> {
    const { query, operationName, variables = {} } = request;
    const written = this.#written(query);
    const name = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
    const ask = (sets: readonly Variables[], given: AbortSignal | undefined) => {
      const body = `{"query":${written.text}${name},"variables":${JSON.stringify(sets.length === 1 ? sets[0] : sets)}}`;
      const sent = { written, sets, body, headers };
      return withTimeLimit(this.timeoutMs, given, (limited) => this.#try(sent, isQuery, limited));
    };
    // A change is made as often as it is asked for, and alone.
    if (!isQuery) return ask([variables], signal).then(([only]) => only as FormattedExecutionResult);
    const kind = `${rights}\n${written.nameless}`;
    return this.#calls.run(`${kind}\n${JSON.stringify(variables)}`, signal, (given) =>
      this.#joined.run(kind, this.#capacityOf(written), { question: variables, signal: given, ask }),
    );
  }

  /** How many callers may go together. */
  #capacityOf({ largest }: Written): number {
    return largest === undefined ? 1 : Math.min(this.#batch, MAX_JOINED_CHARACTERS / largest);
  }

  /** A query as JSON, and without the name of its operation: the planner numbers its fetches, and answers do not depend on it. */
  #written(query: string): Written {
    let written = this.#queries.get(query);
    if (!written) {
      written = { text: JSON.stringify(query), nameless: query.replace(/^query\s+\w+/, 'query'), largest: undefined };
      this.#queries.set(query, written, { size: query.length + 1 });
    }
    return written;
  }

  #try(sent: Sent, isQuery: boolean, signal: AbortSignal): Promise<FormattedExecutionResult[]> {
    const post = () => this.#post(sent, signal);
    if (!isQuery) return this.#breaker.run(post);
    const options = { budget: this.#budget, isTransient, maxPauseMs: MAX_PAUSE_MS, signal };
    return this.#breaker.run(() => retryOnce(post, options));
  }

  async #post({ written, sets, body, headers }: Sent, signal: AbortSignal): Promise<FormattedExecutionResult[]> {
    try {
      const response = await this.#pool.request({
        method: 'POST',
        path: this.#path,
        headers: { 'content-type': JSON_BODY, accept: JSON_BODY, 'accept-encoding': 'identity', ...headers },
        body,
        signal,
      });
      const problem = problemOf(response);
      this.#batch = batchOf(response);
      if (problem === null) {
        const text = await response.body.text();
        const results = parseResults(text, sets.length);
        written.largest = Math.max(written.largest ?? 0, text.length / sets.length);
        return results;
      }
      // Whatever comes is not read; an error on the way is nobody's any more.
      response.body.on('error', () => {}).destroy();
      throw problem;
    } catch (cause) {
      if (signal.aborted) throw signal.reason;
      if (cause instanceof SubgraphFault) throw cause;
      const isTransient = !(cause instanceof errors.ResponseExceededMaxSizeError);
      throw new SubgraphFault('Expected a whole answer, found none or a part.', { isTransient, cause });
    }
  }

  /**
   * The state of its database.
   *
   * @throws If it does not say, or not at once.
   */
  async state(): Promise<string> {
    const response = await this.#pool.request({
      method: 'GET',
      path: STATE_PATH,
      headers: this.secretHeaders,
      signal: AbortSignal.timeout(STATE_TIMEOUT_MS),
    });
    const problem = problemOf(response);
    if (problem === null) return stateIn(await response.body.json());
    response.body.on('error', () => {}).destroy();
    throw problem;
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

/** What is wrong with an answer before any of it is read. A redirection is one: nobody else is asked. */
function problemOf({ statusCode, headers }: Dispatcher.ResponseData): SubgraphFault | null {
  const { 'content-type': type, 'content-encoding': encoding } = headers;
  if (statusCode !== OK && statusCode !== BAD_REQUEST) {
    return new SubgraphFault(`Expected status 200, found ${statusCode}.`, {
      isTransient: GONE_FOR_NOW.includes(statusCode),
    });
  }
  if (encoding !== undefined && encoding !== 'identity') {
    return new SubgraphFault('Expected an answer that is not encoded, found a content encoding.');
  }
  if (typeof type === 'string' && JSON_TYPE.test(type)) return null;
  return new SubgraphFault('Expected JSON in UTF-8, found another content type.');
}

/** How many sets of variables a subgraph takes with one query: one, if it does not say. */
function batchOf({ headers: { [VARIABLE_BATCH_HEADER]: told } }: Dispatcher.ResponseData): number {
  const count = typeof told === 'string' && DIGITS.test(told) ? Number(told) : 1;
  return Math.max(1, count);
}

function parseResults(text: string, count: number): FormattedExecutionResult[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new SubgraphFault('Expected JSON, found another text.');
  }
  const results = count === 1 ? [body] : body;
  if (Array.isArray(results) && results.length === count && results.every(isRecord)) return results;
  throw new SubgraphFault(`Expected GraphQL results, ${count} of them, found JSON of another form.`);
}

/** Whatever else answers there never changes, and would be taken for a database in which nothing does. */
function stateIn(body: unknown): string {
  const { state } = (body ?? {}) as { state?: unknown };
  if (typeof state === 'string') return state;
  throw new SubgraphFault('Expected the state of a database, found JSON of another form.');
}

const isTransient = (error: unknown): boolean => error instanceof SubgraphFault && error.isTransient;

/** Time that is over is its fault; a client who has gone, or a call that was not made, is not. */
const isFaultOfSubgraph = (error: unknown): boolean => error instanceof SubgraphFault;
