#!/usr/bin/env node
/*
 * What composing costs: the same resolvers on the same SQLite files, embedded as we serve them, as one schema without federation,
 * and behind Apollo's gateway in one process. Figures are read from the database for every request.
 *   npx tsc -b bench/federation && node bench/federation/run.mjs [--rounds 5] [--seconds 4] [--months 24] [--profile ours]
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CONTENDERS } from './contenders.mjs';
import { fill } from './data.mjs';
import { press, start } from './load.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    months: { type: 'string', default: '24' },
    connections: { type: 'string', default: '16' },
    only: { type: 'string', default: Object.keys(CONTENDERS).join(',') },
    data: { type: 'string' },
    profile: { type: 'string' },
  },
});
const say = (text) => process.stdout.write(`${text}\n`);
const dataDir = values.data ?? (await mkdtemp(join(tmpdir(), 'federation-bench-')));
const months = await fill(dataDir, Number(values.months));
const manifest = JSON.parse(await readFile(new URL('../../operations/persisted.json', import.meta.url), 'utf8'));
const textOf = (name) => manifest.operations.find((each) => each.name === name).body;
const bodyOf = (name, variables) => JSON.stringify({ query: textOf(name), operationName: name, variables });
const june = bodyOf('FullReport', { month: '2024-06' });
const reports = months.map((month) => bodyOf('FullReport', { month }));
const WORK = {
  'report of June': () => june,
  'report of a month at random': () => reports[Math.floor(Math.random() * reports.length)],
};
const WARM_UP = 3_000;
const load = { connections: Number(values.connections), seconds: Number(values.seconds) };

if (values.profile) {
  const server = await start(values.profile, dataDir, ['--cpu-prof', '--cpu-prof-dir', values.profile]);
  await press(server, WORK['report of June'], load);
  await server.stop();
} else {
  const servers = [];
  for (const name of values.only.split(',')) servers.push(await start(name, dataDir));
  await sameAnswers(servers, [june, reports[0], bodyOf('Series', {})]);
  for (const [work, next] of Object.entries(WORK)) await compare(work, next, servers);
  for (const server of servers) await server.stop();
}
if (!values.data) await rm(dataDir, { recursive: true });

async function sameAnswers([first, ...others], bodies) {
  for (const body of bodies) {
    const expected = JSON.stringify(JSON.parse(await first.ask(body)).data);
    for (const other of others) {
      const found = JSON.stringify(JSON.parse(await other.ask(body)).data);
      if (found !== expected) throw new Error(`"${other.name}" answers otherwise than "${first.name}"`);
    }
  }
}

async function compare(work, next, servers) {
  // A busy machine takes longer to compile what is hot: so many requests, not so much time.
  for (const server of servers) await press(server, next, { ...load, requests: WARM_UP });
  const rounds = servers.map(() => []);
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [index, server] of servers.entries()) rounds[index].push(await press(server, next, load));
  }
  say(
    `\n${work}, ${load.connections} connections, ${values.rounds} rounds of ${load.seconds} s, Node ${process.versions.node}`,
  );
  const rates = rounds.map((each) => median(each.map(({ rate }) => rate)));
  for (const [index, server] of servers.entries()) {
    const of = (measure) => median(rounds[index].map((round) => round[measure]));
    const spread = rounds[index].map(({ rate }) => Math.round(rate)).sort((a, b) => a - b);
    say(
      `${server.name.padEnd(10)} ${rates[index].toFixed(0).padStart(6)} req/s (${spread[0]}-${spread.at(-1)})  ` +
        `x${(rates[index] / rates[0]).toFixed(2)}  cpu ${of('cpuMs').toFixed(2)} ms  p50 ${of('p50').toFixed(1)} ms  ` +
        `p99 ${of('p99').toFixed(1)} ms  ${server.memoryMb().toFixed(0)} MB`,
    );
  }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
