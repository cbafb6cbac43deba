import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { FullReportDocument, SeriesDocument } from '../../operations/generated/graphql.js';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/config/config.js';
import expected from '../contract/full-report.2024-06.json' with { type: 'json' };
import { expectedSeries } from '../support/expected-series.js';
import { juneIssue } from '../support/june-issue.js';
import { LEAKS } from '../support/leaks.js';
import { post, startServers, type TestServers } from '../support/servers.js';

const FULL_REPORT = { query: FullReportDocument.toString(), variables: { month: '2024-06' } };

describe.each(['embedded', 'split'] as const)('over HTTP, %s', (shape) => {
  let servers: TestServers;

  beforeAll(async () => {
    servers = await startServers(shape);
    const client = new RemoteClient(servers.graphql, await servers.tokenFor());
    await importIssue(client, juneIssue(), Buffer.from('june'), { publish: true, reason: null, overrideReason: null });
  });

  afterAll(() => servers.stop());

  it('answers the contract exactly', async () => {
    const { status, json } = await post(servers.graphql, FULL_REPORT);

    expect(status).toBe(200);
    expect(json).toEqual(expected);
  });

  it('answers the series of its months, row by row', async () => {
    const { json } = await post(servers.graphql, { query: SeriesDocument.toString(), variables: { to: '2024-06' } });

    expect(json).toEqual({
      data: { series: expectedSeries([{ issue: juneIssue(), revision: 1 }], '2024-06', '2024-06') },
    });
  });

  it('is live and ready, and says which parts are up', async () => {
    const live = await fetch(`${servers.url}/livez`);
    const ready = await fetch(`${servers.url}/readyz`);

    expect(live.status).toBe(200);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      status: 'ready',
      parts: Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, 'up'])),
    });
  });

  it('#29 keeps a well-formed request id, and makes one where there is none', async () => {
    const kept = await post(servers.graphql, FULL_REPORT, { 'x-request-id': 'request-1234' });
    const made = await post(servers.graphql, FULL_REPORT, { 'x-request-id': 'no id\u00e9' });

    expect(kept.headers.get('x-request-id')).toBe('request-1234');
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['a body that is no JSON', '{', 400],
    ['an empty body', '', 400],
    ['a query that does not parse', { query: '{' }, 400],
    ['a field there is none of', { query: '{ reportz { month } }' }, 400],
    ['a variable of a wrong type', { query: FULL_REPORT.query, variables: { month: { $ne: null } } }, 400],
  ])('answers %s with an error as JSON that tells nothing of the inside', async (_what, body, status) => {
    const answer = await post(servers.graphql, body);

    expect(answer.status).toBe(status);
    expect(answer.json?.errors?.length).toBeGreaterThan(0);
    expect(answer.text).not.toMatch(LEAKS);
  });

  it('has nothing at another address, and says so as JSON', async () => {
    const response = await fetch(`${servers.url}/nothing`);

    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      errors: [{ message: 'There is nothing at this address.', extensions: { code: 'NOT_FOUND' } }],
    });
  });

  it('refuses a query in a plain GET, and a mutation in any', async () => {
    const query = encodeURIComponent('{ latestReport { month } }');
    const mutation = encodeURIComponent('mutation { openRevision(input: { month: "2024-07" }) { report { month } } }');

    expect((await fetch(`${servers.graphql}?query=${query}`)).status).toBe(400);
    const headers = { 'apollo-require-preflight': 'true' };
    expect((await fetch(`${servers.graphql}?query=${query}`, { headers })).status).toBe(200);
    expect((await fetch(`${servers.graphql}?query=${mutation}`, { headers })).status).toBe(405);
  });

  it.each(['Bearer nonsense', 'Bearer ', 'Basic dXNlcjpwYXNz', 'nonsense'])(
    'refuses the token "%s" with 401',
    async (authorization) => {
      const answer = await post(servers.graphql, FULL_REPORT, { authorization });

      expect(answer.status).toBe(401);
      expect(answer.json.errors[0].extensions.code).toBe('UNAUTHENTICATED');
      expect(answer.text).not.toMatch(LEAKS);
    },
  );

  it('#24 lets nobody without a scope change anything', async () => {
    const open = { query: 'mutation { openRevision(input: { month: "2024-07" }) { report { month } } }' };
    const anyone = await post(servers.graphql, open);
    const reader = await post(servers.graphql, open, {
      authorization: `Bearer ${await servers.tokenFor(['contact:read'])}`,
    });

    expect(anyone.json).toMatchObject({
      data: { openRevision: null },
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(reader.json).toMatchObject({
      data: { openRevision: null },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('serves the explorer at /, with nothing from elsewhere', async () => {
    const response = await fetch(servers.url);
    const page = await response.text();

    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page).not.toMatch(/https?:\/\//);
    for (const [, path] of page.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      expect((await fetch(servers.url + path)).status, path).toBe(200);
    }
  });

  it('says it is not ready once it drains', async () => {
    servers.drain();

    expect((await fetch(`${servers.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${servers.url}/livez`)).status).toBe(200);
    expect((await post(servers.graphql, FULL_REPORT)).status).toBe(200);
  });
});

describe('split', () => {
  let servers: TestServers;

  beforeAll(async () => {
    servers = await startServers('split');
    const client = new RemoteClient(servers.graphql, await servers.tokenFor());
    await importIssue(client, juneIssue(), Buffer.from('june'), { publish: true, reason: null, overrideReason: null });
  });

  afterAll(() => servers.stop());

  it.each(SUBGRAPH_NAMES)('lets nobody but the gateway ask "%s", not even for its schema #27', async (name) => {
    const url = servers.subgraphUrls[name];
    for (const query of [
      '{ _service { sdl } }',
      '{ __typename }',
      '{ _entities(representations: []) { __typename } }',
    ]) {
      for (const secret of [null, 'x', '']) {
        const answer = await post(url, { query }, secret === null ? {} : { 'x-federation-secret': secret });

        expect(answer.status).toBe(401);
        expect(answer.json).toEqual({
          errors: [{ message: 'Expected the gateway, found another caller.', extensions: { code: 'UNAUTHENTICATED' } }],
        });
      }
    }
  });

  it('gives the other four sections when a subgraph is stopped, with one error, and stays ready', async () => {
    await servers.stopSubgraph('prefectures');
    const { status, json, text } = await post(servers.graphql, FULL_REPORT);

    expect(status).toBe(200);
    expect(json.data.report).toEqual({ ...expected.data.report, prefectureSharing: null });
    expect(json.errors).toEqual([
      {
        message: 'Expected an answer of "prefectures", found none. What it owns is missing here; try again later.',
        path: ['report', 'prefectureSharing'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'prefectures' },
      },
    ]);
    expect(text).not.toMatch(LEAKS);
    const ready = await fetch(`${servers.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ parts: { prefectures: 'down', reports: 'up' } });
  });
});
