import { ApolloGateway, type GatewayConfig, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { createErrorFormatter } from '../subgraphs/shared/log/error-formatter.js';
import type { Log } from '../subgraphs/shared/log/log.js';
import type { GatewayContext } from './context.js';

// Its maker's library would send usage data elsewhere; read when a gateway is made.
// biome-ignore lint/style/noProcessEnv: the library takes no other setting.
process.env.APOLLO_TELEMETRY_DISABLED = 'true';

export interface GatewayOptions {
  supergraphSdl: string;
  /** The way to a subgraph, by its name. */
  fetcherOf(name: string): GraphQLDataSource<GatewayContext>;
  introspection: boolean;
  log: Log;
  /** Called with every query plan; tests look at them. */
  onQueryPlan?: GatewayConfig['experimental_didResolveQueryPlan'];
}

/** The federation as one GraphQL server. Opens no port. */
export async function createGateway(options: GatewayOptions): Promise<ApolloServer<GatewayContext>> {
  const { supergraphSdl, fetcherOf, introspection, log, onQueryPlan } = options;
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => fetcherOf(name) as GraphQLDataSource,
    logger: log,
    __exposeQueryPlanExperimental: false,
    ...(onQueryPlan && { experimental_didResolveQueryPlan: onQueryPlan }),
  });
  const server = new ApolloServer<GatewayContext>({
    gateway,
    introspection,
    csrfPrevention: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: createErrorFormatter(log),
    logger: log,
    // Limits of depth, aliases and cost belong among these plugins, before the query planner is reached.
    plugins: [ApolloServerPluginLandingPageDisabled()],
  });
  await server.start();
  return server;
}
