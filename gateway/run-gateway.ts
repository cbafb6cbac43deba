import { readConfig } from '../subgraphs/shared/config/config.js';
import type { Environment } from '../subgraphs/shared/config/environment-reader.js';
import { type RunningServer, runServer } from '../subgraphs/shared/http/run-server.js';
import { createLog } from '../subgraphs/shared/log/log.js';
import { createApp } from './app.js';
import { openSystem, type System } from './system.js';

/** Work before a server listens, and after it has stopped. */
export interface GatewayHooks {
  prepare?(system: System): Promise<void>;
  stopped?(): Promise<void>;
}

/** The process of the gateway: configuration in, URL out. */
export async function runGateway(env: Environment, hooks: GatewayHooks = {}): Promise<RunningServer> {
  const config = readConfig(env);
  const log = createLog('gateway', config.logLevel);
  const system = await openSystem(config, log, { hasThreads: true });
  await hooks.prepare?.(system);
  const server = await runServer(await createApp(system, config, log), config, log, async () => {
    await system.close();
    await hooks.stopped?.();
  });
  system.warm().catch((error) => log.error({ err: error }, 'operations not worked out ahead'));
  return server;
}
