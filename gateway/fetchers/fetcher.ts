import type { GraphQLDataSource } from '@apollo/gateway';
import {
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { InternalTokens } from '../../subgraphs/shared/auth/internal-token.js';
import { ReportError } from '../../subgraphs/shared/errors.js';
import { MAX_REPRESENTATIONS } from '../../subgraphs/shared/graphql/check-representations.js';
import type { Log } from '../../subgraphs/shared/log/log.js';
import {
  FEDERATION_SECRET_HEADER,
  REQUEST_ID_HEADER,
  type SubgraphRequest,
} from '../../subgraphs/shared/subgraph/subgraph.js';
import type { GatewayContext } from '../context.js';
import type { Fetcher as PreparedFetcher, PreparedRequest } from '../execution/executor.js';
import type { Supergraph } from '../supergraph.js';
import { type AnswerShape, shapeOf } from './answer-shape.js';
import { checkAnswer, type Path, placesOf } from './check-answer.js';
import { BreakerOpenError } from './circuit-breaker.js';
import { deduplicate, type Representation, spreadEntities, spreadErrors } from './deduplicate-representations.js';
import { explains, readErrors } from './read-errors.js';
import { SubgraphFault } from './subgraph-fault.js';

type ProcessOptions = Parameters<GraphQLDataSource<GatewayContext>['process']>[0];
type Answer = Awaited<ReturnType<GraphQLDataSource<GatewayContext>['process']>>;

/** What a fetcher sends along, and until when it waits. */
export interface Sending {
  headers: Record<string, string>;
  /** Equal for callers with equal rights, whose answers are the same. */
  rights: string;
  /** Whether the request changes nothing, so that it may be sent again. */
  isQuery: boolean;
  /** Aborted when nobody waits any more. */
  signal: AbortSignal | undefined;
}

export interface FetcherOptions {
  federationSecret: string;
  /** Answers are compared with its schema. */
  supergraph: Supergraph;
  /** How long the subgraph may take. */
  timeoutMs: number;
  log: Log;
}

interface CheckedAnswer {
  data: Record<string, unknown>;
  errors: GraphQLFormattedError[];
}

const MAX_ERRORS = 20;
const MAX_SHAPES = 1_000;

/**
 * The way to one subgraph. Each entity is asked for once. What goes wrong
 * becomes errors of the fields that were asked for, so the rest of the answer arrives and each error says where it belongs; what
 * exactly went wrong goes to the log, not to the client.
 */
export abstract class Fetcher implements PreparedFetcher {
  readonly #name: string;
  readonly #options: FetcherOptions;
  readonly #internalTokens: InternalTokens;
  readonly #shapes = new LRUCache<string, AnswerShape>({ max: MAX_SHAPES });
  /** What the shapes are of. */
  #schema: GraphQLSchema;

  constructor(name: string, options: FetcherOptions) {
    this.#name = name;
    this.#options = options;
    this.#internalTokens = new InternalTokens(options.federationSecret);
    this.#schema = options.supergraph.schema;
  }

  /** @throws If there is no answer in time. */
  protected abstract send(request: SubgraphRequest, sending: Sending): Promise<FormattedExecutionResult>;

  /** Whether an answer without errors is known to be of the form that was asked for. */
  protected abstract readonly isTrusted: boolean;

  /** By which the subgraph knows us. */
  protected get secretHeaders(): Record<string, string> {
    return { [FEDERATION_SECRET_HEADER]: this.#options.federationSecret };
  }

  protected get timeoutMs(): number {
    return this.#options.timeoutMs;
  }

  prepare({ query }: PreparedRequest): void {
    this.#shapeOf(query);
  }

  async process({ request, context }: ProcessOptions): Promise<Answer> {
    const { query = '', operationName, variables = {} } = request;
    const shape = this.#shapeOf(query);
    const ask = (representations: readonly Representation[]) => {
      const areAll = !shape.isOfEntities || representations === variables.representations;
      const sent = areAll ? variables : { ...variables, representations };
      const subgraphRequest = { query, variables: sent, ...(operationName && { operationName }) };
      return this.#ask(subgraphRequest, shape, representations, context as GatewayContext);
    };
    const { data, errors } = shape.isOfEntities
      ? await askForEntities((variables.representations ?? []) as Representation[], ask)
      : await ask([]);
    return { data, ...(errors.length > 0 && { errors: errors.slice(0, MAX_ERRORS) }) } as unknown as Answer;
  }

  #shapeOf(query: string): AnswerShape {
    const { schema } = this.#options.supergraph;
    if (schema !== this.#schema) this.#shapes.clear();
    this.#schema = schema;
    const known = this.#shapes.get(query);
    if (known) return known;
    const shape = shapeOf(parse(query, { noLocation: true }), schema);
    this.#shapes.set(query, shape);
    return shape;
  }

  async #ask(
    request: SubgraphRequest,
    shape: AnswerShape,
    representations: readonly Representation[],
    context: GatewayContext,
  ): Promise<CheckedAnswer> {
    const { requestId } = context;
    try {
      const answer = await this.#call(request, shape, context);
      if (this.isTrusted && answer.data && !answer.errors) return { data: answer.data, errors: [] };
      return this.#check(answer, shape, representations);
    } catch (error) {
      // One who has gone, or a breaker that said it is open when it opened, is no news.
      const isNews = !context.signal?.aborted && !(error instanceof BreakerOpenError);
      this.#options.log[isNews ? 'error' : 'debug']({ subgraph: this.#name, requestId, err: error }, 'no answer');
      return { data: emptyOf(shape, representations), errors: this.#missing(placesOf(shape, representations)) };
    }
  }

  #call(request: SubgraphRequest, shape: AnswerShape, context: GatewayContext): Promise<FormattedExecutionResult> {
    const { authorization, caller } = context;
    const isQuery = shape.type === OperationTypeNode.QUERY;
    const rights = authorization ?? (caller ? JSON.stringify([caller.subject, caller.tokenId, ...caller.scopes]) : '');
    const send = (shown: string | undefined) => {
      const headers = {
        [REQUEST_ID_HEADER]: context.requestId,
        ...(shown !== undefined && { authorization: shown }),
        ...this.secretHeaders,
      };
      return this.send(request, { headers, rights, isQuery, signal: context.signal });
    };
    if (authorization !== undefined || caller === null) return send(authorization);
    // Our word for a caller who has no token subgraphs can read, made anew so that it is never stale.
    return this.#internalTokens.sign(caller, this.#name).then((token) => send(`Bearer ${token}`));
  }

  #check({ data, errors }: FormattedExecutionResult, shape: AnswerShape, representations: readonly Representation[]) {
    const told = readErrors(errors);
    if (data === undefined || data === null) {
      if (told.placed.length + told.unplaced.length === 0) throw new SubgraphFault('Expected data, found none.');
      const places = placesOf(shape, representations);
      const placed =
        places.length > 0 ? told.unplaced.flatMap((error) => places.map((path) => ({ ...error, path }))) : [];
      return { data: emptyOf(shape, representations), errors: [...told.placed, ...placed] };
    }
    if (typeof data !== 'object' || Array.isArray(data)) throw new SubgraphFault('Expected data to be an object.');
    const wrong = checkAnswer(shape, data, representations);
    const unexplained = wrong.filter((place) => !told.placed.some(({ path }) => explains(path as Path, place)));
    if (wrong.length > 0 || told.areBroken) {
      this.#options.log.warn({ subgraph: this.#name, wrong: wrong.slice(0, MAX_ERRORS) }, 'answer of another form');
    }
    const places = unexplained.length > 0 ? unexplained : placesOf(shape, representations).slice(0, 1);
    const placed = told.unplaced.flatMap((error) => places.map((path) => ({ ...error, path })));
    const isMissing = told.areBroken || (unexplained.length > 0 && placed.length === 0);
    return { data, errors: [...told.placed, ...placed, ...(isMissing ? this.#missing(places) : [])] };
  }

  /** An error for each place that got no answer. */
  #missing(places: readonly Path[]): GraphQLFormattedError[] {
    return places.slice(0, MAX_ERRORS).map((path) => {
      const message = `Expected an answer of "${this.#name}", found none. What it owns is missing here; try again later.`;
      const { extensions } = new ReportError('SUBGRAPH_UNAVAILABLE', message, { subgraph: this.#name });
      return { message, path, extensions };
    });
  }
}

const emptyOf = ({ isOfEntities }: AnswerShape, representations: readonly Representation[]): Record<string, unknown> =>
  isOfEntities ? { _entities: representations.map(() => null) } : {};

/** Asks for each entity once, no more at a time than a subgraph takes, and puts the answers where the entities stand. */
async function askForEntities(
  representations: readonly Representation[],
  ask: (representations: readonly Representation[]) => Promise<CheckedAnswer>,
): Promise<CheckedAnswer> {
  if (representations.length === 1) return ask(representations);
  const deduplicated = deduplicate(representations);
  const { unique } = deduplicated;
  const starts = Array.from(
    { length: Math.ceil(unique.length / MAX_REPRESENTATIONS) },
    (_, part) => part * MAX_REPRESENTATIONS,
  );
  const answers = await Promise.all(starts.map((start) => ask(unique.slice(start, start + MAX_REPRESENTATIONS))));
  const entities = answers.flatMap(({ data }) => data._entities as unknown[]);
  const errors = answers.flatMap(({ errors }, part) => errors.map((error) => shifted(error, starts[part] ?? 0)));
  return {
    data: { _entities: spreadEntities(entities, deduplicated) },
    errors: spreadErrors(errors, deduplicated),
  };
}

/** The place of an entity's error among all entities, from that within its part. */
function shifted(error: GraphQLFormattedError, by: number): GraphQLFormattedError {
  const [field, index, ...rest] = error.path ?? [];
  if (by === 0 || field !== '_entities' || typeof index !== 'number') return error;
  return { ...error, path: [field, index + by, ...rest] };
}
