import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readLocalKeys } from '../subgraphs/shared/auth/local-keys.js';
import { readConfig, SUBGRAPH_NAMES, SUBGRAPH_PORTS, type SubgraphName } from '../subgraphs/shared/config/config.js';
import { loadSampleIssue } from './report/load-sample-issue.js';
import { tokenOfThisUser } from './shared/embedded-client.js';
import { RemoteClient } from './shared/remote-client.js';
import { announceServer, withdrawServer } from './shared/running-server.js';

/*
 * `npm run start:split`: gateway and subgraphs as six processes on this machine, for trying out. Each can be run alone by its
 * own script: `npm run start:reports`, … , `npm run start:gateway`.
 */

const READY_WITHIN_MS = 30_000;
const POLL_MS = 100;

const { env } = process;
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Part {
  name: string;
  port: number;
  script: string;
}

const config = readConfig(env);
const PARTS: Part[] = [
  ...SUBGRAPH_NAMES.map((name) => ({ name, port: portOf(name), script: `../subgraphs/${name}/server.js` })),
  { name: 'gateway', port: config.port, script: '../gateway/server.js' },
];

/** Where the gateway will look for it. */
function portOf(name: SubgraphName): number {
  const url = config.subgraphUrls?.[name];
  return url ? Number(new URL(url).port) : SUBGRAPH_PORTS[name];
}

// Made before the processes start, so that all of them find the same.
await readLocalKeys(config.dataDir);
const url = `http://127.0.0.1:${config.port}`;
const children = PARTS.map((part) => start(part));
const stop = async (signal: NodeJS.Signals) => {
  for (const child of children) child.kill(signal);
  await Promise.all(children.map((child) => child.exitCode ?? once(child, 'exit')));
  await withdrawServer(config.dataDir, url);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => stop(signal).then(() => process.exit(0)));
}

try {
  await Promise.all(PARTS.map(isReady));
  const client = new RemoteClient(`${url}/graphql`, await tokenOfThisUser(config.dataDir));
  if (await loadSampleIssue(client)) say('已载入样例月报 2024-06 (loaded the sample issue of June 2024)');
  await announceServer(config.dataDir, url);
  for (const { name, port } of PARTS) say(`${name.padEnd(12)} http://127.0.0.1:${port}/graphql`);
  say(`就绪 (ready): ${url}/graphql`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  await stop('SIGTERM');
  process.exit(1);
}

function start({ name, port, script }: Part): ChildProcess {
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url))], {
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.once('exit', (code) => {
    if (code) process.stderr.write(`${name} ended with status ${code}.\n`);
  });
  return child;
}

async function isReady({ name, port }: Part, index: number): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (children[index]?.exitCode !== null)
      throw new Error(`Expected ${name} to start on port ${port}, found it ended.`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(POLL_MS);
  }
  throw new Error(`Expected ${name} to be ready on port ${port} within ${READY_WITHIN_MS / 1000} s; it was not.`);
}
