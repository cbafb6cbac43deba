import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config/config.js';
import type { Log } from '../log/log.js';
import type { HttpApp } from './http-app.js';

/** A server that listens. */
export interface RunningServer {
  url: string;
  /** Lets requests in flight finish, then closes everything behind. */
  stop(): Promise<void>;
}

/**
 * Listens, and stops with grace on SIGTERM or SIGINT: not ready, then no new connections, then the end of what is in flight.
 * A second signal, or the end of the grace, ends the process at once with status 1.
 *
 * @param close  Closes what stands behind the server, databases last.
 */
export async function runServer(
  http: HttpApp,
  config: Config,
  log: Log,
  close: () => Promise<void>,
): Promise<RunningServer> {
  const url = await http.app.listen({ host: config.host, port: config.port });
  log.info({ url }, 'listening');

  const stop = async () => {
    http.drain();
    await sleep(config.drainMs);
    await http.app.close();
    await close();
  };
  void onSignal(async () => {
    log.info('stopping');
    const deadline = setTimeout(() => exitNow(log, 'grace is over'), config.drainMs + config.graceMs);
    void onSignal(() => exitNow(log, 'second signal'));
    await stop();
    clearTimeout(deadline);
    log.info('stopped');
    process.exit(0);
  });
  return { url, stop };
}

async function onSignal(action: () => void | Promise<void>): Promise<void> {
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await action();
}

function exitNow(log: Log, reason: string): void {
  log.error({ reason }, 'stopped with requests in flight');
  process.exit(1);
}
