import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const INSTALLED = '/usr/lib/postgresql';

/** A PostgreSQL server of its own (Debian: postgresql), that can be killed and started again. */
export async function startCluster(port) {
  const newest = (await readdir(INSTALLED)).sort((a, b) => Number(a) - Number(b)).at(-1);
  const program = (name) => join(INSTALLED, newest, 'bin', name);
  const folder = await mkdtemp(join(tmpdir(), 'catalog-postgres-'));
  const options = { ...userOfServer(), cwd: folder, stdio: 'ignore' };
  if (options.uid) await chown(folder, options.uid, options.gid);
  const form = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale'];
  execFileSync(program('initdb'), ['-D', folder, ...form], options);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server;
  const start = async () => {
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
    const flags = settings.flatMap((each) => ['-c', each]);
    server = null;
    while (!(await rowsOf(url, 'SELECT 1').catch(() => null))) {
      // While a connection of the one that was killed is left, another does not start.
      if (server === null || server.exitCode !== null) {
        server = spawn(program('postgres'), ['-D', folder, ...flags], options);
      }
      await sleep(50);
    }
  };
  const end = async (signal) => {
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };
  await start();
  return {
    url,
    start,
    query: (text) => rowsOf(url, text),
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGINT');
      await rm(folder, { recursive: true });
    },
  };
}

/** It does not run as root. */
function userOfServer() {
  if (process.getuid() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function rowsOf(connectionString, text) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}
