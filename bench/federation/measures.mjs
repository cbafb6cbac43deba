import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { press } from './load.mjs';
import { start } from './server.mjs';
import { quantile, round, spread } from './statistics.mjs';

const STARTS = 5;
const STORED_REQUESTS = 120;
/** What a server does by itself after it is ready is over by then. */
const IDLE_AFTER_MS = 3_000;

/**
 * Every answer is the same bytes of data from all, without errors.
 *
 * @returns  By work, the least and most bytes of an answer.
 * @throws   If one answers otherwise.
 */
export async function checkAnswers(servers, works) {
  const sizes = {};
  for (const [name, { bodies }] of Object.entries(works)) {
    const bytes = [];
    for (const body of bodies) {
      const answers = await Promise.all(servers.map((server) => server.ask(body)));
      const [expected, ...others] = answers.map((answer, index) => dataOf(servers[index], answer));
      const odd = others.findIndex((other) => other !== expected);
      if (odd >= 0) throw new Error(`"${servers[odd + 1].name}" answers ${name} otherwise than "${servers[0].name}".`);
      bytes.push(...answers.map(({ length }) => length));
    }
    sizes[name] = { min: Math.min(...bytes), max: Math.max(...bytes) };
  }
  return sizes;
}

function dataOf({ name }, bytes) {
  const { data, errors } = JSON.parse(bytes.toString());
  if (errors || !data) throw new Error(`"${name}": ${JSON.stringify(errors ?? 'no data').slice(0, 1_000)}`);
  return JSON.stringify(data);
}

/** What a warm request asks of subgraphs over HTTP, and of the databases. */
export async function measureCosts(servers, works) {
  const costs = {};
  for (const server of servers) {
    costs[server.name] = {};
    for (const [name, { bodies }] of Object.entries(works)) costs[server.name][name] = await server.costOf(bodies[0]);
  }
  return costs;
}

/**
 * Contenders take turns, so that what else the machine does falls on all alike. A turn is as many requests as take some time.
 *
 * @param minBytesOf  By server, what an answer has at least.
 */
export async function compare(servers, { bodies, connections, warmUp, seconds }, rounds, minBytesOf) {
  const turns = [];
  for (const server of servers) {
    const asked = { connections, minBytes: minBytesOf(server) };
    const { rate } = await press(server, bodies, { ...asked, amount: warmUp });
    server.forgetPeak();
    turns.push({ server, asked: { ...asked, amount: Math.ceil(rate * seconds) }, done: [] });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { server, asked, done } of turns) done.push(await press(server, bodies, asked));
  }
  return Object.fromEntries(
    turns.map(({ server, done }) => [server.name, { ...summary(done), peakMb: Math.round(server.memory().peak) }]),
  );
}

/** By turn where turns are compared, of all requests where they are counted. */
function summary(turns) {
  const times = turns.flatMap((turn) => turn.times);
  return {
    requests: times.length,
    rates: turns.map(({ rate }) => round(rate)),
    cpuMs: turns.map(({ cpuMs }) => round(cpuMs)),
    ownCpuMs: turns.map(({ ownCpuMs }) => round(ownCpuMs)),
    p50Ms: turns.map((turn) => round(quantile(turn.times, 0.5))),
    p99Ms: round(quantile(times, 0.99)),
  };
}

/** From the start of the process until it answers a query, its data present. */
export async function measureStarts(contender, settings) {
  const runs = [];
  for (let run = 0; run < STARTS; run++) {
    const server = await start('embedded', contender, settings);
    runs.push({ readyMs: server.readyMs, cpuMs: server.work() * 1_000 });
    await server.stop();
  }
  return { readyMs: spread(runs.map(({ readyMs }) => readyMs)), cpuMs: spread(runs.map(({ cpuMs }) => cpuMs)) };
}

export async function measureIdleMemory(servers) {
  await sleep(IDLE_AFTER_MS);
  return Object.fromEntries(servers.map((server) => [server.name, Math.round(server.memory().now)]));
}

/** The answer the static route gives. */
export const keepAnswer = async (server, body, file) => writeFile(file, await server.ask(body));

/**
 * The report of June where it is the only month and where it is one of many, one request at a time: medians of each turn, ms, and
 * the most memory either had after as much work, MB. Then others of the many at random.
 */
export async function compareStored(one, all, { june, random }, rounds) {
  const p50 = async (server, { bodies }) => {
    const { times } = await press(server, bodies, { connections: 1, amount: STORED_REQUESTS });
    return round(quantile(times, 0.5));
  };
  const turns = [];
  for (const server of [one, all]) {
    await press(server, june.bodies, { connections: june.connections, amount: june.warmUp });
  }
  for (let turn = 0; turn < rounds; turn++) turns.push({ one: await p50(one, june), all: await p50(all, june) });
  const peakMb = { one: Math.round(one.memory().peak), all: Math.round(all.memory().peak) };
  for (const turn of turns) turn.atRandom = await p50(all, random);
  return { p50Ms: turns, peakMb };
}
