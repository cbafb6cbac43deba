import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../subgraphs/shared/config/config.js';
import { createHttpApp, type HttpApp } from '../subgraphs/shared/http/http-app.js';
import type { Log } from '../subgraphs/shared/log/log.js';
import type { GatewayContext } from './context.js';
import { serveExplorer } from './explorer/serve-explorer.js';
import type { System } from './system.js';

/** The gateway over HTTP: `/graphql`, health, and the page at `/`. */
export async function createApp(system: System, { explorer }: Config, log: Log): Promise<HttpApp> {
  const http = createHttpApp(log, system.readiness);
  const { app } = http;
  // Limits of size, encoding and rate belong in a hook before this route.
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: fastifyApolloHandler<GatewayContext>(system.gateway, {
      context: (request: FastifyRequest) => contextOf(request, system),
    }),
  });
  if (explorer) await serveExplorer(app);
  return http;
}

async function contextOf(
  { id, headers: { authorization } }: FastifyRequest,
  { verifier }: System,
): Promise<GatewayContext> {
  return { requestId: id, authorization, caller: await verifier.callerOf(authorization) };
}
