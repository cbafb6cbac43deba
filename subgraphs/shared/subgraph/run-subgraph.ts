import { fastifyApolloHandler } from '@as-integrations/fastify';
import { type Config, readConfig, SUBGRAPH_PORTS } from '../config/config.js';
import type { Environment } from '../config/environment-reader.js';
import { readSecrets } from '../config/secrets.js';
import { createHttpApp } from '../http/http-app.js';
import { type RunningServer, runServer } from '../http/run-server.js';
import { sendError } from '../http/send-error.js';
import { createLog, type Log } from '../log/log.js';
import { REQUEST_ID_HEADER, Subgraph } from './subgraph.js';
import type { SubgraphContext, SubgraphDefinition } from './subgraph-definition.js';

/** The process of one subgraph: configuration in, URL out. */
export async function runSubgraph(definition: SubgraphDefinition, env: Environment): Promise<RunningServer> {
  const config = readConfig(env, SUBGRAPH_PORTS[definition.name]);
  const log = createLog(definition.name, config.logLevel);
  const subgraph = await Subgraph.open(definition, { database: config, secrets: await readSecrets(config), log });
  return serveSubgraph(subgraph, config, log);
}

export function serveSubgraph(subgraph: Subgraph, config: Config, log: Log): Promise<RunningServer> {
  const http = createHttpApp(log, async () => {
    const isUp = await subgraph.database.ping().then(
      () => true,
      () => false,
    );
    return { ready: isUp, parts: { database: isUp ? 'up' : 'down' } };
  });
  http.app.post('/graphql', {
    onRequest: async (request, reply) => {
      if (subgraph.isFromGateway(request.headers)) return;
      await sendError(reply, 401, 'UNAUTHENTICATED', 'Expected the gateway, found another caller.');
    },
    handler: fastifyApolloHandler<SubgraphContext>(subgraph.apollo, {
      // The id as the server takes it: the header may hold anything.
      context: (request) => subgraph.contextOf({ ...request.headers, [REQUEST_ID_HEADER]: request.id }),
    }),
  });
  return runServer(http, config, log, () => subgraph.close());
}
