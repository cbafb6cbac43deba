import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isMainThread, MessagePort } from 'node:worker_threads';

/*
 * Loaded into a process before its program (`--import`), makes its threads do what a test asks for by making a file in
 * `TROUBLE_DIR`: `hold` stops them, all of a sudden, where they were about to commit, for as long as it is there, and make `held`; `before` and
 * `after` make them throw what nobody catches, before the next commit or after it and before the answer.
 */

const { env } = process;
const require = createRequire(import.meta.url);
const asked = (name) => existsSync(join(env.TROUBLE_DIR, name));
const sleeping = new Int32Array(new SharedArrayBuffer(4));

function hold() {
  writeFileSync(join(env.TROUBLE_DIR, 'held'), '');
  while (asked('hold')) Atomics.wait(sleeping, 0, 0, 5);
}

function throwOnce(name) {
  rmSync(join(env.TROUBLE_DIR, name));
  setImmediate(() => {
    throw new Error('on purpose');
  });
  return new Promise(() => {});
}

function trouble(runner) {
  const { query } = runner.prototype;
  runner.prototype.query = function (text, ...rest) {
    if (text !== 'COMMIT') return query.call(this, text, ...rest);
    if (asked('hold')) hold();
    return asked('before') ? throwOnce('before') : query.call(this, text, ...rest);
  };
}

if (!isMainThread) {
  trouble(require('typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner').BetterSqlite3QueryRunner);
  trouble(require('typeorm/driver/postgres/PostgresQueryRunner').PostgresQueryRunner);
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    return message?.result && asked('after') ? throwOnce('after') : postMessage.call(this, message, ...rest);
  };
}
