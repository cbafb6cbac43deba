import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { FormattedExecutionResult } from 'graphql';
import { letOthersIn } from '../subgraphs/shared/database/let-others-in.js';
import { invariant } from '../subgraphs/shared/errors.js';
import { createErrorFormatter, formatResult } from '../subgraphs/shared/log/error-formatter.js';
import type { Log } from '../subgraphs/shared/log/log.js';
import type { GatewayContext } from './context.js';
import { Executor, type Fetcher } from './execution/executor.js';
import { Federation } from './execution/federation.js';
import { MAX_EVALUATED_PLANS } from './execution/planner.js';
import { PREFLIGHT_HEADERS } from './http/refuse-forgery.js';
import type { Admission, AdmittedOperation } from './operations/admission.js';
import { admissionPlugin, admittedDocuments } from './operations/admission-plugin.js';
import { silentNullsPlugin } from './silent-nulls-plugin.js';
import type { Supergraph } from './supergraph.js';

// Its maker's library would send usage data elsewhere; read when a gateway is made.
// biome-ignore lint/style/noProcessEnv: the library takes no other setting.
process.env.APOLLO_TELEMETRY_DISABLED = 'true';

const PLAN_CACHE_MIB = 30;

export interface GatewayOptions {
  supergraph: Supergraph;
  /** The way to a subgraph, by its name. */
  fetcherOf(name: string): Fetcher;
  /** Judges every operation before it is planned. */
  admission: Admission;
  log: Log;
  /** Who runs plans: our own executor, or Apollo's, which ours is measured and tested against. */
  executor?: 'own' | 'apollo';
  /** Called with every query plan; tests look at them. */
  onQueryPlan?: (plan: QueryPlan) => void;
}

/** The federation as one GraphQL server. */
export interface Gateway {
  /** For operations of this process. */
  server: ApolloServer<GatewayContext>;
  /** Runs what was admitted at the door: nothing is left to be judged. */
  execute(operation: AdmittedOperation, context: GatewayContext): Promise<FormattedExecutionResult>;
  /** Names of the subgraphs whose databases the answer to a caller follows from. */
  sourcesOf(operation: AdmittedOperation, context: GatewayContext): readonly string[];
  /** Works the listed operations out, one at a time and between requests, so that nobody waits for it. */
  warm(): Promise<void>;
}

/** Opens no port. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { admission, log, executor = 'own' } = options;
  const gateway = executor === 'own' ? ownGateway(options) : apolloGateway(options);
  const formatError = createErrorFormatter(log);
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    admission.useSchema(apiSchema, coreSupergraphSdl);
  });
  const server = new ApolloServer<GatewayContext>({
    gateway,
    // Judged by the admission, as are limits, variables and what is registered: it knows more, and refuses earlier.
    introspection: true,
    persistedQueries: false,
    documentStore: admittedDocuments(admission),
    csrfPrevention: { requestHeaders: PREFLIGHT_HEADERS },
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError,
    logger: log,
    plugins: [ApolloServerPluginLandingPageDisabled(), admissionPlugin(admission), silentNullsPlugin],
  });
  await server.start();
  return {
    server,
    execute: async (operation, context) => {
      invariant(gateway instanceof Federation, 'the door stands before our own executor');
      const { document, query: source, hash: queryHash, operationName, variables, cost } = operation;
      const result = await gateway.execute({ document, source, queryHash, operationName, variables, context });
      const formatted = formatResult(result, formatError);
      if (context.reportsCost) formatted.extensions = { cost };
      return formatted;
    },
    sourcesOf: ({ document, query: source, hash: queryHash, operationName }, { caller }) => {
      invariant(gateway instanceof Federation, 'our own executor plans');
      const isOfPublished = !caller?.scopes.has('report:draft');
      return gateway.sourcesOf({ document, source, queryHash, operationName }, isOfPublished);
    },
    warm: async () => {
      invariant(gateway instanceof Federation, 'our own executor plans');
      for (const { document, query: source, hash: queryHash } of admission.listed()) {
        gateway.prepare({ document, source, queryHash });
        await letOthersIn();
      }
    },
  };
}

function ownGateway({ supergraph, fetcherOf, onQueryPlan }: GatewayOptions): Federation {
  return new Federation(supergraph, (planner) => new Executor(planner, fetcherOf, onQueryPlan));
}

function apolloGateway({ supergraph, fetcherOf, log, onQueryPlan }: GatewayOptions): ApolloGateway {
  return new ApolloGateway({
    supergraphSdl: ({ update }) => {
      supergraph.onChange(update);
      return Promise.resolve({ supergraphSdl: supergraph.sdl });
    },
    buildService: ({ name }) => fetcherOf(name) as GraphQLDataSource,
    logger: log,
    __exposeQueryPlanExperimental: false,
    experimental_approximateQueryPlanStoreMiB: PLAN_CACHE_MIB,
    queryPlannerConfig: { debug: { maxEvaluatedPlans: MAX_EVALUATED_PLANS } },
    ...(onQueryPlan && { experimental_didResolveQueryPlan: ({ queryPlan }) => onQueryPlan(queryPlan) }),
  });
}
