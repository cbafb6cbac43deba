#!/usr/bin/env node
import { readOptions } from './read-options.mjs';
/*
 * How fast a source gets into the catalog, through the gateway over HTTP. Run after `npm run build`:
 *   node bench/catalog/sync.mjs [--entries 100000] [--database sqlite | postgres://…] [--changes 1000] [--keep DIR]
 * Entries are synthetic. Prints times, bytes, and how each way compares with the first.
 */
import { hashed, Script } from './script.mjs';
import { startServer } from './server.mjs';
import { syntheticItem } from './synthetic.mjs';

const values = readOptions(import.meta.url, {
  entries: '100000',
  changes: '1000',
  database: 'sqlite',
  keep: null,
});
const total = Number(values.entries);
const changes = Number(values.changes);
const say = (text) => process.stdout.write(`${text}\n`);
const server = await startServer({ database: values.database, dataDir: values.keep });
const script = new Script(server);

async function measured(name, run) {
  const before = server.traffic();
  const workBefore = server.work();
  const began = performance.now();
  const result = await run();
  const ms = performance.now() - began;
  const work = server.work() - workBefore;
  const { sent, received } = server.traffic();
  const bytes = sent - before.sent + received - before.received;
  say(
    `${name.padEnd(44)} ${(ms / 1000).toFixed(2).padStart(8)} s ${(bytes / 1e6).toFixed(2).padStart(9)} MB   ${result ?? ''}`,
  );
  return { ms, bytes, work };
}

function* all() {
  for (let number = 1; number <= total; number++) yield syntheticItem(number);
}

say(
  `${total} synthetic entries, ${values.database === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, node ${process.versions.node}`,
);

const ONE_BY_ONE = 300;
const single = await measured(`one mutation an entry (${ONE_BY_ONE} of another source)`, async () => {
  await script.start({ source: 'one-by-one', mode: 'FULL' });
  for (let number = 1; number <= ONE_BY_ONE; number++) await script.push({ items: [syntheticItem(number)] });
  await script.finish(ONE_BY_ONE);
});
const generating = performance.now();
for (const _item of all());
const generated = performance.now() - generating;
const first = await measured('first full sync', async () => {
  await script.start({ source: 'bench', mode: 'FULL', expectedCount: total });
  await script.pushAll(all());
  const { status, counts } = await script.finish(total);
  return `${status}, ${counts.created} created`;
});

const hashing = performance.now();
const entries = hashed(all());
const hashedIn = performance.now() - hashing - generated;
const repeat = await measured('the same again, compared first', async () => {
  await script.start({ source: 'bench', mode: 'FULL' });
  const sent = await script.compareAndPush('bench', entries, (place) => syntheticItem(place + 1));
  const { status, counts } = await script.finish(total);
  return `${status}, ${counts.unchanged} unchanged, ${sent.changed} sent`;
});
const stride = Math.floor(total / changes);
const changed = new Map(
  Array.from({ length: changes }, (_, index) => [index * stride, syntheticItem(index * stride + 1, 1)]),
);
for (const [place, item] of changed) entries[place] = hashed([item])[0];
const delta = await measured(`${changes} changes among them`, async () => {
  await script.start({ source: 'bench', mode: 'FULL' });
  const sent = await script.compareAndPush('bench', entries, (place) => changed.get(place) ?? syntheticItem(place + 1));
  const { status, counts } = await script.finish(total);
  return `${status}, ${counts.updated} updated, ${counts.unchanged} unchanged; ${sent.seen} ids, ${sent.equalBuckets} buckets said to be seen`;
});

const perEntry = (ms, count) => ms / count;
say('');
say(
  `making the entries took ${(generated / 1000).toFixed(2)} s of the first sync, hashing them ${(hashedIn / 1000).toFixed(2)} s besides`,
);
say(
  `first sync: ${Math.round(total / (first.ms / 1000))} entries/s (${Math.round(total / ((first.ms - generated) / 1000))} without making them)`,
);
say(
  `first sync against one mutation an entry: ${(perEntry(single.ms, ONE_BY_ONE) / perEntry(first.ms, total)).toFixed(1)} times as fast`,
);
say(
  `the same again: ${(first.ms / repeat.ms).toFixed(1)} times as fast as the first (${(first.ms / (repeat.ms + hashedIn)).toFixed(1)} with hashing)`,
);
say(
  `${changes} changes: ${((100 * delta.bytes) / first.bytes).toFixed(2)} % of the bytes, ${((100 * delta.ms) / first.ms).toFixed(2)} % of the time`,
);
say(`memory of the server: ${server.memory().toFixed(0)} MB now, ${server.peakMemory().toFixed(0)} MB at most`);
await server.stop();
