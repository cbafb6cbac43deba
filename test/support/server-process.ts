import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { tokenOfThisUser } from '../../cli/shared/embedded-client.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { build } from './command-line.js';
import { environmentOf, freePort } from './processes.js';
import { createTestDatabase } from './test-database.js';

const READY_WITHIN_MS = 30_000;
const MS_PER_TICK = 10;

export type ServerProcess = Awaited<ReturnType<typeof startServerProcess>>;

/**
 * The whole system as a process of its own, which can be killed and started again on the same data.
 *
 * @param databaseUrl  A PostgreSQL server other than that of the ring.
 */
export async function startServerProcess(env: Record<string, string> = {}, databaseUrl?: string) {
  await build();
  const testDatabase = await createTestDatabase(undefined, databaseUrl);
  const { options, remove } = testDatabase;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess;
  let log = '';

  const start = async () => {
    child = spawn(process.execPath, [packageFile('dist/gateway/server.js')], {
      env: {
        PATH: '/usr/bin:/bin',
        APP_MODE: 'embedded',
        LOG_LEVEL: 'error',
        PORT: String(port),
        ...environmentOf(testDatabase),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const listen = (chunk: Buffer) => {
      log += chunk;
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok) {
      if (Date.now() > deadline || child.exitCode !== null)
        throw new Error(`Expected the server to be ready, found it is not: ${log}`);
      await sleep(50);
    }
  };
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };

  await start();
  return {
    url,
    graphql: `${url}/graphql`,
    token: await tokenOfThisUser(options.dataDir),
    testDatabase,
    pid: () => child.pid ?? 0,
    child: () => child,
    /** Time processors have worked for it, milliseconds: on a machine that does other things too, time passes faster. */
    processorMs: async () => {
      const fields = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).split(' ');
      return (Number(fields[13]) + Number(fields[14])) * MS_PER_TICK;
    },
    /** What it has logged. */
    log: () => log,
    start,
    kill,
    stop: async () => {
      await kill();
      await remove();
    },
  };
}
