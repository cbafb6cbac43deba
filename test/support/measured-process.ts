import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { SCOPES } from '../../subgraphs/shared/auth/caller.js';
import { type LocalKeys, makeLocalToken, readLocalKeys } from '../../subgraphs/shared/auth/local-keys.js';
import { environmentOf, freePort, splitPorts, startProcess } from './processes.js';
import { createTestDatabase } from './test-database.js';

/** Lets a process say what is left on its heap once everything that can go has gone, when it gets SIGUSR2. */
const TELLS_ITS_HEAP = `
  import { setFlagsFromString } from 'node:v8';
  import { runInNewContext } from 'node:vm';
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    process.stdout.write('\\nheap: ' + process.memoryUsage().heapUsed + '\\n');
  });`;
const HEAP = /^heap: (\d+)$/gm;
const TOLD_WITHIN_MS = 30_000;

const PAGE_BYTES = 4_096;
const MIB = 1_048_576;

export type MeasuredProcess = Awaited<ReturnType<typeof startMeasuredProcess>>;

/** The system with the issue of June 2024, as `npm start` or `npm run start:split` runs it: what it takes is measured from outside. */
export async function startMeasuredProcess(shape: 'embedded' | 'split', env: Record<string, string> = {}) {
  const testDatabase = await createTestDatabase();
  const ports = shape === 'split' ? await splitPorts() : { PORT: String(await freePort()) };
  const server = await startProcess(shape === 'split' ? 'cli/start-split.js' : 'cli/start.js', {
    APP_MODE: shape,
    LOG_LEVEL: 'silent',
    ...environmentOf(testDatabase),
    ...ports,
    ...env,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(TELLS_ITS_HEAP)} ${env.NODE_OPTIONS ?? ''}`,
  });
  const pids = await withChildren(Number(server.child.pid));
  const sum = async (measure: (pid: string) => Promise<number>) =>
    (await Promise.all(pids.map(measure))).reduce((total, one) => total + one, 0);
  const keys: LocalKeys = await readLocalKeys(testDatabase.options.dataDir);
  return {
    url: new URL(server.graphql).origin,
    graphql: server.graphql,
    keys,
    /** Ends it; all it has written. */
    end: async () => {
      if (server.child.exitCode === null) await server.stop();
      return server.output();
    },
    /** Memory all its processes have, MiB. */
    rss: async () => Math.round((await sum(residentBytes)) / MIB),
    /** What is in use on the heaps of all its processes, garbage collected before, MiB. */
    heap: async () => {
      const before = heapsIn(server.output()).length;
      for (const pid of pids) process.kill(Number(pid), 'SIGUSR2');
      const told = () => heapsIn(server.output()).slice(before);
      for (const until = Date.now() + TOLD_WITHIN_MS; told().length < pids.length; await sleep(20)) {
        if (Date.now() > until) throw new Error('expected each process to tell its heap; some did not');
      }
      return Math.round(told().reduce((total, one) => total + one, 0) / MIB);
    },
    /** Files and sockets all its processes have open. */
    descriptors: () => sum(async (pid) => (await readdir(`/proc/${pid}/fd`)).length),
    token: () => makeLocalToken(keys, { subject: 'tester', scopes: SCOPES, expiresIn: '1h' }),
    stop: async () => {
      if (server.child.exitCode === null) await server.stop();
      await testDatabase.remove();
    },
  };
}

const heapsIn = (output: string) => [...output.matchAll(HEAP)].map(([, bytes]) => Number(bytes));

async function withChildren(pid: number): Promise<string[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return [String(pid), ...children.split(' ').filter((child) => child !== '')];
}

async function residentBytes(pid: string): Promise<number> {
  const [, pages = '0'] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ');
  return Number(pages) * PAGE_BYTES;
}
