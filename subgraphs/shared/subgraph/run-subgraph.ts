import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Config, readConfig, SUBGRAPH_PORTS } from '../config/config.js';
import type { Environment } from '../config/environment-reader.js';
import { readSecrets } from '../config/secrets.js';
import { createHttpApp } from '../http/http-app.js';
import { type RunningServer, runServer } from '../http/run-server.js';
import { sendError } from '../http/send-error.js';
import { isRecord } from '../is-record.js';
import { createLog, type Log } from '../log/log.js';
import {
  type BatchRequest,
  MAX_VARIABLE_SETS,
  REQUEST_ID_HEADER,
  type RequestHeaders,
  STATE_PATH,
  Subgraph,
  VARIABLE_BATCH_HEADER,
} from './subgraph.js';
import type { SubgraphContext, SubgraphDefinition } from './subgraph-definition.js';

/** The process of one subgraph: configuration in, URL out. */
export async function runSubgraph(definition: SubgraphDefinition, env: Environment): Promise<RunningServer> {
  const config = readConfig(env, SUBGRAPH_PORTS[definition.name]);
  const log = createLog(definition.name, config.logLevel);
  const { snapshotCacheMib } = config;
  const secrets = await readSecrets(config);
  const options = { database: config, secrets, log, snapshotCacheMib, hasThreads: true };
  const subgraph = await Subgraph.open(definition, options);
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
  const others = fastifyApolloHandler<SubgraphContext>(subgraph.apollo, {
    context: (request) => subgraph.contextOf(headersOf(request)),
  });
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    if (subgraph.isFromGateway(request.headers)) return;
    await sendError(reply, 401, 'UNAUTHENTICATED', 'Expected the gateway, found another caller.');
  };
  http.app.get(STATE_PATH, { onRequest }, async () => ({ state: await subgraph.database.state() }));
  http.app.post('/graphql', {
    onRequest,
    async handler(request, reply) {
      const asked = requestOfGateway(request);
      if (!asked) return others.call(this, request, reply);
      reply.header(VARIABLE_BATCH_HEADER, MAX_VARIABLE_SETS).type('application/json; charset=utf-8');
      const results = await subgraph.executeEach(asked.request, headersOf(request));
      if (asked.isBatch) return reply.send(JSON.stringify(results));
      const [result] = results;
      return reply.code(result?.data === undefined ? 400 : 200).send(JSON.stringify(result));
    },
  });
  return runServer(http, config, log, () => subgraph.close());
}

/** The id as the server takes it: the header may hold anything. */
const headersOf = ({ headers, id }: FastifyRequest): RequestHeaders => ({ ...headers, [REQUEST_ID_HEADER]: id });

/** A request as our gateway sends it: plain JSON both ways. All others are for Apollo Server, which knows every form there is. */
function requestOfGateway({
  headers: { accept },
  body,
}: FastifyRequest): { request: BatchRequest; isBatch: boolean } | null {
  if (accept !== 'application/json' || !isRecord(body)) return null;
  const { query, operationName, variables = {}, ...rest } = body;
  if (typeof query !== 'string' || query === '' || Object.keys(rest).length > 0) return null;
  if (operationName !== undefined && typeof operationName !== 'string') return null;
  const isBatch = Array.isArray(variables);
  const sets: unknown[] = isBatch ? variables : [variables];
  if (sets.length === 0 || sets.length > MAX_VARIABLE_SETS || !sets.every(isRecord)) return null;
  return { request: { query, variables: sets, ...(operationName && { operationName }) }, isBatch };
}
