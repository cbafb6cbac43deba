import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultySubgraph, startFaultySubgraph } from '../support/faulty-subgraph.js';
import { load } from '../support/load.js';
import { seen } from '../support/seen.js';
import { post, startServers, type TestServers } from '../support/servers.js';

const MIB = 1024 * 1024;
const TIMEOUT_MS = 2_000;
const HEALTHY = JSON.stringify({ query: '{ departments { id name } }' });
const SILENT = { query: '{ prefectures { id } }' };

let servers: TestServers;
let subgraph: FaultySubgraph;
let gateway: Awaited<ReturnType<TestServers['startGateway']>>;

beforeAll(async () => {
  servers = await startServers('split', { subgraphTimeoutMs: TIMEOUT_MS });
  subgraph = await startFaultySubgraph(servers.subgraphUrls.prefectures);
  gateway = await servers.startGateway({ subgraphUrls: { ...servers.subgraphUrls, prefectures: subgraph.url } });
});

afterAll(async () => {
  await gateway.stop();
  await subgraph.stop();
  await servers.stop();
});

describe('a silent subgraph', () => {
  it('costs nobody else, is spared after ten calls, and back within 35 s #33', {
    timeout: 120_000,
    retry: 2,
  }, async () => {
    const alone = await load(gateway.graphql, { clients: 50, seconds: 5, bodies: [HEALTHY], pauseMs: 200 });
    subgraph.be(() => {});
    const before = subgraph.hits();
    // Each asks something else, so that no two share a call.
    const waiting = Array.from({ length: 10 }, (_, n) =>
      post(gateway.graphql, { query: `{ a${n}: prefectures { id } }` }),
    );
    const during = await load(gateway.graphql, { clients: 50, seconds: 5, bodies: [HEALTHY], pauseMs: 200 });
    await Promise.all(waiting);
    const calls = subgraph.hits() - before;
    await post(gateway.graphql, SILENT);
    const more = subgraph.hits() - before - calls;

    subgraph.be(null);
    const mended = performance.now();
    while ((await post(gateway.graphql, SILENT)).json.errors) await sleep(250);
    const backMs = Math.round(performance.now() - mended);
    seen({ aloneP99Ms: alone.p99, attackedP99Ms: during.p99, calls, callsOnceOpen: more, backMs });

    expect(Object.keys(during.statuses)).toEqual(['200']);
    expect(during.p99).toBeLessThan(Math.max(100, alone.p99 * 2));
    expect(more).toBe(0);
    expect(backMs).toBeLessThan(35_000);
  });
});

/** What is left on the heap once everything that can go has gone. */
function liveMiB(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return Math.round(process.memoryUsage().heapUsed / MIB);
}

describe('200 new supergraphs under load', () => {
  it('cost no request, and no memory #49', { timeout: 280_000 }, async () => {
    const reloading = await servers.startGateway();
    const { sdl } = reloading.supergraph;
    const change = async (times: number) => {
      for (let n = 0; n < times; n++) {
        reloading.supergraph.change(`${sdl}\n# ${times} ${n}`);
        await sleep(5);
      }
    };
    const loading = load(reloading.graphql, { clients: 5, seconds: 60, bodies: [HEALTHY], pauseMs: 50 });
    await change(40);
    const live = [liveMiB()];
    for (const times of [41, 42, 77]) {
      await change(times);
      live.push(liveMiB());
    }
    const { statuses } = await loading;
    await reloading.stop();
    seen({ ...statuses, reloads: 200, liveMiB: live.at(-1) ?? 0 });

    expect(Object.keys(statuses)).toEqual(['200']);
    expect(live.at(-1)).toBeLessThan((live[0] ?? 0) * 1.1);
  });
});
