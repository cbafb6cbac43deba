#!/usr/bin/env node
/*
 * What is left of a sync whose script, server or PostgreSQL is killed (SIGKILL) under it. Run after `npm run build`, where
 * PostgreSQL is installed:
 *   node bench/catalog/kill.mjs [--victims postgres,server,script] [--random 3] [--seed 1]
 * Each sync meets a file that changes, adds, retires, restores and has bad records. Once the victim is killed before every
 * request, once some milliseconds into every request, then at random times. Whoever died is started again, and the script is
 * run or resumed until it ends by itself. Then the entries, the history, the counts of the report and the audit trail must be
 * those of a sync nobody disturbed. Ends with 1 if they are not.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { startCluster } from './cluster.mjs';
import { readOptions } from './read-options.mjs';
import { startServer } from './server.mjs';
import { chance, syntheticItem } from './synthetic.mjs';

const COMMAND = new URL('../../dist/cli/catalog/main.js', import.meta.url).pathname;
const AUDIT = new URL('../../dist/cli/audit.js', import.meta.url).pathname;
const DONE = [0, 3];
const USAGE = 64;
const MOST_TRIES = 300;
const SCHEMA = 'bench_national';

const values = readOptions(import.meta.url, {
  victims: 'postgres,server,script',
  random: '3',
  seed: '1',
});
const say = (text) => process.stdout.write(`${text}\n`);
const random = chance(Number(values.seed));
const folder = await mkdtemp(join(tmpdir(), 'catalog-kill-'));
const cluster = await startCluster(20_000 + Math.floor(Math.random() * 20_000));
const server = await startServer({ database: cluster.url });

const between = (from, to, salt = () => 0) =>
  Array.from({ length: to - from + 1 }, (_, index) => syntheticItem(from + index, salt(from + index)));
const everyFifth = (number) => (number % 5 === 0 ? 1 : 0);
const bad = [
  { ...syntheticItem(900), title: '' },
  { ...syntheticItem(901), sharingType: '?' },
];
const FILES = await Promise.all(
  [between(1, 320), between(1, 300), [...between(1, 260, everyFifth), ...bad, ...between(301, 400)]].map(
    async (items, index) => {
      const path = join(folder, `${index}.jsonl`);
      await writeFile(path, items.map((item) => JSON.stringify(item)).join('\n'));
      return path;
    },
  ),
);

let onRequest = async () => {};
const proxy = createServer((request, response) => {
  pass(request, response).catch(() => response.destroy());
});
proxy.listen(0, '127.0.0.1');
await once(proxy, 'listening');
const endpoint = `http://127.0.0.1:${proxy.address().port}/graphql`;

async function pass(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  await onRequest();
  const { authorization } = request.headers;
  const headers = { 'content-type': 'application/json', authorization };
  const answer = await fetch(server.url, { method: 'POST', headers, body });
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
}

let script = null;
async function run(args, state) {
  const report = join(state, 'report.json');
  const env = { CATALOG_ENDPOINT: endpoint, CATALOG_TOKEN: server.token, DATA_DIR: state };
  script = spawn(process.execPath, [COMMAND, ...args, '--report', report, '--retries', '5', '--quiet'], {
    env,
    stdio: 'ignore',
  });
  const [exitCode] = await once(script, 'exit');
  script = null;
  return exitCode;
}

/** Runs or resumes until it ends by itself. */
async function untilDone(source, file, state) {
  const apply = ['apply', file, '--source', source, '--mode', 'full', '--batch-size', '40', '--max-delete', '50%'];
  let exitCode = await run(apply, state);
  for (let tries = 1; !DONE.includes(exitCode); tries++) {
    if (tries === MOST_TRIES) throw new Error(`no end: the last one ended with ${exitCode}`);
    exitCode = await run(['resume'], state);
    if (exitCode === USAGE) exitCode = await run(apply, state);
  }
  const { status, counts, exitCode: told } = JSON.parse(await readFile(join(state, 'report.json'), 'utf8'));
  return { status, counts, exitCode: told };
}

async function contentOf(source) {
  const entries = await cluster.query(
    `SELECT external_id, title, status, version, content_hash FROM ${SCHEMA}.national_resource
     WHERE source = '${source}' ORDER BY external_id`,
  );
  const history = await cluster.query(
    `SELECT external_id, change.version, change.kind, change.line, change.changes FROM ${SCHEMA}.resource_change AS change
     JOIN ${SCHEMA}.national_resource AS entry ON entry.id = resource_id
     WHERE source = '${source}' ORDER BY external_id, change.version`,
  );
  const buckets = await cluster.query(
    `SELECT bucket, count, digest FROM ${SCHEMA}.catalog_bucket WHERE source = '${source}' ORDER BY bucket`,
  );
  const [{ active }] = await cluster.query(`SELECT active FROM ${SCHEMA}.catalog_source WHERE source = '${source}'`);
  const ids = new Set(entries.map(({ external_id: id }) => id));
  return { entries, history, buckets, active, duplicates: entries.length - ids.size };
}

/** The first two files undisturbed, the third as `disturb` has it. */
async function synced(source, disturb) {
  const state = join(folder, source);
  await mkdir(state, { recursive: true });
  for (const file of FILES.slice(0, 2)) await untilDone(source, file, state);
  const settle = disturb();
  const report = await untilDone(source, FILES[2], state);
  const kills = await settle();
  return { kills, state: { report, content: await contentOf(source) } };
}

const victims = {
  postgres: cluster,
  server,
  script: {
    kill: () => script?.kill('SIGKILL'),
    start: () => {},
    isAlive: () => script !== null,
    atLeastMs: 100,
    atMostMs: 2_000,
  },
};

/** Kills before or into requests; each time one more passes than the time before, so that it comes to an end. */
function atRequests(victim, delay) {
  let kills = 0;
  let reached = 0;
  let since = 0;
  let busy = Promise.resolve();
  let isBusy = false;
  const strike = async () => {
    await victim.kill();
    await victim.start();
    isBusy = false;
  };
  onRequest = async () => {
    since++;
    if (isBusy || since <= reached) return;
    isBusy = true;
    kills++;
    reached++;
    since = 0;
    if (delay === null) {
      await victim.kill();
      busy = Promise.resolve(victim.start()).then(() => {
        isBusy = false;
      });
    } else {
      busy = new Promise((resolve) => setTimeout(resolve, delay())).then(strike);
    }
  };
  return async () => {
    onRequest = async () => {};
    await busy;
    return kills;
  };
}

/** Kills at random times, as long as it runs. */
function atRandom(victim) {
  let kills = 0;
  let isOver = false;
  const work = (async () => {
    while (!isOver) {
      const { atLeastMs = 1_000, atMostMs = 6_000 } = victim;
      await new Promise((resolve) => setTimeout(resolve, atLeastMs + random() * (atMostMs - atLeastMs)));
      if (isOver) break;
      if (victim.isAlive?.() === false) continue;
      await victim.kill();
      kills++;
      await victim.start();
    }
  })();
  return async () => {
    isOver = true;
    await work;
    return kills;
  };
}

const reference = await synced('reference', () => async () => 0);
const { counts } = reference.state.report;
say(`undisturbed: ${JSON.stringify(counts)}`);
let failures = 0;
for (const name of values.victims.split(',')) {
  const victim = victims[name];
  const ways = {
    'before requests': () => atRequests(victim, null),
    'into requests': () => atRequests(victim, () => random() * 40),
  };
  for (let round = 1; round <= Number(values.random); round++) ways[`at random ${round}`] = () => atRandom(victim);
  for (const [way, disturb] of Object.entries(ways)) {
    const { kills, state } = await synced(`${name}-${way.replaceAll(' ', '-')}`, disturb);
    const isSame = isDeepStrictEqual(state, reference.state) && state.content.duplicates === 0;
    if (!isSame) failures++;
    say(`${name.padEnd(9)} ${way.padEnd(16)} ${String(kills).padStart(3)} kills: ${isSame ? 'the same' : 'DIFFERENT'}`);
    if (!isSame) say(`  ${JSON.stringify(state.report)}; duplicates: ${state.content.duplicates}`);
  }
}

const audit = spawn(process.execPath, [AUDIT, 'verify'], {
  env: {
    APP_MODE: 'embedded',
    DATA_DIR: server.folder,
    DATABASE_URL: cluster.url,
    DATABASE_SCHEMA_PREFIX: 'bench_',
  },
  stdio: 'inherit',
});
const [verified] = await once(audit, 'exit');
if (verified !== 0) failures++;
proxy.close();
proxy.closeAllConnections();
await server.stop();
await cluster.stop();
await rm(folder, { recursive: true });
process.exitCode = failures === 0 ? 0 : 1;
