#!/usr/bin/env node
/*
 * How fast a full catalog is exported over HTTP, and in how much memory. Run after `npm run build`, on what sync.mjs kept:
 *   node bench/catalog/export.mjs --data DIR [--database postgres://…] [--formats csv,ndjson,xlsx,jsonld] [--search 'source=bench&limit=10000']
 * Prints entries a second, bytes, the server's memory at a tenth of the way and at the end, and the time to the first byte.
 */
import { readOptions } from './read-options.mjs';
import { startServer } from './server.mjs';

const values = readOptions(import.meta.url, {
  data: null,
  database: 'sqlite',
  formats: 'csv,ndjson,xlsx,jsonld',
  search: '',
});
const say = (text) => process.stdout.write(`${text}\n`);
const server = await startServer({ database: values.database, dataDir: values.data });

for (const format of values.formats.split(',')) {
  const began = performance.now();
  const workBefore = server.work();
  const response = await fetch(new URL(`/export/catalog.${format}?${values.search}`, server.url), {
    headers: { 'accept-encoding': 'identity' },
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const limit = new URLSearchParams(values.search).get('limit');
  const total = Math.min(Number(response.headers.get('x-total-count')), Number(limit ?? Number.POSITIVE_INFINITY));
  let bytes = 0;
  let first = 0;
  const memory = [];
  let looked = began;
  for await (const chunk of response.body) {
    first ||= performance.now() - began;
    bytes += chunk.length;
    if (performance.now() - looked < 200) continue;
    looked = performance.now();
    memory.push(server.memory());
  }
  const seconds = (performance.now() - began) / 1000;
  const early = memory[Math.floor(memory.length / 10)] ?? server.memory();
  say(
    `${format.padEnd(7)} ${total} entries  ${seconds.toFixed(1)} s  ${Math.round(total / seconds)} entries/s  ` +
      `${Math.round(total / (server.work() - workBefore))} a second of work  ${(bytes / 1e6).toFixed(1)} MB  first byte ${first.toFixed(0)} ms  ` +
      `memory ${early.toFixed(0)} MB at a tenth, ${server.memory().toFixed(0)} MB at the end, ${Math.max(...memory).toFixed(0)} MB at most`,
  );
}
await server.stop();
