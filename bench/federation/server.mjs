import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const ENV = { APOLLO_TELEMETRY_DISABLED: 'true', NODE_ENV: 'production', HOST: '127.0.0.1', LOG_LEVEL: 'error' };
const TICKS_A_SECOND = 100;
/** As Linux names it: see proc(5). */
const RESET_PEAK = '5';
const READY_WITHIN_MS = 60_000;
const POLL_MS = 5;
const PROBE = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{__typename}"}' };

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts one of CONTENDERS or SUBGRAPHS and waits until it answers.
 *
 * @param settings  What all of a run share: `dataDir`, `supergraph`, `subgraphUrls`, `federationSecret`.
 */
export async function start(name, contender, settings, { execArgv = [], behind = [] } = {}) {
  const port = settings.port ?? (await freePort());
  const given = { ...settings, port };
  const script = contender.script.startsWith('/')
    ? contender.script
    : new URL(contender.script, import.meta.url).pathname;
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', './counting.mjs', ...execArgv, script, ...(contender.args?.(given) ?? [])],
    {
      cwd: HERE,
      env: { ...ENV, PORT: String(port), ...contender.env?.(given) },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints = (complaints + text).slice(-4_000);
  });
  const url = `http://127.0.0.1:${port}/graphql`;
  await untilReady(name, child, url, () => complaints);
  const readyMs = performance.now() - began;
  return new Server(name, contender.title, url, child, behind, readyMs);
}

async function untilReady(name, child, url, complaints) {
  const deadline = performance.now() + READY_WITHIN_MS;
  // A subgraph answers nobody but its gateway, and says whether it is ready.
  const isUp = async () => {
    const response = await fetch(url, PROBE).catch(() => null);
    await response?.arrayBuffer();
    return response?.ok || response?.status === 401;
  };
  while (!(await isUp())) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`"${name}" did not start.\n${complaints()}`);
    }
    await sleep(POLL_MS);
  }
}

/** A process that answers, and those behind it that work for it. */
export class Server {
  #child;
  #behind;

  constructor(name, title, url, child, behind, readyMs) {
    this.name = name;
    this.title = title;
    this.url = url;
    /** From its start until it answered a query. */
    this.readyMs = readyMs;
    this.#child = child;
    this.#behind = behind;
  }

  /** The answer as it came. */
  async ask(body) {
    const response = await fetch(this.url, { ...PROBE, body });
    return Buffer.from(await response.arrayBuffer());
  }

  /** Seconds all threads of all its processes have worked so far: what others do on the machine is not in it. */
  work() {
    return this.#behind.reduce((sum, server) => sum + server.work(), this.ownWork());
  }

  ownWork() {
    return processesOf(this.#child.pid).reduce((sum, pid) => sum + workOf(pid), 0);
  }

  /** Resident memory of its own processes now, and the most there was since it was forgotten, MB (2^20). */
  memory() {
    const sum = (field) =>
      processesOf(this.#child.pid).reduce((total, pid) => total + kilobytesOf(pid, field), 0) / 1024;
    return { now: sum('VmRSS'), peak: sum('VmHWM') };
  }

  /** The most there was is counted anew. */
  forgetPeak() {
    for (const pid of processesOf(this.#child.pid)) writeFileSync(`/proc/${pid}/clear_refs`, RESET_PEAK);
  }

  /** What one request asks of the processes behind it, and of the databases. */
  async costOf(body) {
    const servers = [this, ...this.#behind];
    for (const server of servers) server.#child.send('count');
    await this.ask(body);
    const counts = await Promise.all(servers.map((server) => server.#counted()));
    return {
      fetches: counts.slice(1).reduce((sum, { requests }) => sum + requests, 0),
      statements: counts.reduce((sum, { statements }) => sum + statements, 0),
    };
  }

  async #counted() {
    const answer = once(this.#child, 'message');
    this.#child.send('counted');
    return (await answer)[0];
  }

  async stop() {
    if (this.#child.exitCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
    await gone;
    clearTimeout(timer);
  }
}

function processesOf(pid) {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
  return [pid, ...children.flatMap((child) => processesOf(child))];
}

function workOf(pid) {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13);
  return (Number(user) + Number(system)) / TICKS_A_SECOND;
}

const kilobytesOf = (pid, field) =>
  Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
