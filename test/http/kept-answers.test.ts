import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { EmbeddedClient } from '../../cli/shared/embedded-client.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import type { Issue } from '../../issue/issue.js';
import { FullReportDocument, UpsertResourceDocument } from '../../operations/generated/graphql.js';
import { SCOPES, type Scope } from '../../subgraphs/shared/auth/caller.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { item } from '../support/catalog.js';
import { juneIssue } from '../support/june-issue.js';
import { Draw } from '../support/operations/draw.js';
import { OperationWriter } from '../support/operations/operation-writer.js';
import { POOLS } from '../support/operations/pools.js';
import { routesOf } from '../support/operations/routes.js';
import { post, startServers, type TestServers } from '../support/servers.js';

const MONTH = '2024-06';
const CORRECTIONS = 6;
const READERS = 4;
const TITLE = 'query Title($month: YearMonth!) { report(month: $month) { revision title } }';
const fullReport = FullReportDocument.toString();

const titled = (title: string): Issue => {
  const issue = juneIssue();
  issue.overview.title = title;
  return issue;
};

/** When a client began to wait, and the revision it was told. */
interface Reading {
  begunAt: number;
  revision: number;
}

describe.each(['embedded', 'split'] as const)('answers that are kept, %s', (shape) => {
  let servers: TestServers;

  beforeAll(async () => {
    servers = await startServers(shape);
    await publish(titled('第一版'));
  });

  afterAll(() => servers.stop());

  const publish = async (issue: Issue) => {
    const client = new RemoteClient(servers.graphql, await servers.tokenFor());
    const options = { publish: true, reason: issue.overview.title, overrideReason: null };
    return await importIssue(client, issue, Buffer.from(String(issue.overview.title)), options);
  };
  const ask = (query: string, headers: Record<string, string> = {}, url = servers.graphql) =>
    post(url, { query, variables: { month: MONTH } }, headers);
  const revisionAt = async (url: string) => (await ask(TITLE, {}, url)).json.data.report.revision;
  /** Readings of clients that ask again and again while work is done. */
  const readWhile = async (url: string, work: () => Promise<void>): Promise<Reading[]> => {
    const readings: Reading[] = [];
    let isOver = false;
    const reader = async () => {
      while (!isOver) {
        const begunAt = performance.now();
        readings.push({ begunAt, revision: await revisionAt(url) });
      }
    };
    const readers = Array.from({ length: READERS }, reader);
    await work();
    isOver = true;
    await Promise.all(readers);
    return readings;
  };
  /** Publishes corrections one after the other; from when on each is there. */
  const correct = async (mark: string) => {
    const since: Reading[] = [];
    for (let count = 1; count <= CORRECTIONS; count++) {
      const { revision } = await publish(titled(`${mark} ${count}`));
      since.push({ begunAt: performance.now(), revision });
    }
    return since;
  };
  const tooOld = (readings: readonly Reading[], published: readonly Reading[], toleranceMs: number) =>
    readings.filter(({ begunAt, revision }) =>
      published.some((each) => begunAt > each.begunAt + toleranceMs && revision < each.revision),
    );

  it('are the same bytes, and computed once', async () => {
    const first = await ask(fullReport);
    const plans = servers.plans();
    const again = await ask(fullReport);

    expect(first.json.errors).toBeUndefined();
    expect(again.text).toBe(first.text);
    expect(servers.plans()).toBe(plans);
  });

  it('are computed for every request where none are kept', async () => {
    const gateway = await servers.startGateway({ answerCacheMib: 0 });
    await ask(fullReport, {}, gateway.graphql);
    const plans = servers.plans();
    await ask(fullReport, {}, gateway.graphql);
    await gateway.stop();

    expect(servers.plans()).toBe(plans + 1);
  });

  it('are of no revision that was replaced, whatever else happens', async () => {
    let published: Reading[] = [];
    const readings = await readWhile(servers.graphql, async () => {
      published = await correct('更正');
    });

    expect(published.map(({ revision }) => revision)).toEqual(published.map((_, index) => index + 2));
    expect(readings.length).toBeGreaterThan(CORRECTIONS);
    expect(tooOld(readings, published, 0)).toEqual([]);
  });

  it('are of no revision another gateway replaced, at once in one process, in others after a second', async () => {
    const replica = await servers.startGateway();
    let published: Reading[] = [];
    const readings = await readWhile(replica.graphql, async () => {
      published = await correct('别处更正');
    });
    await replica.stop();

    expect(readings.length).toBeGreaterThan(CORRECTIONS);
    expect(tooOld(readings, published, shape === 'split' ? 1_000 : 0)).toEqual([]);
  });

  it('are not kept over a catalog that changed', async () => {
    const query = '{ nationalResources { totalCount } }';
    await ask(query);
    const before = await ask(query);
    const client = new RemoteClient(servers.graphql, await servers.tokenFor());
    const input = { item: item(1, { externalId: 'kept', code: '307001/000900' }), expectedVersion: 0 };
    const { upsertNationalResource } = await client.execute(UpsertResourceDocument, { input });
    expect(upsertNationalResource?.userErrors).toEqual([]);

    expect((await ask(query)).text).not.toBe(before.text);
  });

  it('are kept over a catalog that changed where they follow from nothing in it', async () => {
    const unmatched = `{ report(month: "${MONTH}") { nationalSharing { unmatchedRecommendations { name } } } }`;
    const drafting = { authorization: `Bearer ${await servers.tokenFor(['report:draft'])}` };
    const syncing = { authorization: `Bearer ${await servers.tokenFor(['catalog:write'])}` };
    const asked = [
      () => ask(fullReport),
      () => ask(fullReport, syncing),
      // Who sees drafts may be shown a section that is not sealed.
      () => ask(fullReport, drafting),
      () => ask(unmatched),
    ];
    for (const each of asked) await each();
    const client = new RemoteClient(servers.graphql, await servers.tokenFor());
    const [recommendation] = juneIssue().nationalSharing?.recommendations ?? [];
    const title = recommendation?.name ?? '';
    const entry = item(2, { externalId: 'kept2', title, providerName: recommendation?.ministryName ?? '' });
    const { upsertNationalResource } = await client.execute(UpsertResourceDocument, {
      input: { item: entry, expectedVersion: 0 },
    });
    expect(upsertNationalResource?.userErrors).toEqual([]);
    const computed = [];
    for (const each of asked) {
      const plans = servers.plans();
      const { text } = await each();
      computed.push([servers.plans() - plans, text.includes(title)]);
    }

    expect(computed).toEqual([
      [0, true],
      [0, true],
      [1, true],
      [1, false],
    ]);
  });

  it('go to nobody with other rights', async () => {
    const query = `{ revisions(month: "${MONTH}") { revision report { draftToken title } } report(month: "${MONTH}") { contact { email } } }`;
    const alone = await servers.startGateway({ answerCacheMib: 0 });
    const client = new RemoteClient(servers.graphql, await servers.tokenFor());
    await importIssue(client, titled('草稿'), Buffer.from('草稿'), {
      publish: false,
      reason: '草稿',
      overrideReason: null,
    });
    const bearer = async (scopes: readonly Scope[] | null): Promise<Record<string, string>> =>
      scopes === null ? {} : { authorization: `Bearer ${await servers.tokenFor(scopes)}` };
    const scopes = fc.option(fc.subarray([...SCOPES]), { nil: null });
    const operations = fc.constantFrom(query, `{ revisions(month: "${MONTH}") { revision status: isCurrent } }`, TITLE);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(operations, scopes), { maxLength: 12 }), async (asked) => {
        for (const [operation, held] of asked) {
          const headers = await bearer(held);
          // What a draft token is signed over is the same each time, so whole texts compare.
          expect((await ask(operation, headers)).text).toBe((await ask(operation, headers, alone.graphql)).text);
        }
      }),
      { numRuns: 25 },
    );
    await alone.stop();
  });

  it('are the same as those computed anew, whatever is asked, while months are corrected', async () => {
    const alone = await servers.startGateway({ answerCacheMib: 0 });
    const schema = buildSchema(await readFile(packageFile('gateway/api.graphql'), 'utf8'));
    const routes = [...routesOf(schema).values()].filter(({ kind }) => kind === 'query');
    const operations = fc.gen().map((generator) => {
      const draw = new Draw(generator);
      return new OperationWriter(draw, POOLS, false).write(schema, draw.pick(routes));
    });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(operations, async (operation) => {
        count++;
        if (count % 20 === 0) await publish(titled(`第${count}次更正`));
        for (let time = 0; time < 2; time++) {
          expect((await post(servers.graphql, operation)).text).toBe((await post(alone.graphql, operation)).text);
        }
      }),
      { seed: 20_240_611, numRuns: 100 },
    );
    await alone.stop();
  });

  describe('in copies of others', () => {
    const get = (query: string, headers: Record<string, string> = {}, variables: object = { month: MONTH }) => {
      const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
      return fetch(`${servers.graphql}?${search}`, { headers: { 'apollo-require-preflight': 'yes', ...headers } });
    };
    const cacheControl = async (answer: Promise<Response>) => (await answer).headers.get('cache-control');

    it('are asked about by their tag, which is another after every correction', async () => {
      const first = await get(TITLE);
      const tag = String(first.headers.get('etag'));
      const same = await get(TITLE, { 'if-none-match': tag });
      await publish(titled('又一次更正'));
      const other = await get(TITLE, { 'if-none-match': tag });

      expect([first.status, same.status, other.status]).toEqual([200, 304, 200]);
      expect(await same.text()).toBe('');
      expect(same.headers.get('etag')).toBe(tag);
      expect(other.headers.get('etag')).not.toBe(tag);
    });

    it('have the same tag wherever they come from, kept or not', async () => {
      const alone = await servers.startGateway({ answerCacheMib: 0 });
      const tags = [];
      for (const url of [servers.graphql, servers.graphql, alone.graphql]) {
        const search = new URLSearchParams({ query: fullReport, variables: JSON.stringify({ month: MONTH }) });
        const { headers } = await fetch(`${url}?${search}`, { headers: { 'apollo-require-preflight': 'yes' } });
        tags.push(headers.get('etag'));
      }
      await alone.stop();

      expect(new Set(tags).size).toBe(1);
      expect(tags[0]).toMatch(/^W\/"/);
    });

    it('are fresh for a while only of a revision asked for by number', async () => {
      const ofRevision =
        'query R($revision: Int) { report(month: "2024-06", revision: $revision) { title overview { summary: __typename } } }';

      expect(await cacheControl(get(ofRevision, {}, { revision: 1 }))).toBe('public, max-age=300');
      expect(await cacheControl(get(ofRevision, {}, {}))).toBe('public, no-cache');
      expect(await cacheControl(get(ofRevision, {}, { revision: null }))).toBe('public, no-cache');
      expect(await cacheControl(get(TITLE))).toBe('public, no-cache');
      expect(await cacheControl(get('{ report(month: "2024-06", revision: 1) { previous { title } } }'))).toBe(
        'public, no-cache',
      );
      expect(await cacheControl(get('{ nationalResources { totalCount } }'))).toBe('public, no-cache');
    });

    it('do not exist of what a caller may see, of errors, of checks, and of posts', async () => {
      const authorization = `Bearer ${await servers.tokenFor()}`;
      const heads = [
        await get('{ report(month: "2024-06", revision: 1) { title } }', { authorization }),
        await get('{ report(month: "2024-05") { title } }'),
        await get('{ report(month: "2024-06", revision: 1) { check { status } } }'),
        await get('{ report(month: "2024-06", revision: 1) { contact { email } } }'),
        await ask(TITLE),
      ].map(({ headers }) => [headers.get('cache-control'), headers.get('etag')]);

      expect(heads).toEqual([['private, no-store', null], ...Array.from({ length: 4 }, () => ['no-store', null])]);
    });

    it('vary by what the answer depends on', async () => {
      const door = { ...servers.config.door, corsOrigins: ['https://a.example', 'https://b.example'] };
      const open = await servers.startGateway({ door });
      const search = new URLSearchParams({ query: TITLE, variables: JSON.stringify({ month: MONTH }) });
      const { headers } = await fetch(`${open.graphql}?${search}`, { headers: { 'apollo-require-preflight': 'yes' } });
      await open.stop();

      expect((await get(TITLE)).headers.get('vary')).toBe('Accept, Accept-Encoding, Authorization, X-API-Key');
      expect(headers.get('vary')).toBe('Origin, Accept, Accept-Encoding, Authorization, X-API-Key');
    });
  });

  it.each(['br', 'gzip', 'identity'])('are the same text when sent as %s', async (encoding) => {
    const plain = (await ask(fullReport, { 'accept-encoding': 'identity' })).text;
    const encoded = await ask(fullReport, { 'accept-encoding': encoding });

    expect(encoded.headers.get('content-encoding') ?? 'identity').toBe(encoding);
    expect(encoded.text).toBe(plain);
  });
});

it('answers kept by a server are not kept over what another program does on the same data', async () => {
  const servers = await startServers('embedded');
  const ask = async () => (await post(servers.graphql, { query: TITLE, variables: { month: MONTH } })).json.data.report;
  const client = await EmbeddedClient.open(servers.config);
  const importAs = (title: string) =>
    importIssue(client, titled(title), Buffer.from(title), { publish: true, reason: title, overrideReason: null });

  await importAs('第一版');
  expect([await ask(), await ask()]).toEqual(Array(2).fill({ revision: 1, title: '第一版' }));
  await importAs('命令行');
  expect(await ask()).toEqual({ revision: 2, title: '命令行' });
  await client.close();
  await servers.stop();
});
