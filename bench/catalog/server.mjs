import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLocalToken, readLocalKeys } from '../../dist/subgraphs/shared/auth/local-keys.js';

const START = new URL('../../dist/cli/start.js', import.meta.url).pathname;

const TICKS_A_SECOND = 100;

/**
 * The whole system in a process of its own, reached over HTTP through its gateway, with the sample issue published.
 *
 * @param database  `sqlite`, or the URL of a PostgreSQL database.
 * @param dataDir   Kept if given.
 */
export async function startServer({ database, dataDir, schemaPrefix = 'bench_' }) {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'catalog-bench-')));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const env = {
    APP_MODE: 'embedded',
    PORT: String(port),
    DATA_DIR: folder,
    ...(database !== 'sqlite' && { DATABASE_URL: database, DATABASE_SCHEMA_PREFIX: schemaPrefix }),
  };
  const url = `http://127.0.0.1:${port}/graphql`;
  let child;
  const start = async () => {
    child = spawn(process.execPath, [START], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    await untilReady(new URL('/readyz', url), child);
  };
  const end = async (signal) => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  await start();
  const keys = await readLocalKeys(folder);
  const token = await makeLocalToken(keys, { subject: 'bench', scopes: ['catalog:write'], expiresIn: '12h' });
  return {
    url,
    folder,
    start,
    kill: () => end('SIGKILL'),
    token,
    ...connectTo({ url, token }),
    /** Time the server has worked so far, on all cores together, in seconds; what others do on the machine is not in it. */
    work: () => {
      const [user, system] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13);
      return (Number(user) + Number(system)) / TICKS_A_SECOND;
    },
    /** Resident memory of the server, in MB. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    peakMemory: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    async stop() {
      await end('SIGTERM');
      if (!dataDir) await rm(folder, { recursive: true });
    },
  };
}

/** A client of a running server. */
export function connectTo({ url, token }) {
  let sent = 0;
  let received = 0;
  return {
    /** Bytes of request and answer bodies so far. */
    traffic: () => ({ sent, received }),
    async execute(query, variables) {
      const body = JSON.stringify({ query: String(query), variables });
      sent += Buffer.byteLength(body);
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body,
      });
      const text = await response.text();
      received += Buffer.byteLength(text);
      const answer = JSON.parse(text);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return answer.data;
    },
  };
}

async function untilReady(url, child) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
