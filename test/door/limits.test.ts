import { gzipSync } from 'node:zlib';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../gateway/operations/persisted-operations.js';
import { FullReportDocument, PublishedMonthsDocument } from '../../operations/generated/graphql.js';
import type { DoorConfig } from '../../subgraphs/shared/config/door-config.js';
import { sendJson, startFaultySubgraph } from '../support/faulty-subgraph.js';
import { post, startServers, type TestServers } from '../support/servers.js';
import { until } from '../support/until.js';

const MIB = 1024 * 1024;
const repeat = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');

/** Fragments that spread the next one twice. */
const nested = (levels: number) =>
  `{ latestReport { ...F0 } } ${repeat(levels, (n) => `fragment F${n} on MonthlyReport { a: overview { total: __typename } ...F${n + 1} ...F${n + 1} }`)} fragment F${levels} on MonthlyReport { month }`;
const deep = (levels: number) =>
  `${'recommendedIn { nationalSharing { recommendations { resource { '.repeat(levels / 4)}`;
const closing = (text: string) => text + '}'.repeat(text.split('{').length - text.split('}').length);

/** What must be refused, how fast on a machine of its own, in milliseconds, and for what. */
const TOO_MUCH: Record<string, [query: string, code: string, ms: number]> = {
  '101 aliases #8': [`{ ${repeat(101, (n) => `a${n}: __typename`)} }`, 'QUERY_TOO_COMPLEX', 20],
  '5,000 aliases #8': [`{ ${repeat(5_000, (n) => `a${n}: __typename`)} }`, 'GRAPHQL_PARSE_FAILED', 20],
  '500 fields of one name': [`{ ${repeat(500, () => '__typename')} }`, 'QUERY_TOO_COMPLEX', 20],
  ...Object.fromEntries(
    [8, 12, 15, 16, 40].map((levels) => [
      `fragments nested ${levels} deep #9`,
      [nested(levels), 'QUERY_TOO_COMPLEX', 50] as [string, string, number],
    ]),
  ),
  'depth 15 #10': [closing(`{ nationalResource(code: "x") { ${deep(16)} code`), 'QUERY_TOO_COMPLEX', 20],
  'depth behind a fragment called __schema #10': [
    `{ nationalResource(code: "x") { ...__schema } } fragment __schema on NationalResource { ${closing(`${deep(16)} code`)} }`,
    'QUERY_TOO_COMPLEX',
    20,
  ],
  'depth of one fragment at two depths #10': [
    `{ nationalResource(code: "x") { ...A ${closing(`${deep(8)} ...A`)} } } fragment A on NationalResource { ${closing(`${deep(8)} code`)} }`,
    'QUERY_TOO_COMPLEX',
    20,
  ],
  '10,000 fields of one name #11': [
    `{ latestReport { ${repeat(10_000, () => 'month')} } }`,
    'GRAPHQL_PARSE_FAILED',
    150,
  ],
  '3,900 fields of one name #11': [`{ latestReport { ${repeat(3_900, () => 'month')} } }`, 'QUERY_TOO_COMPLEX', 150],
  '300 fragments of the same fields #11': [
    `{ latestReport { ${repeat(300, (n) => `...F${n}`)} } } ${repeat(300, (n) => `fragment F${n} on MonthlyReport { month title }`)}`,
    'QUERY_TOO_COMPLEX',
    150,
  ],
  '10,000 directives #11': [`{ __typename ${repeat(10_000, () => '@aa')} }`, 'GRAPHQL_PARSE_FAILED', 150],
  '60 directives #11': [`{ __typename ${repeat(60, () => '@aa')} }`, 'QUERY_TOO_COMPLEX', 20],
  'an introspection in a circle': [
    closing(`{ __schema { ${'types { fields { type { '.repeat(7)} name`),
    'QUERY_TOO_COMPLEX',
    20,
  ],
  'a hundred reports checked afresh #14': [
    '{ reports(first: 100) { edges { node { check { rules { rule } } prefectureSharing { serviceRanking { volume { times } } usageRanking { volume { times } } } } } } }',
    'QUERY_TOO_EXPENSIVE',
    20,
  ],
};

const SLACK = 10;

async function started(door: Partial<DoorConfig>, work: (servers: TestServers) => Promise<void>) {
  const servers = await startServers('embedded', door);
  try {
    await work(servers);
  } finally {
    await servers.stop();
  }
}

describe.each(['embedded', 'split'] as const)('what asks too much, %s', (shape) => {
  let servers: TestServers;

  beforeAll(async () => {
    servers = await startServers(shape);
    await post(servers.graphql, { query: '{ __typename }' });
  });

  afterAll(() => servers.stop());

  it.each(Object.entries(TOO_MUCH))('is refused before it is planned: %s', async (_name, [query, code, ms]) => {
    const plans = servers.plans();
    // Of the processor: the clock would tell of whatever else the machine does.
    const before = process.cpuUsage();
    const { status, json } = await post(servers.graphql, { query });
    const { user, system } = process.cpuUsage(before);

    expect([status, json.errors[0].extensions.code]).toEqual([400, code]);
    expect(json.errors.length).toBeLessThanOrEqual(5);
    expect((user + system) / 1_000).toBeLessThan(ms * SLACK);
    expect(servers.plans()).toBe(plans);
  });

  it('is refused for errors by the hundred with five of them #11', async () => {
    const { status, json } = await post(servers.graphql, {
      query: `{ latestReport { ${repeat(300, (n) => `x${n}`)} } }`,
    });

    expect(status).toBe(400);
    expect(json.errors).toHaveLength(5);
  });

  it('is told the limit and what it asked for', async () => {
    const { json } = await post(servers.graphql, { query: TOO_MUCH['101 aliases #8']?.[0] });
    const dear = await post(servers.graphql, { query: TOO_MUCH['a hundred reports checked afresh #14']?.[0] });

    expect(json.errors[0].extensions).toEqual({
      code: 'QUERY_TOO_COMPLEX',
      limit: 'rootFields',
      allowed: 30,
      found: 101,
    });
    expect(dear.json.errors[0].extensions.cost).toMatchObject({
      maxCost: 20_000,
      parts: { reports: dear.json.errors[0].extensions.cost.cost },
    });
  });

  it('is refused in a list of operations, as one that is wrong alone would be', async () => {
    const { status, json } = await post(servers.graphql, {
      query: `query A { __typename } query B { ${repeat(101, (n) => `a${n}: __typename`)} }`,
      operationName: 'A',
    });

    expect([status, json.errors[0].extensions.code]).toEqual([400, 'QUERY_TOO_COMPLEX']);
  });
});

describe('what a query costs', () => {
  it('is in the answer for those who ask, and for nobody else', () =>
    started({}, async ({ graphql }) => {
      const body = { query: PublishedMonthsDocument.toString(), variables: { first: 5 } };
      const asked = await post(graphql, body, { 'x-report-cost': 'true' });
      const other = await post(graphql, body);

      expect(asked.json.extensions.cost).toMatchObject({
        cost: 12,
        maxCost: 20_000,
        parts: { reports: 12 },
        measures: { depth: 4, fields: 11, rootFields: 1 },
        limits: { depth: 12, fields: 1_000 },
      });
      expect(other.json.extensions).toBeUndefined();
    }));

  it('decides to the point, before any subgraph is asked #14', async () => {
    const servers = await startServers('split', { maxCost: 12 });
    const counting = await startFaultySubgraph(servers.subgraphUrls.reports);
    const gateway = await servers.startGateway({ subgraphUrls: { ...servers.subgraphUrls, reports: counting.url } });
    const ask = (first: number) =>
      post(gateway.graphql, { query: PublishedMonthsDocument.toString(), variables: { first } });

    expect((await ask(5)).json.errors).toBeUndefined();
    expect(counting.hits()).toBe(1);
    const { status, json } = await ask(6);
    expect([status, json.errors[0].extensions.code]).toEqual([400, 'QUERY_TOO_EXPENSIVE']);
    expect(counting.hits()).toBe(1);
    await gateway.stop();
    await counting.stop();
    await servers.stop();
  });
});

describe('what clients may know of the schema', () => {
  const names = async (graphql: string) =>
    (await post(graphql, { query: getIntrospectionQuery() })).json.data?.__schema.types.length ?? 0;

  it('is what the setting says #20', async () => {
    await started({}, async (servers) => {
      const closed = await servers.startGateway({ introspection: false });
      expect(await names(servers.graphql)).toBeGreaterThan(50);
      const { status, json } = await post(closed.graphql, { query: '{ __type(name: "Query") { name } }' });

      expect(await names(closed.graphql)).toBe(0);
      expect([status, json.errors[0].extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
      expect((await post(closed.graphql, { query: '{ __typename }' })).status).toBe(200);
      await closed.stop();
    });
  });

  it.each([
    ['a field', { query: '{ reportz { month } }' }],
    ['a type', { query: '{ ... on Querie { __typename } }' }],
    ['an argument', { query: '{ department(idd: "x") { id } }' }],
    [
      'an input field',
      {
        query: 'mutation($i: OpenRevisionInput!) { openRevision(input: $i) { report { month } } }',
        variables: { i: { monthh: '2024-07' } },
      },
    ],
  ])('is not suggested to who guesses %s, unless the setting says so #18', (_what, body) =>
    started({ suggestions: true }, async (servers) => {
      const strict = await servers.startGateway({ door: { ...servers.config.door, suggestions: false } });
      const open = await post(servers.graphql, body);
      const { status, text } = await post(strict.graphql, body);

      expect(status).toBe(400);
      expect(text).not.toContain('Did you mean');
      expect(open.text).toContain('Did you mean');
      await strict.stop();
    }),
  );
});

describe('one client', () => {
  it('has so many points a minute, and is told when there are more #50', () =>
    started({ pointsPerMinute: 5 }, async ({ graphql, url, tokenFor }) => {
      const ask = (headers = {}) => post(graphql, { query: '{ __typename }' }, headers);
      const answers = [];
      for (let n = 0; n < 7; n++) answers.push(await ask());
      const refused = answers[6];

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
      expect(answers[0]?.headers.get('ratelimit-remaining')).toBe('4');
      expect(refused?.json.errors[0].extensions.code).toBe('RATE_LIMITED');
      expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
      // Another client, by its token; and nobody becomes another by saying so.
      expect((await ask({ authorization: `Bearer ${await tokenFor()}` })).status).toBe(200);
      expect((await ask({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(429);
      expect((await fetch(`${url}/livez`)).status).toBe(200);
    }));

  it('is known by the address a trusted proxy says', () =>
    started({ pointsPerMinute: 2, trustedProxies: ['127.0.0.0/8'] }, async ({ graphql }) => {
      const ask = (address: string) => post(graphql, { query: '{ __typename }' }, { 'x-forwarded-for': address });
      const statuses = [];
      for (const address of ['203.0.113.1', '203.0.113.1', '203.0.113.1', '203.0.113.2'])
        statuses.push((await ask(address)).status);

      expect(statuses).toEqual([200, 200, 429, 200]);
    }));

  it('pays more for a dear query, and for tokens it tries', () =>
    started({ pointsPerMinute: 30 }, async ({ graphql }) => {
      const dear =
        '{ reports(first: 100) { edges { node { departmentSharing { serviceRanking { rank volume { times } } } } } } }';
      const first = await post(graphql, { query: dear });
      const tried = await post(graphql, { query: '{ __typename }' }, { authorization: 'Bearer x' });

      expect(first.headers.get('ratelimit-remaining')).toBe(String(30 - 1 - 2));
      expect(tried.status).toBe(401);
      expect(tried.headers.get('ratelimit-remaining')).toBe('26');
    }));
});

describe('more than can be done', () => {
  it('is told to come back, and the rest is done #50', async () => {
    const servers = await startServers('split', { concurrentOperations: 2, queuedOperations: 3 });
    const slow = await startFaultySubgraph(servers.subgraphUrls.prefectures);
    const gateway = await servers.startGateway({ subgraphUrls: { ...servers.subgraphUrls, prefectures: slow.url } });
    const ask = () => post(gateway.graphql, { query: '{ prefectures { id } }' });
    await ask();
    const refused: Awaited<ReturnType<typeof ask>>[] = [];
    // Nobody is answered before all who are too many have been told.
    slow.be(async (response, right) => {
      const answer = await right();
      await until(() => refused.length >= 7);
      sendJson(response, answer);
    });
    const answers = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const answer = await ask();
        if (answer.status === 503) refused.push(answer);
        return answer;
      }),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(refused).toHaveLength(7);
    expect(refused[0]?.json.errors[0].extensions.code).toBe('OVERLOADED');
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect((await ask()).status).toBe(200);
    await gateway.stop();
    await slow.stop();
    await servers.stop();
  });

  it('is turned away while the event loop lags, but not from health #50', () =>
    started({ eventLoopDelayMs: 50 }, async ({ graphql, url }) => {
      const until = Date.now() + 2_500;
      const statuses = new Set<number>();
      while (Date.now() < until) {
        for (const stop = Date.now() + 120; Date.now() < stop; );
        statuses.add((await post(graphql, { query: '{ __typename }' })).status);
      }

      expect([...statuses]).toContain(503);
      expect((await fetch(`${url}/livez`)).status).toBe(200);
    }));

  it('takes no longer than it may, and gives its place back', async () => {
    const servers = await startServers('split', { requestTimeoutMs: 300, concurrentOperations: 1 });
    const silent = await startFaultySubgraph(servers.subgraphUrls.prefectures);
    silent.be(() => {});
    const gateway = await servers.startGateway({ subgraphUrls: { ...servers.subgraphUrls, prefectures: silent.url } });
    const { status, json } = await post(gateway.graphql, { query: '{ prefectures { id } }' });

    expect([status, json.errors[0].extensions.code]).toEqual([503, 'REQUEST_TIMEOUT']);
    silent.be(null);
    expect((await post(gateway.graphql, { query: '{ prefectures { id } }' })).json.data.prefectures).toHaveLength(10);
    await gateway.stop();
    await silent.stop();
    await servers.stop();
  });

  it('holds nothing of 20 bombs of 50 MB at once #6', () =>
    started({}, async ({ graphql }) => {
      const bomb = gzipSync(Buffer.alloc(49 * MIB, ' '));
      const rss = process.memoryUsage().rss;
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          fetch(graphql, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
            body: bomb,
          }),
        ),
      );

      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([415]));
      expect(process.memoryUsage().rss - rss).toBeLessThan(40 * MIB);
    }));
});

describe('operations of the published list', () => {
  const variables = { month: '2024-06' };
  const hash = hashOf(FullReportDocument.toString());
  const persisted = { persistedQuery: { version: 1, sha256Hash: hash } };
  const preflight = { 'apollo-require-preflight': 'true' };

  it('are answered by id and by hash, in POST and GET, and others not where only they are', () =>
    started({ operations: 'persisted-only', automaticPersistedQueries: false }, async ({ graphql }) => {
      const search = (params: Record<string, string>) =>
        fetch(`${graphql}?${new URLSearchParams({ ...params, variables: JSON.stringify(variables) })}`, {
          headers: preflight,
        });
      const answers = [
        (await post(graphql, { id: hash, variables })).json,
        (await post(graphql, { extensions: persisted, variables })).json,
        (await post(graphql, { query: FullReportDocument.toString(), variables })).json,
        await (await search({ id: hash })).json(),
        await (await search({ extensions: JSON.stringify(persisted) })).json(),
      ];

      for (const answer of answers) expect(answer.errors?.[0].extensions.code).toBe('NOT_PUBLISHED');
      for (const query of ['{ __typename }', getIntrospectionQuery(), `${FullReportDocument} `]) {
        const { status, json } = await post(graphql, { query });
        expect([status, json.errors[0].extensions.code]).toEqual([400, 'OPERATION_NOT_PERSISTED']);
      }
    }));

  it('are joined by those clients register, where they may, but not by what would be refused', () =>
    started({}, async ({ graphql }) => {
      const sent = (query: string | null, of: string) =>
        post(graphql, {
          ...(query && { query }),
          extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(of) } },
        });
      const good = '{ registered: __typename }';
      const bad = TOO_MUCH['101 aliases #8']?.[0] ?? '';

      expect((await sent(null, good)).json.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
      await sent(good, good);
      await sent(bad, bad);
      expect((await sent(null, good)).json.data).toEqual({ registered: 'Query' });
      expect((await sent(null, bad)).json.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    }));
});
