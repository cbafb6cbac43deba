import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isMainThread, MessagePort } from 'node:worker_threads';

/*
 * Loaded into a process before its program (`--import`), makes its threads do what a test asks for by making a file in
 * `TROUBLE_DIR`. `hold` stops one, all of a sudden, where it was about to begin a transaction, for as long as the file is there;
 * `held` says that it has. `before` and `after` make it throw what nobody catches, before the next commit, or before the next
 * answer.
 */

const { env } = process;
const require = createRequire(import.meta.url);
const asked = (name) => existsSync(join(env.TROUBLE_DIR, name));
const BEGIN = /^(?:BEGIN|START TRANSACTION)\b/;
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
    if (BEGIN.test(text) && asked('hold')) hold();
    if (text === 'COMMIT' && asked('before')) return throwOnce('before');
    return query.call(this, text, ...rest);
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
