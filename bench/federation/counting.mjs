import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createRequire } from 'node:module';

/*
 * Loaded before a server of ours: counts requests and statements while it is told to, and is not there otherwise.
 */

const REQUESTS = 'http.server.request.start';
const counts = { requests: 0, statements: 0 };
const onRequest = () => {
  counts.requests += 1;
};
let restore = null;

process.on('message', (message) => {
  if (message === 'count' && !restore) restore = startCounting();
  if (message !== 'counted') return;
  restore?.();
  restore = null;
  process.send(counts);
});
process.channel?.unref();

function startCounting() {
  Object.assign(counts, { requests: 0, statements: 0 });
  subscribe(REQUESTS, onRequest);
  const prototype = statementPrototype();
  const originals = ['all', 'get', 'iterate', 'run'].map((method) => [method, prototype[method]]);
  for (const [method, original] of originals) {
    prototype[method] = function (...values) {
      counts.statements += 1;
      return original.apply(this, values);
    };
  }
  return () => {
    unsubscribe(REQUESTS, onRequest);
    for (const [method, original] of originals) prototype[method] = original;
  };
}

function statementPrototype() {
  const Database = createRequire(import.meta.url)('better-sqlite3');
  const database = new Database(':memory:');
  const prototype = Object.getPrototypeOf(database.prepare('SELECT 1'));
  database.close();
  return prototype;
}
