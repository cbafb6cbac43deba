import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { tokenOfThisUser } from '../../cli/shared/embedded-client.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { build } from './command-line.js';
import { createTestDatabase } from './test-database.js';

const READY_WITHIN_MS = 30_000;

/** The whole system as a process of its own, which can be killed and started again on the same data. */
export async function startServerProcess() {
  await build();
  const { options, remove } = await createTestDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess;

  const start = async () => {
    child = spawn(process.execPath, [packageFile('dist/gateway/server.js')], {
      env: {
        PATH: '/usr/bin:/bin',
        APP_MODE: 'embedded',
        LOG_LEVEL: 'silent',
        PORT: String(port),
        DATA_DIR: options.dataDir,
        DATABASE_SCHEMA_PREFIX: options.schemaPrefix,
        ...(inject('database') === 'postgres' && { DATABASE_URL: inject('postgresUrl') }),
      },
      stdio: 'ignore',
    });
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok) {
      if (Date.now() > deadline || child.exitCode !== null)
        throw new Error('expected the server to be ready; it is not');
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
    graphql: `${url}/graphql`,
    token: await tokenOfThisUser(options.dataDir),
    start,
    kill,
    stop: async () => {
      await kill();
      await remove();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
