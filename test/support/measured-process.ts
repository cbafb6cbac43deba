import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SCOPES } from '../../subgraphs/shared/auth/caller.js';
import { makeLocalToken, readLocalKeys } from '../../subgraphs/shared/auth/local-keys.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';

const READY_WITHIN_MS = 30_000;
const KIB = 1024;

/** The embedded system as a process of its own, as `npm start` runs it: what it takes can be measured from outside. */
export async function startMeasuredProcess(env: Record<string, string> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'report-process-'));
  const port = await freePort();
  const child = spawn(process.execPath, [packageFile('dist/gateway/server.js')], {
    env: {
      APP_MODE: 'embedded',
      LOG_LEVEL: 'silent',
      DATA_DIR: dataDir,
      PORT: String(port),
      ...env,
    },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await isReady(child, url);
  return {
    url,
    graphql: `${url}/graphql`,
    /** Memory it has, MB. */
    rss: async () => {
      const [, pages = '0'] = (await readFile(`/proc/${child.pid}/statm`, 'utf8')).split(' ');
      return Math.round((Number(pages) * 4 * KIB) / KIB / KIB);
    },
    token: async () =>
      makeLocalToken(await readLocalKeys(dataDir), { subject: 'tester', scopes: SCOPES, expiresIn: '1h' }),
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await rm(dataDir, { recursive: true });
    },
  };
}

async function isReady(child: ChildProcess, url: string): Promise<void> {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await sleep(100)) {
    if (child.exitCode !== null) throw new Error(`The server ended with status ${child.exitCode}.`);
    if (
      await fetch(`${url}/livez`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
  }
  throw new Error('The server was not ready in time.');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
