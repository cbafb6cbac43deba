import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SubgraphName } from '../../subgraphs/shared/config/config.js';
import { VARIABLE_BATCH_HEADER } from '../../subgraphs/shared/subgraph/subgraph.js';
import { type Fault, type FaultySubgraph, send, sendJson, startFaultySubgraph } from '../support/faulty-subgraph.js';
import { post, startServers, type TestServers } from '../support/servers.js';
import { until } from '../support/until.js';

const PREFECTURES = { query: '{ prefectures { id } }' };
const prefecture = (id: string) => ({
  query: 'query($id: ID!) { prefecture(id: $id) { id name } }',
  variables: { id },
});
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

describe('queries that differ in their variables', () => {
  let ids: string[];

  beforeEach(async () => {
    await stand('prefectures');
    const { json } = await post(gateway.graphql, PREFECTURES);
    ids = json.data.prefectures.map(({ id }: { id: string }) => id);
    await askForAll();
  });

  const askForAll = (headers = {}) => Promise.all(ids.map((id) => post(gateway.graphql, prefecture(id), headers)));
  const together = () => subgraph.seen().filter(({ variables }) => Array.isArray(variables));

  it('go together when a subgraph says it takes them so, and each gets its own', async () => {
    await until(async () => {
      const answers = await askForAll();
      expect(answers.map(({ json }) => json.data.prefecture.id)).toEqual(ids);
      return together().length > 0;
    });
  });

  it('go alone when it does not say so', async () => {
    subgraph.be(async (response, right) => {
      const answer = await right();
      response.removeHeader(VARIABLE_BATCH_HEADER);
      sendJson(response, answer);
    });
    await askForAll();
    const before = together().length;
    const answers = await Promise.all([askForAll(), askForAll(), askForAll()]);

    expect(answers.flat().map(({ json }) => json.data.prefecture.id)).toEqual([ids, ids, ids].flat());
    expect(together()).toHaveLength(before);
  });

  it('bear their own errors only', async () => {
    let faults = 0;
    subgraph.be(async (response, right) => {
      const answer: unknown = await right();
      if (!Array.isArray(answer)) return sendJson(response, answer);
      faults++;
      const refusal = { errors: [{ message: 'No.', path: ['prefecture'], extensions: { code: 'FORBIDDEN' } }] };
      sendJson(response, [{ data: { prefecture: null }, ...refusal }, ...answer.slice(1)]);
    });
    let refused = 0;
    await until(async () => {
      for (const [place, { json }] of (await askForAll()).entries()) {
        if (json.errors) refused++;
        else expect(json.data.prefecture.id).toBe(ids[place]);
      }
      return faults > 0;
    });

    expect(refused).toBe(faults);
  });

  it.each<[string, (answer: unknown[]) => unknown]>([
    ['fewer answers than were asked for', (answer) => answer.slice(1)],
    ['one answer', ([answer]) => answer],
    ['no results at all', (answer) => answer.map(() => 'no')],
  ])('are without an answer after %s, and never get that of another', async (_what, spoil) => {
    let faults = 0;
    subgraph.be(async (response, right) => {
      const answer: unknown = await right();
      if (Array.isArray(answer)) faults++;
      sendJson(response, Array.isArray(answer) ? spoil(answer) : answer);
    });
    await until(async () => {
      for (const [place, { json }] of (await askForAll()).entries()) {
        if (json.errors) expect(json.errors[0].extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
        else expect(json.data.prefecture.id).toBe(ids[place]);
      }
      return faults > 0;
    });
  });

  it('never go together with those of callers of other rights', async () => {
    const tokens = await Promise.all([servers.tokenFor(['contact:read']), servers.tokenFor(['report:draft'])]);
    const callers = [undefined, ...tokens.map((token) => `Bearer ${token}`)];
    const asks = (authorization: string | undefined) => askForAll(authorization === undefined ? {} : { authorization });
    await until(async () => {
      await Promise.all(callers.map(asks));
      return callers.every((caller) => together().some(({ authorization }) => authorization === caller));
    });
    // Each set of variables was sent as often as it was asked for, so nobody was answered with another's rights.
    const counts = callers.map((caller) => {
      const own = subgraph.seen().filter(({ authorization }) => authorization === caller);
      return own.flatMap(({ variables }) => variables).length;
    });
    expect(counts[1]).toBe(counts[2]);
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
