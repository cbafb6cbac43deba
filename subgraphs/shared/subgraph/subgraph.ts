import { timingSafeEqual } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import { type FormattedExecutionResult, GraphQLError } from 'graphql';
import { Aside } from '../aside/aside.js';
import { InternalTokens } from '../auth/internal-token.js';
import { logRefusals, logsRefusals } from '../auth/log-refusals.js';
import { TokenVerifier } from '../auth/token-verifier.js';
import type { Secrets } from '../config/secrets.js';
import type { Database } from '../database/database.js';
import { apolloExecutor } from '../execution/apollo-executor.js';
import { CompiledOperation } from '../execution/compiled-operation.js';
import type { RunOperation } from '../execution/run-operation.js';
import { formatResult } from '../log/error-formatter.js';
import type { Log } from '../log/log.js';
import { Engine, type EngineOptions } from './engine.js';
import type { SubgraphContext, SubgraphDefinition } from './subgraph-definition.js';

/** Header by which a subgraph knows its gateway. */
export const FEDERATION_SECRET_HEADER = 'x-federation-secret';
/** Header by which one id finds a request in the logs of gateway and subgraphs. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** Where a gateway asks what a subgraph's database is like. */
export const STATE_PATH = '/state';

/** Header by which a subgraph says how many sets of variables it takes with one query. */
export const VARIABLE_BATCH_HEADER = 'x-variable-batch';
export const MAX_VARIABLE_SETS = 64;

export interface SubgraphOptions extends Omit<EngineOptions, 'federationSecret'> {
  secrets: Secrets;
  /**
   * Whether long work goes to a thread of its own. Servers say so; a command that serves nobody else has no use for it, and a thread
   * knows nothing of a test's clock.
   */
  hasThreads?: boolean;
}

export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What a gateway asks. */
export interface SubgraphRequest {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
}

/** A query with several sets of variables. */
export interface BatchRequest extends Omit<SubgraphRequest, 'variables'> {
  variables: readonly Record<string, unknown>[];
}

/** A running subgraph. Over HTTP or in the gateway's process, a request goes through the same checks and the same operations. */
export class Subgraph {
  /** Speaks GraphQL over HTTP. */
  readonly apollo: ApolloServer<SubgraphContext>;
  readonly #definition: SubgraphDefinition;
  readonly #engine: Engine;
  readonly #aside: Aside | null;
  readonly #log: Log;
  readonly #verifier: TokenVerifier;
  readonly #secret: Buffer;

  static async open(definition: SubgraphDefinition, { secrets, ...options }: SubgraphOptions): Promise<Subgraph> {
    const { federationSecret } = secrets;
    const engine = await Engine.open(definition, { ...options, federationSecret });
    await definition.prepare?.(engine.database);
    const subgraph = new Subgraph(definition, engine, { secrets, ...options });
    await subgraph.apollo.start();
    return subgraph;
  }

  private constructor(
    definition: SubgraphDefinition,
    engine: Engine,
    { database, secrets, log, hasThreads = false, introspection = false }: SubgraphOptions,
  ) {
    const { name, aside } = definition;
    const { federationSecret } = secrets;
    this.#definition = definition;
    this.#engine = engine;
    this.#log = log;
    this.#verifier = new TokenVerifier(secrets.tokenIssuer, {
      tokens: new InternalTokens(federationSecret),
      subgraph: name,
    });
    this.#secret = Buffer.from(federationSecret);
    this.#aside =
      hasThreads && aside
        ? new Aside(aside.queries, { subgraph: name, entry: aside.entry, database, federationSecret, log })
        : null;
    this.apollo = new ApolloServer<SubgraphContext>({
      gateway: apolloExecutor<SubgraphContext>(engine.schema, engine.operations, (...given) => this.#run(...given)),
      introspection,
      csrfPrevention: true,
      hideSchemaDetailsFromClientErrors: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      formatError: engine.formatError,
      logger: log,
      // Cache hints: the gateway reads none, and the plugin looks at every field of every row of a series.
      plugins: [ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginCacheControlDisabled(), logsRefusals(log)],
    });
  }

  get name() {
    return this.#definition.name;
  }

  get database(): Database {
    return this.#engine.database;
  }

  /** Whether a request comes from the gateway. Nobody else is answered, whatever they ask. */
  isFromGateway(headers: RequestHeaders): boolean {
    const shown = Buffer.from(headerOf(headers, FEDERATION_SECRET_HEADER) ?? '');
    return shown.length === this.#secret.length && timingSafeEqual(shown, this.#secret);
  }

  /**
   * The context of one request.
   *
   * @throws {ReportError} UNAUTHENTICATED if it carries a token that is not valid.
   */
  async contextOf(headers: RequestHeaders): Promise<SubgraphContext> {
    const caller = await this.#verifier.callerOf(headerOf(headers, 'authorization'));
    return this.#engine.contextOf({ requestId: headerOf(headers, REQUEST_ID_HEADER) ?? '', caller });
  }

  /** Parses and validates an operation ahead of requests. */
  prepare({ query, operationName }: { query: string; operationName: string | undefined }): void {
    this.#engine.operations.find(query, operationName);
  }

  /** Answers a request of the gateway. */
  async execute(
    { variables = {}, ...request }: SubgraphRequest,
    headers: RequestHeaders,
  ): Promise<FormattedExecutionResult> {
    const [result] = await this.executeEach({ variables: [variables], ...request }, headers);
    return result as FormattedExecutionResult;
  }

  /** Answers a query once for each set of variables, at one time and with one set of loaders. */
  async executeEach(
    { variables, ...request }: BatchRequest,
    headers: RequestHeaders,
  ): Promise<FormattedExecutionResult[]> {
    if (!this.isFromGateway(headers)) throw new GraphQLError('Expected the gateway, found another caller.');
    const { operations, formatError } = this.#engine;
    const operation = operations.find(request.query, request.operationName);
    if (!(operation instanceof CompiledOperation)) {
      const refused = formatResult({ errors: operation }, formatError);
      return variables.map(() => refused);
    }
    const context = await this.contextOf(headers);
    return Promise.all(
      variables.map(async (each) => {
        const result = await this.#run(operation, { variables: each, ...request }, context);
        if (result.errors) logRefusals(this.#log, result.errors, context);
        return formatResult(result, formatError);
      }),
    );
  }

  async close(): Promise<void> {
    await this.apollo.stop();
    await this.#aside?.close();
    await this.database.close();
  }

  #run(
    ...[operation, request, context]: Parameters<RunOperation<SubgraphContext>>
  ): ReturnType<RunOperation<SubgraphContext>> {
    const { requestId, caller } = context;
    // Whoever shows no token is refused what is long work, and starts no thread.
    if (!caller || !this.#aside?.takes(operation)) return operation.run(context, request.variables ?? {});
    return this.#aside.run({ requestId, caller, ...request });
  }
}

function headerOf(headers: RequestHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
