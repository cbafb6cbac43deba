import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SubgraphName } from '../../subgraphs/shared/config/config.js';
import { type Fault, type FaultySubgraph, send, sendJson, startFaultySubgraph } from '../support/faulty-subgraph.js';
import { post, startServers, type TestServers } from '../support/servers.js';

const PREFECTURES = { query: '{ prefectures { id } }' };
const OPEN = { query: 'mutation { openRevision(input: { month: "2024-07" }) { report { month } } }' };
const SLOW_MS = 1_500;

let servers: TestServers;
let subgraph: FaultySubgraph;
let gateway: Awaited<ReturnType<TestServers['startGateway']>>;

beforeAll(async () => {
  servers = await startServers('split');
});

afterAll(() => servers.stop());

afterEach(async () => {
  await gateway.stop();
  await subgraph.stop();
});

async function stand(name: SubgraphName) {
  subgraph = await startFaultySubgraph(servers.subgraphUrls[name]);
  gateway = await servers.startGateway({ subgraphUrls: { ...servers.subgraphUrls, [name]: subgraph.url } });
}

const slowly = () =>
  subgraph.be(async (response, right) => {
    const answer = await right();
    setTimeout(() => sendJson(response, answer), SLOW_MS);
  });

describe('queries', () => {
  beforeEach(() => stand('prefectures'));

  it('that are the same are asked once while the answer is on its way', async () => {
    slowly();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(gateway.graphql, PREFECTURES)));

    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.json.data.prefectures).toHaveLength(10);
    expect(subgraph.hits()).toBe(1);
    await post(gateway.graphql, PREFECTURES);
    expect(subgraph.hits()).toBe(2);
  });

  it('of callers of other rights are never shared', async () => {
    slowly();
    const tokens = await Promise.all([servers.tokenFor(['contact:read']), servers.tokenFor(['report:draft'])]);
    const headers = [{}, ...tokens.map((token) => ({ authorization: `Bearer ${token}` }))];
    await Promise.all(headers.map((each) => post(gateway.graphql, PREFECTURES, each)));

    expect(subgraph.hits()).toBe(3);
  });

  it.each<[string, Fault]>([
    ['a connection that breaks', (response) => void response.destroy()],
    ['status 503', (response) => send(response, 503, 'text/plain', '')],
  ])('are tried once more after %s', async (_what, fault) => {
    subgraph.be((response, right) => {
      subgraph.be(null);
      return fault(response, right);
    });
    const { json } = await post(gateway.graphql, PREFECTURES);

    expect(json.errors).toBeUndefined();
    expect(subgraph.hits()).toBe(2);
  });

  it('are given up when the client has gone', async () => {
    subgraph.be(() => {});
    const client = new AbortController();
    const asked = fetch(gateway.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(PREFECTURES),
      signal: client.signal,
    }).catch(() => {});
    while (subgraph.hits() === 0) await sleep(5);
    client.abort();
    await asked;
    for (let tries = 0; subgraph.givenUp() === 0 && tries < 100; tries++) await sleep(10);

    expect(subgraph.givenUp()).toBe(1);
  });

  it('spare a subgraph that fails, and leave those to others alone #33', async () => {
    subgraph.be((response) => send(response, 500, 'text/plain', ''));
    for (let n = 0; n < 10; n++) await post(gateway.graphql, PREFECTURES);
    const start = performance.now();
    const { json } = await post(gateway.graphql, { query: '{ prefectures { id } departments { id } }' });

    expect(subgraph.hits()).toBe(5);
    expect(json.errors[0].extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
    expect(json.data.departments.length).toBeGreaterThan(10);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('mutations', () => {
  beforeEach(() => stand('reports'));

  it('are never tried again, nor shared', async () => {
    const headers = { authorization: `Bearer ${await servers.tokenFor()}` };
    subgraph.be((response) => {
      subgraph.be(null);
      response.destroy();
    });
    const { json } = await post(gateway.graphql, OPEN, headers);
    expect(json.errors[0].extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
    expect(subgraph.hits()).toBe(1);

    slowly();
    await Promise.all([post(gateway.graphql, OPEN, headers), post(gateway.graphql, OPEN, headers)]);
    expect(subgraph.hits()).toBe(3);
  });
});
