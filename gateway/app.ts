import type { FastifyPluginAsync } from 'fastify';
import type { Config } from '../subgraphs/shared/config/config.js';
import { createHttpApp, type HttpApp } from '../subgraphs/shared/http/http-app.js';
import type { Log } from '../subgraphs/shared/log/log.js';
import { serveBiPage } from './bi/serve-bi-page.js';
import { installEvents } from './events/install-events.js';
import { serveExplorer } from './explorer/serve-explorer.js';
import { serveExports } from './export/serve-exports.js';
import { acceptApiKeys } from './http/accept-api-keys.js';
import { installDoor } from './http/door.js';
import { serveGraphql } from './http/serve-graphql.js';
import type { System } from './system.js';

/** The gateway over HTTP: `/graphql`, exports and events behind the door; health and the pages outside. */
export async function createApp(system: System, config: Config, log: Log): Promise<HttpApp> {
  const http = createHttpApp(log, system.readiness, config.door.trustedProxies);
  const { app } = http;
  acceptApiKeys(app);
  const door: FastifyPluginAsync = async (scope) => {
    await installDoor(scope, system.authenticator, config.door);
    serveGraphql(scope, system, config.door);
    await serveExports(scope, system);
    installEvents(scope, system, config, log);
  };
  await app.register(door);
  await serveBiPage(app);
  if (config.explorer) await serveExplorer(app);
  return http;
}
