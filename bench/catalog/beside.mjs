#!/usr/bin/env node
/*
 * How long the whole report of a month takes while a source is synced in the same process. Run after `npm run build`:
 *   node bench/catalog/beside.mjs [--entries 100000] [--database sqlite | postgres://…] [--rate 20] [--seconds 30] [--keep DIR]
 * Reports are asked for at a steady rate, each timed from when it was due, whether or not the one before was answered. The
 * sync runs in a thread of its own. Prints percentiles of each phase, and how the 99th compares with that without a sync.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { FullReportDocument } from '../../dist/operations/generated/graphql.js';
import { readOptions } from './read-options.mjs';
import { hashed, Script } from './script.mjs';
import { connectTo, startServer } from './server.mjs';
import { syntheticItem } from './synthetic.mjs';

const SOURCE = 'bench';
const CHANGES = 1_000;

async function measure() {
  const values = readOptions(import.meta.url, {
    entries: '100000',
    database: 'sqlite',
    rate: '20',
    seconds: '30',
    keep: null,
  });
  const say = (text) => process.stdout.write(`${text}\n`);
  const server = await startServer({ database: values.database, dataDir: values.keep });
  const product = values.database === 'sqlite' ? 'SQLite' : 'PostgreSQL';
  say(
    `${values.entries} synthetic entries, ${product}, node ${process.versions.node}, ${values.rate} reports a second`,
  );
  const askWhile = (work) => reportsWhile(server, Number(values.rate), work);
  await askWhile(sleep(5_000));
  const alone = await askWhile(sleep(Number(values.seconds) * 1_000));
  say(line('without a sync', alone));

  const worker = new Worker(new URL(import.meta.url), {
    workerData: { url: server.url, token: server.token, entries: Number(values.entries) },
  });
  const next = (message) => {
    worker.postMessage(message);
    return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  };
  await next('prepare');
  for (const phase of ['first', 'again', 'changes', 'fewer']) {
    const began = performance.now();
    const ended = next(phase);
    const times = await askWhile(ended);
    const { status, counts } = await ended;
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    const ratio = (percentile(times, 0.99) / percentile(alone, 0.99)).toFixed(2);
    const done = Object.entries(counts).flatMap(([name, count]) =>
      count > 0 && name !== 'read' ? [`${count} ${name}`] : [],
    );
    say(`${line(phase, times)}, p99 ${ratio} times; ${seconds} s, ${status}, ${done.join(', ')}`);
  }
  await worker.terminate();
  await server.stop();
}

async function reportsWhile(server, rate, work) {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  const times = [];
  const asked = [];
  const began = performance.now();
  for (let count = 0; !isOver; count++) {
    const due = began + (count * 1_000) / rate;
    await sleep(Math.max(0, due - performance.now()));
    const answered = server.execute(FullReportDocument, { month: '2024-06' });
    asked.push(answered.then(() => times.push(performance.now() - due)));
  }
  await over;
  await Promise.all(asked);
  return times;
}

const percentile = (times, part) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))];

function line(name, times) {
  const [p50, p95, p99, most] = [0.5, 0.95, 0.99, 1].map((part) => percentile(times, part).toFixed(1));
  return `${name.padEnd(16)} ${String(times.length).padStart(5)} reports: p50 ${p50}, p95 ${p95}, p99 ${p99}, at most ${most} ms`;
}

/** Carries out one sync for each message: all new, all the same, some changed, some gone. */
function sync({ url, token, entries: total }) {
  const script = new Script(connectTo({ url, token }));
  let entries = [];
  const itemOf = (place) => syntheticItem(place + 1);
  const full = async (send) => {
    await script.start({ source: SOURCE, mode: 'FULL' });
    await send();
    return script.finish(entries.length);
  };
  const compared = (given = itemOf) => full(() => script.compareAndPush(SOURCE, entries, given));
  function* all() {
    for (let place = 0; place < total; place++) yield itemOf(place);
  }
  const phases = {
    prepare: () => {
      entries = hashed(all());
    },
    first: () => full(() => script.pushAll(all())),
    again: () => compared(),
    changes: () => {
      const stride = Math.floor(total / CHANGES);
      const changed = (place) => syntheticItem(place + 1, place % stride === 0 ? 1 : 0);
      for (let place = 0; place < total; place += stride) entries[place] = hashed([changed(place)])[0];
      return compared(changed);
    },
    fewer: () => {
      entries = entries.slice(0, Math.ceil(total * 0.95));
      return compared();
    },
  };
  parentPort.on('message', async (phase) => parentPort.postMessage((await phases[phase]()) ?? null));
}

if (isMainThread) await measure();
else sync(workerData);
