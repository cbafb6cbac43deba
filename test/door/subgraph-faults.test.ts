import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { ENTITY_FAULTS, faultsOf } from '../support/faults.js';
import { type FaultySubgraph, startFaultySubgraph } from '../support/faulty-subgraph.js';
import { juneIssue } from '../support/june-issue.js';
import { seen } from '../support/seen.js';
import { post, startServers, type TestServers } from '../support/servers.js';

const TIMEOUT_MS = 1_500;
/** 200 ms on a machine of our own; tests run beside each other. */
const GRACE_MS = 1_000;
const ALLOWED_RISE = 100 * 1024 * 1024;
const INTERNALS =
  /127\.0\.0\.1|localhost|ECONN|stack|node_modules|serviceName|SELECT|sqlite|hunter2|\/srv|<html|secret|is not a function|undefined/i;

/** A root field and an entity's field of `prefectures`, the faulty one, among healthy ones. */
const QUERY = `query Faults($month: YearMonth!) {
  prefectures { id name }
  departments { id }
  report(month: $month) { month prefectureSharing { serviceLeaders usageLeaders } departmentSharing { serviceLeaders } }
}`;

interface Answer {
  data: {
    prefectures: unknown[] | null;
    departments: unknown[];
    report: { month: string; prefectureSharing: unknown; departmentSharing: { serviceLeaders: string[] } };
  };
  errors?: { message: string; path: (string | number)[]; extensions: { code: string } }[];
}

let servers: TestServers;
let faulty: FaultySubgraph;
let elsewhere: { url: string; hits: () => number; stop(): void };
let gateway: Awaited<ReturnType<TestServers['startGateway']>>;

beforeAll(async () => {
  servers = await startServers('split', { subgraphTimeoutMs: TIMEOUT_MS });
  const client = new RemoteClient(servers.graphql, await servers.tokenFor());
  await importIssue(client, juneIssue(), Buffer.from('june'), { publish: true, reason: null, overrideReason: null });
  faulty = await startFaultySubgraph(servers.subgraphUrls.prefectures);
  elsewhere = await startElsewhere();
});

afterAll(async () => {
  await faulty.stop();
  elsewhere.stop();
  await servers.stop();
});

// Each fault meets a gateway of its own: a breaker that opened at one would hide the next.
async function startGateway() {
  gateway = await servers.startGateway({ subgraphUrls: { ...servers.subgraphUrls, prefectures: faulty.url } });
}

afterEach(() => gateway.stop());

async function ask(): Promise<{ answer: Answer; text: string; ms: number; status: number }> {
  const start = performance.now();
  const { json, text, status } = await post(gateway.graphql, { query: QUERY, variables: { month: '2024-06' } });
  return { answer: json, text, ms: performance.now() - start, status };
}

/** What the others said is there, and the answer tells what is missing, where, and nothing else. */
function expectContained({ answer, text, ms, status }: Awaited<ReturnType<typeof ask>>, places: string[]) {
  seen({ faults: places.length });
  expect(status).toBe(200);
  expect(answer.data.departments.length).toBeGreaterThan(10);
  expect(answer.data.report.month).toBe('2024-06');
  expect(answer.data.report.departmentSharing.serviceLeaders.length).toBeGreaterThan(0);
  const errors = answer.errors ?? [];
  for (const place of places) expect(errors.map(({ path }) => path.join('.')).join(' ')).toContain(place);
  for (const { extensions } of errors)
    expect(['SUBGRAPH_UNAVAILABLE', 'INTERNAL_SERVER_ERROR']).toContain(extensions.code);
  expect(text).not.toMatch(INTERNALS);
  expect(ms).toBeLessThan(TIMEOUT_MS + GRACE_MS);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  seen({ contained: places.length });
}

describe('a subgraph that', () => {
  it('is well is answered with no error', async () => {
    await startGateway();
    faulty.be(null);
    const { answer } = await ask();

    expect(answer.errors).toBeUndefined();
    expect(answer.data.prefectures).toHaveLength(10);
  });

  it.each(Object.entries(faultsOf('http://127.0.0.1:1')).map(([name]) => name))(
    '%s costs its own part #30',
    async (name) => {
      await startGateway();
      const rss = process.memoryUsage().rss;
      faulty.be(faultsOf(elsewhere.url)[name] ?? null);

      expectContained(await ask(), ['prefectures', 'report.prefectureSharing']);
      expect(elsewhere.hits()).toBe(0);
      expect(process.memoryUsage().rss - rss).toBeLessThan(ALLOWED_RISE);
    },
  );

  it.each(Object.entries(ENTITY_FAULTS))('%s costs these entities #30', async (_name, fault) => {
    await startGateway();
    faulty.be(fault);
    const result = await ask();

    expectContained(result, ['report.prefectureSharing']);
    expect(result.answer.data.prefectures).toHaveLength(10);
    expect(result.answer.data.report.prefectureSharing).toBeNull();
  });

  it('is gone costs its own part #30 #49', async () => {
    gateway = await servers.startGateway({
      subgraphUrls: { ...servers.subgraphUrls, prefectures: 'http://127.0.0.1:1/graphql' },
    });

    expectContained(await ask(), ['prefectures', 'report.prefectureSharing']);
  });

  it('says names of prototypes changes nothing of ours #15 #30', async () => {
    await startGateway();
    faulty.be(async (response, right) => {
      const { data } = await right();
      const evil = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';
      const text = JSON.stringify({ data }).replaceAll('{"', `{${evil},"`);
      response.writeHead(200, { 'content-type': 'application/json' }).end(text);
    });
    const { answer } = await ask();

    expect(answer.data.prefectures).toHaveLength(10);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Function.prototype.call.name).toBe('call');
  });
});

async function startElsewhere() {
  let hits = 0;
  const server = createServer((_request, response) => {
    hits++;
    response.end('{"data":{"prefectures":[]}}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, hits: () => hits, stop: () => void server.close() };
}
