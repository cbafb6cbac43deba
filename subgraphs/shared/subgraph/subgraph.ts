import { timingSafeEqual } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import { type FormattedExecutionResult, GraphQLError } from 'graphql';
import { InternalTokens } from '../auth/internal-token.js';
import { logRefusals, logsRefusals } from '../auth/log-refusals.js';
import { TokenVerifier } from '../auth/token-verifier.js';
import type { Secrets } from '../config/secrets.js';
import type { Database, DatabaseOptions } from '../database/database.js';
import { openDatabase } from '../database/open-database.js';
import { isUnavailable } from '../database/unavailable.js';
import { ReportError } from '../errors.js';
import { apolloExecutor } from '../execution/apollo-executor.js';
import { CompiledOperation } from '../execution/compiled-operation.js';
import { OperationCache } from '../execution/operation-cache.js';
import { createErrorFormatter, formatResult } from '../log/error-formatter.js';
import type { Log } from '../log/log.js';
import { SealedRows } from '../section/sealed-rows.js';
import { SectionReader } from '../section/section-reader.js';
import { Signer } from '../snapshot/signer.js';
import { SnapshotGrants } from '../snapshot/snapshot-grant.js';
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

export interface SubgraphOptions {
  database: DatabaseOptions;
  secrets: Secrets;
  log: Log;
  /** Room for rows of sealed sections, MiB; 0 to read them for every request. */
  snapshotCacheMib: number;
  /** The clock; tests set it. */
  now?: () => Date;
  /** Whether the schema may be read from it; suites of conformance do. The gateway has it as a file. */
  introspection?: boolean;
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
  readonly database: Database;
  readonly #definition: SubgraphDefinition;
  readonly #operations: OperationCache;
  readonly #log: Log;
  readonly #formatError: ReturnType<typeof createErrorFormatter>;
  readonly #verifier: TokenVerifier;
  readonly #secret: Buffer;
  readonly #signer: Signer;
  readonly #grants: SnapshotGrants;
  readonly #now: () => Date;
  readonly #sealed: SealedRows | null;

  static async open(definition: SubgraphDefinition, options: SubgraphOptions): Promise<Subgraph> {
    const { name } = definition;
    const { schema } = await definition.buildSchema();
    const database = await openDatabase({ name, ...definition.database }, options.database);
    await definition.prepare?.(database);
    const introspection = options.introspection ?? false;
    const operations = new OperationCache(schema, { introspection });
    const apollo = new ApolloServer<SubgraphContext>({
      gateway: apolloExecutor(schema, operations),
      introspection,
      csrfPrevention: true,
      hideSchemaDetailsFromClientErrors: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      formatError: formatterOf(name, options.log),
      logger: options.log,
      // Cache hints: the gateway reads none, and the plugin looks at every field of every row of a series.
      plugins: [
        ApolloServerPluginInlineTraceDisabled(),
        ApolloServerPluginCacheControlDisabled(),
        logsRefusals(options.log),
      ],
    });
    await apollo.start();
    return new Subgraph(definition, database, apollo, operations, options);
  }

  private constructor(
    definition: SubgraphDefinition,
    database: Database,
    apollo: ApolloServer<SubgraphContext>,
    operations: OperationCache,
    { secrets, log, snapshotCacheMib, now = () => new Date() }: SubgraphOptions,
  ) {
    this.#definition = definition;
    this.database = database;
    this.apollo = apollo;
    this.#operations = operations;
    this.#formatError = formatterOf(definition.name, log);
    this.#log = log;
    this.#now = now;
    this.#sealed = snapshotCacheMib > 0 ? new SealedRows(snapshotCacheMib) : null;
    const tokens = new InternalTokens(secrets.federationSecret);
    this.#verifier = new TokenVerifier(secrets.tokenIssuer, { tokens, subgraph: definition.name });
    this.#secret = Buffer.from(secrets.federationSecret);
    this.#signer = new Signer(secrets.federationSecret);
    this.#grants = new SnapshotGrants(this.#signer);
  }

  get name() {
    return this.#definition.name;
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
    const requestId = headerOf(headers, REQUEST_ID_HEADER) ?? '';
    const now = this.#now;
    return this.#definition.createContext({
      requestId,
      caller,
      database: this.database,
      sections: new SectionReader(this.database.reader, this.#sealed),
      signer: this.#signer,
      grants: this.#grants,
      now,
      actor: () => {
        if (!caller) throw new ReportError('UNAUTHENTICATED', 'Expected a bearer token, found none.');
        return { subject: caller.subject, tokenId: caller.tokenId, requestId, at: now().toISOString() };
      },
    });
  }

  /** Parses and validates an operation ahead of requests. */
  prepare({ query, operationName }: { query: string; operationName: string | undefined }): void {
    this.#operations.find(query, operationName);
  }

  /** Answers a request of the gateway. */
  async execute(
    { variables = {}, ...request }: SubgraphRequest,
    headers: RequestHeaders,
  ): Promise<FormattedExecutionResult> {
    const [result] = await this.executeEach({ ...request, variables: [variables] }, headers);
    return result as FormattedExecutionResult;
  }

  /** Answers a query once for each set of variables, at one time and with one set of loaders. */
  async executeEach(
    { query, operationName, variables }: BatchRequest,
    headers: RequestHeaders,
  ): Promise<FormattedExecutionResult[]> {
    if (!this.isFromGateway(headers)) throw new GraphQLError('Expected the gateway, found another caller.');
    const operation = this.#operations.find(query, operationName);
    if (!(operation instanceof CompiledOperation)) {
      const refused = formatResult({ errors: operation }, this.#formatError);
      return variables.map(() => refused);
    }
    const context = await this.contextOf(headers);
    return Promise.all(
      variables.map(async (each) => {
        const result = await operation.run(context, each);
        if (result.errors) logRefusals(this.#log, result.errors, context);
        return formatResult(result, this.#formatError);
      }),
    );
  }

  async close(): Promise<void> {
    await this.apollo.stop();
    await this.database.close();
  }
}

const formatterOf = (subgraph: string, log: Log) =>
  createErrorFormatter(log, (error, incident) =>
    isUnavailable(error)
      ? new ReportError(
          'SUBGRAPH_UNAVAILABLE',
          `Expected the database of "${subgraph}" to do its part, found it cannot now (incident ${incident}). Try again later.`,
          { subgraph, incident },
        )
      : null,
  );

function headerOf(headers: RequestHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
