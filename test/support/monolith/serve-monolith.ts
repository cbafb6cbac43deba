import { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { createErrorFormatter } from '../../../subgraphs/shared/log/error-formatter.js';
import type { Log } from '../../../subgraphs/shared/log/log.js';
import type { MonolithContext } from './monolith.js';

/** The monolith as one server, set as the gateway is. Opens no port. */
export async function serveMonolith(schema: GraphQLSchema, log: Log): Promise<ApolloServer<MonolithContext>> {
  const server = new ApolloServer<MonolithContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: createErrorFormatter(log),
    logger: log,
  });
  await server.start();
  return server;
}
