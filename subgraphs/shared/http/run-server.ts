import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import type { Config } from '../config/config.js';
import type { Log } from '../log/log.js';
import type { HttpApp } from './http-app.js';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/**
 * By how much the heap may grow before it is collected. On a machine with memory to spare V8 lets it grow fourfold, to save work
 * there is little of here: requests leave next to nothing that is old. Looked at whenever V8 sets the next limit.
 */
const HEAP_GROWTH_PERCENT = 100;

/** A server that listens. */
export interface RunningServer {
  url: string;
  /** Lets requests in flight finish, then closes everything behind. */
  stop(): Promise<void>;
}

/**
 * Listens, and stops with grace on SIGTERM or SIGINT: not ready, then no new connections, then the end of what is in flight.
 * A second signal, the end of the grace, or an exception nobody caught ends the process at once with status 1 and a log line.
 *
 * @param close  Closes what stands behind the server, databases last.
 */
export async function runServer(
  http: HttpApp,
  config: Config,
  log: Log,
  close: () => Promise<void>,
): Promise<RunningServer> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
  const url = await http.app.listen({ host: config.host, port: config.port });
  log.info({ url }, 'listening');

  const stop = async () => {
    http.drain();
    await sleep(config.drainMs);
    await http.app.close();
    await close();
  };

  let isStopping = false;
  const stopOnSignal = async () => {
    if (isStopping) return exitNow(log, 'second signal');
    isStopping = true;
    log.info('stopping');
    const deadline = setTimeout(() => exitNow(log, 'grace is over'), config.drainMs + config.graceMs);
    await stop();
    clearTimeout(deadline);
    log.info('stopped');
    process.exit(0);
  };
  // Whatever threw may have left anything half-way: what is written is safe, what is in memory is not to be trusted.
  const crash = (err: unknown) => {
    log.fatal({ err }, 'uncaught exception');
    process.exit(1);
  };
  for (const signal of SIGNALS) process.on(signal, stopOnSignal);
  process.on('uncaughtException', crash);
  return {
    url,
    stop: async () => {
      for (const signal of SIGNALS) process.off(signal, stopOnSignal);
      process.off('uncaughtException', crash);
      await stop();
    },
  };
}

function exitNow(log: Log, reason: string): void {
  log.error({ reason }, 'stopped with requests in flight');
  process.exit(1);
}
