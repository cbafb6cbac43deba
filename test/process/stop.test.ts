import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import expected from '../contract/full-report.2024-06.json' with { type: 'json' };
import { load } from '../support/load.js';
import { environmentOf, run, startProcess } from '../support/processes.js';
import { startReplicas } from '../support/replicas.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const JUNE = JSON.stringify({ query: FullReportDocument.toString(), variables: { month: '2024-06' } });
const DRAIN = { DRAIN_MS: '1000', GRACE_MS: '20000' };
const isJune = (answer: string) => isSame(JSON.parse(answer));
const isSame = (answer: unknown) => JSON.stringify(answer) === JSON.stringify(expected);

let testDatabase: TestDatabase;
let env: Record<string, string>;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  env = { ...environmentOf(testDatabase), APP_MODE: 'embedded', LOG_LEVEL: 'error' };
});

afterEach(() => testDatabase.remove());

/** A request that never ends: its body does not arrive. */
async function getStuck(graphql: string) {
  const { hostname, port } = new URL(graphql);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  const headers = ['Host: x', 'Content-Type: application/json', 'Content-Length: 100', 'Expect: 100-continue'];
  socket.write(`POST /graphql HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
  // The server has the request once it says to go on.
  await once(socket, 'data');
  socket.write('{');
  return socket;
}

describe('SIGTERM', () => {
  it('under load costs no request where another process takes over (#45)', async () => {
    const replicas = await startReplicas('cli/start.js', { ...env, ...DRAIN });
    const rolling = replicas.roll();
    const { statuses } = await load(replicas.url, {
      clients: 5,
      seconds: rolling,
      bodies: [JUNE],
      pauseMs: 20,
      isRight: isJune,
    });
    await replicas.stop();

    expect(await rolling).toBe(0);
    expect(Object.keys(statuses)).toEqual(['200']);
  });

  it('makes it not ready first, then answers what is on its way (#45)', async () => {
    const server = await startProcess('cli/start.js', { ...env, ...DRAIN });
    const stopped = server.stop();
    await until(async () => (await fetch(new URL('/readyz', server.graphql))).status === 503);
    const late = await fetch(server.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JUNE,
    });

    expect(late.headers.get('connection')).toBe('close');
    expect(await late.json()).toEqual(expected);
    expect(await stopped).toBe(0);
    await expect(fetch(server.graphql)).rejects.toThrow();
  });

  it('with a request that is stuck ends at the deadline, not with 0, and says so (#46)', async () => {
    const server = await startProcess('cli/start.js', { ...env, DRAIN_MS: '0', GRACE_MS: '500' });
    let log = '';
    server.child.stdout?.on('data', (chunk) => {
      log += chunk;
    });
    const socket = await getStuck(server.graphql);
    const status = await server.stop();
    socket.destroy();

    expect(status).toBe(1);
    expect(log).toContain('"reason":"grace is over"');
  });

  it('a second time ends it at once, not with 0, and says so (#46)', async () => {
    const server = await startProcess('cli/start.js', { ...env, DRAIN_MS: '0', GRACE_MS: '600000' });
    let log = '';
    server.child.stdout?.on('data', (chunk) => {
      log += chunk;
    });
    const socket = await getStuck(server.graphql);
    const first = server.stop();
    // Signals of one kind that come at once are one.
    await until(() =>
      fetch(server.graphql).then(
        () => false,
        () => true,
      ),
    );
    const second = server.stop();
    socket.destroy();

    expect([await first, await second]).toEqual([1, 1]);
    expect(log).toContain('"reason":"second signal"');
  });
});

describe('an exception nobody caught', () => {
  it('ends the process with a log line, and not with 0 (#46)', async () => {
    const throws = "process.on('SIGUSR2', () => { throw new Error('on purpose'); });";
    const child = run('cli/start.js', [], {
      ...env,
      PORT: '0',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(throws)}`,
    });
    let log = '';
    child.stdout?.on('data', (chunk) => {
      log += chunk;
    });
    await until(() => log.includes('ready'));
    child.kill('SIGUSR2');
    const [status] = await once(child, 'exit');

    expect(status).toBe(1);
    expect(log).toMatch(/"level":60.*"msg":"uncaught exception"/);
    expect(log).toContain('on purpose');
  });
});
