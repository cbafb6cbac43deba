import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './processes.js';

const INSTALLED = '/usr/lib/postgresql';
const READY_WITHIN_MS = 60_000;
const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=on', 'synchronous_commit=on'];

export type PostgresCluster = Awaited<ReturnType<typeof startPostgresCluster>>;

/**
 * A PostgreSQL server of the test's own, which can be killed, stopped in its tracks and started again.
 *
 * @throws  If PostgreSQL is not installed.
 */
export async function startPostgresCluster(settings: readonly string[] = []) {
  const bin = await binaries();
  const folder = await mkdtemp(join(tmpdir(), 'report-postgres-'));
  const user = serverUser();
  if (user) await chown(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder, stdio: 'ignore' as const };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale'],
    options,
  );
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server: ChildProcess;

  const start = async () => {
    const flags = [`port=${port}`, ...SETTINGS, ...settings].flatMap((setting) => ['-c', setting]);
    const run = () => spawn(join(bin, 'postgres'), ['-D', folder, ...flags], options);
    server = run();
    for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await sleep(50)) {
      if (await answers(url)) return;
      // While a connection of the one that was killed is left, another does not start.
      if (server.exitCode !== null) server = run();
    }
    throw new Error('Expected PostgreSQL to answer, found it does not.');
  };
  const end = async (signal: NodeJS.Signals) => {
    const exit = once(server, 'exit');
    server.kill(signal);
    await exit;
  };

  await start();
  return {
    url,
    start,
    /** Without any chance to put things in order. */
    kill: () => end('SIGKILL'),
    /** It neither answers nor hangs up. */
    freeze: () => signalAll(server, 'SIGSTOP'),
    thaw: () => signalAll(server, 'SIGCONT'),
    stop: async () => {
      await end('SIGINT');
      await rm(folder, { recursive: true });
    },
  };
}

async function binaries(): Promise<string> {
  const versions = await readdir(INSTALLED).catch(() => []);
  const newest = versions.sort((a, b) => Number(a) - Number(b)).at(-1);
  if (!newest) throw new Error('This test needs a PostgreSQL server (Debian: postgresql).');
  return join(INSTALLED, newest, 'bin');
}

/** PostgreSQL does not run as root. */
function serverUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** The server and the process of each of its connections. */
function signalAll({ pid }: ChildProcess, signal: 'SIGSTOP' | 'SIGCONT'): void {
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  for (const each of [String(pid), ...children.split(/\s+/)]) if (each) process.kill(Number(each), signal);
}
