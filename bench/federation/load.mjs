import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Pool } from 'undici';

const SERVE = new URL('serve.mjs', import.meta.url).pathname;
const ENV = { APOLLO_TELEMETRY_DISABLED: 'true', NODE_ENV: 'production' };
const TICKS_A_SECOND = 100;

/** A contender in a process of its own. */
export async function start(name, dataDir, execArgv = []) {
  const child = fork(SERVE, [name, dataDir], { execArgv, env: ENV });
  const url = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error(`"${name}" did not start`)));
  });
  const pool = new Pool(url, { connections: 16, pipelining: 1 });
  return {
    name,
    /** The answer as text. */
    async ask(body) {
      const response = await pool.request({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json' },
        body,
      });
      return response.body.text();
    },
    /** Seconds all its threads have worked so far: what others do on the machine is not in it. */
    work: () => {
      const [user, system] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13);
      return (Number(user) + Number(system)) / TICKS_A_SECOND;
    },
    memoryMb: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    async stop() {
      await pool.destroy();
      await new Promise((resolve) => {
        child.once('exit', resolve);
        child.send('stop');
      });
    },
  };
}

/** Asks over and over on some connections at once, for some time or so many times. */
export async function press(server, nextBody, { connections, seconds, requests }) {
  const times = [];
  const workBefore = server.work();
  const began = performance.now();
  const until = began + seconds * 1000;
  const isGoingOn = () => (requests ? times.length < requests : performance.now() < until);
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (isGoingOn()) {
        const sent = performance.now();
        await server.ask(nextBody());
        times.push(performance.now() - sent);
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return {
    rate: times.length / took,
    cpuMs: ((server.work() - workBefore) * 1000) / times.length,
    p50: at(0.5),
    p99: at(0.99),
  };
}
