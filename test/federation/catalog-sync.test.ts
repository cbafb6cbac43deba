import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BucketDigests } from '../../catalog/bucket-digest.js';
import { contentHash } from '../../catalog/content-hash.js';
import {
  CatalogDigestsDocument,
  CatalogHashesDocument,
  SyncRetiredDocument,
  SyncRunsDocument,
} from '../../operations/generated/graphql.js';
import { resolveMinistries } from '../../subgraphs/national/national-resource/resolve-ministries.js';
import { verifyAudit } from '../../subgraphs/shared/audit/audit-trail.js';
import { tableOf } from '../../subgraphs/shared/database/sql.js';
import { type Catalog, catalogOf, item, items } from '../support/catalog.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';

const SCOPES = ['catalog:write'] as const;
let graph: TestGraph;
let catalog: Catalog;
let clock = Date.parse('2024-07-01T00:00:00Z');
let tests = 0;
/** A source of this test alone. */
let source: string;

beforeAll(async () => {
  graph = await openTestGraph(() => new Date(clock));
  catalog = catalogOf(graph);
});

beforeEach(() => {
  source = `source-${++tests}`;
});

afterAll(() => graph.close());

const passSeconds = (seconds: number) => {
  clock += seconds * 1_000;
};
const started = async (input = {}) => (await catalog.start({ source, ...input })).run?.id ?? '';
const sync = (given: Parameters<Catalog['sync']>[0], input = {}) => catalog.sync(given, { source, ...input });
const national = () => {
  const subgraph = graph.subgraphs.find(({ name }) => name === 'national');
  if (!subgraph) throw new Error('no national');
  return subgraph.database;
};

describe('a full run', () => {
  it('creates, updates, retires and restores, and says what it did', async () => {
    const first = await sync(items(1, 30), { fileName: '/data/目录.csv', fileSha256: 'AB'.repeat(32) });
    expect(first.run).toMatchObject({ status: 'SUCCEEDED', fileName: '目录.csv', counts: { read: 30, created: 30 } });

    const second = await sync([...items(2, 29), item(30, { title: '改了', openToPublic: true })]);
    expect(second.run.counts).toEqual({
      read: 29,
      created: 0,
      updated: 1,
      unchanged: 28,
      restored: 0,
      retired: 1,
      rejected: 0,
      conflicts: 0,
    });
    expect(second.results.at(-1)).toEqual({
      externalId: 'e30',
      line: 29,
      outcome: 'UPDATED',
      changes: [
        { field: 'openToPublic', old: 'false', new: 'true' },
        { field: 'title', old: '合成样例数据30', new: '改了' },
      ],
      errors: [],
    });
    const { data } = await graph.execute(SyncRetiredDocument, { id: second.run.id }, SCOPES);
    expect(data?.catalogSyncRun?.retired.edges.map(({ node }) => node)).toEqual([
      { resourceId: expect.any(String), externalId: 'e1', code: '307001/000001', title: '合成样例数据1' },
    ]);

    const third = await sync(items(1, 30));
    expect(third.run.counts).toMatchObject({ restored: 1, updated: 1, unchanged: 28 });
  });

  it('keeps the history of an entry: which fields, when, by which run and whom', async () => {
    const code = '307001/990001';
    const first = await sync([item(1, { code, externalId: 'h' })], { fileName: 'a.csv', fileSha256: '0'.repeat(64) });
    passSeconds(60);
    await sync([], {});
    passSeconds(60);
    const third = await sync([item(1, { code, externalId: 'h', abstract: '摘要', items: [] })]);

    expect(await catalog.resource(code)).toMatchObject({
      status: 'ACTIVE',
      version: 3,
      classification: { classCode: '3', itemCode: '07', headCode: '001', detailCode: '' },
      externalIds: [{ source, externalId: 'h' }],
      provenance: { source, runId: third.run.id, fileName: null, line: 1 },
      history: [
        {
          version: 3,
          kind: 'RESTORED',
          runId: third.run.id,
          changes: [
            { field: 'abstract', old: null, new: '摘要' },
            { field: 'items', old: '[{"dataType":"CHARACTER","length":50,"name":"姓名"}]', new: null },
          ],
        },
        { version: 2, kind: 'RETIRED', changes: [] },
        { version: 1, kind: 'CREATED', runId: first.run.id, changes: [] },
      ],
    });
  });

  it('writes nothing where nothing changed', async () => {
    await sync(items(1, 20));
    const before = await tables();
    passSeconds(60);
    expect((await sync(items(1, 20))).run.counts).toMatchObject({ read: 20, unchanged: 20 });
    expect(await tables()).toEqual(before);
  });

  it('retires nothing before everything has arrived', async () => {
    await sync(items(1, 20));
    const id = await started();
    await catalog.push(id, 1, { items: items(1, 19) });

    const early = await catalog.finish(id, 20, { maxRetirePercent: 100 });
    expect(early).toMatchObject({ run: null, userErrors: [{ code: 'SYNC_INCOMPLETE', path: ['input', 'totalSeen'] }] });
    expect((await catalog.run(id))?.status).toBe('RUNNING');

    await catalog.push(id, 2, { items: [item(20)] });
    expect((await catalog.finish(id, 20)).run).toMatchObject({ status: 'SUCCEEDED', counts: { retired: 0 } });
  });

  it('is stopped by the guard when a file was cut short, and says what to do', async () => {
    await sync(items(1, 40));
    const id = await started();
    await catalog.push(id, 1, { items: items(1, 35) });
    const { run } = await catalog.finish(id, 35);

    expect(run).toMatchObject({ status: 'STOPPED_BY_GUARD', counts: { retired: 0 } });
    expect(run?.message).toBe(
      `Expected to retire at most 4 of the 40 entries "${source}" had (10 %), found 5 that are not in the file: nothing was retired. If the file was cut short, get it whole and run again; if these entries are gone, run again and allow 5 to be retired.`,
    );
    expect((await catalog.search({ filter: { source } })).totalCount).toBe(40);

    const again = await started();
    await catalog.push(again, 1, { items: items(1, 35) });
    expect((await catalog.finish(again, 35, { allowRetire: 5 })).run?.counts.retired).toBe(5);
  });

  it('retires exactly as much as the guard allows', async () => {
    await sync(items(1, 40));
    const id = await started();
    await catalog.push(id, 1, { items: items(1, 36) });
    expect((await catalog.finish(id, 36)).run).toMatchObject({ status: 'SUCCEEDED', counts: { retired: 4 } });
  });

  it('retires nothing with deletePolicy NONE, and in a delta', async () => {
    await sync(items(1, 10));
    const id = await started();
    await catalog.push(id, 1, { items: [item(1)] });
    expect((await catalog.finish(id, 1, { deletePolicy: 'NONE' })).run?.counts.retired).toBe(0);
    expect((await sync([item(2)], { mode: 'DELTA' })).run).toMatchObject({
      status: 'SUCCEEDED',
      counts: { retired: 0 },
    });
    expect((await catalog.search({ filter: { source } })).totalCount).toBe(10);
  });

  it('retires many in parts, and goes on where it stopped', async () => {
    await sync(items(1, 1_200));
    const id = await started();
    await catalog.push(id, 1, { items: [item(1)] });
    const ends = await Promise.all([
      catalog.finish(id, 1, { maxRetirePercent: 100 }),
      catalog.finish(id, 1, { maxRetirePercent: 100 }),
    ]);
    expect(ends.map(({ run }) => run?.counts.retired)).toEqual([1_199, 1_199]);
    expect((await catalog.search({ filter: { source, status: ['RETIRED'] } })).totalCount).toBe(1_199);
  });
});

describe('a dry run', () => {
  it('gives the exact plan and changes nothing', async () => {
    await sync(items(1, 30));
    await sync(items(2, 30));
    const next = [item(1), item(2, { title: '' }), item(3, { title: '改了' }), ...items(4, 28), item(31)];
    const before = await tables();

    const plan = await sync(next, { dryRun: true });
    expect(await tables()).toEqual(before);

    const real = await sync(next);
    expect(plan.results).toEqual(real.results);
    expect(plan.run.counts).toEqual(real.run.counts);
    expect(real.run.counts).toMatchObject({
      created: 1,
      updated: 1,
      restored: 1,
      rejected: 1,
      retired: 2,
      unchanged: 25,
    });
    expect(await retiredBy(plan.run.id)).toEqual(await retiredBy(real.run.id));
  });

  it('takes an id once, like a real run', async () => {
    const id = await started({ dryRun: true });
    await catalog.push(id, 1, { items: [item(1)] });
    expect((await catalog.push(id, 2, { items: [item(1)] })).results).toMatchObject([
      { outcome: 'REJECTED', errors: [{ code: 'DUPLICATE_EXTERNAL_ID' }] },
    ]);
  });
});

describe('idempotency', () => {
  it('gives the same run for the same key, and refuses the key for another', async () => {
    const input = { source, idempotencyKey: 'nightly', fileSha256: 'a'.repeat(64) };
    const { run } = await catalog.start(input);
    expect((await catalog.start(input)).run?.id).toBe(run?.id);
    expect((await catalog.start({ ...input, fileSha256: 'b'.repeat(64) })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_MISMATCH' },
    ]);
  });

  it('answers a repeated push as the first time, and counts it once', async () => {
    await sync([item(1), item(2)]);
    const id = await started();
    const content = {
      items: [item(1), item(2, { title: '改了' }), item(3), item(4, { title: '' })],
      seen: ['unknown'],
      idempotencyKey: 'k1',
    };
    const answer = await catalog.push(id, 1, content);
    expect(answer.results.map(({ outcome }) => outcome)).toEqual(['UNCHANGED', 'UPDATED', 'CREATED', 'REJECTED']);
    expect(answer.unknownSeen).toEqual(['unknown']);
    await catalog.push(id, 2, { items: [item(5)] });

    expect(await catalog.push(id, 1, content)).toEqual(answer);
    expect((await catalog.run(id))?.counts).toMatchObject({ read: 5, created: 2, updated: 1, rejected: 1 });
  });

  it.each([
    ['another content under a number that was taken', 1, { items: [item(9)] }, 'IDEMPOTENCY_MISMATCH'],
    ['another content under a key that was used', 2, { items: [item(9)], idempotencyKey: 'k' }, 'IDEMPOTENCY_MISMATCH'],
    ['a number that is not next', 3, { items: [item(9)] }, 'SYNC_SEQUENCE'],
  ])('refuses %s', async (_what, sequence, content, code) => {
    const id = await started();
    await catalog.push(id, 1, { items: [item(1)], idempotencyKey: 'k' });
    const refused = await catalog.push(id, sequence, content);
    expect(refused).toMatchObject({ results: [], nextSequence: null, userErrors: [{ code }] });
    expect((await catalog.run(id))?.counts.read).toBe(1);
  });
});

describe('the lease of a source', () => {
  it('keeps a second run out while the first shows signs of life', async () => {
    const id = await started();
    passSeconds(119);
    await catalog.push(id, 1, { items: [item(1)] });
    passSeconds(119);
    const { run, userErrors } = await catalog.start({ source });
    expect(run).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'SYNC_LEASED' }]);
    expect(userErrors[0]?.message).toContain('retryAfterSeconds=1.');
  });

  it('expires by itself, and the run that lost it takes nothing more', async () => {
    const id = await started({ idempotencyKey: 'lost' });
    await catalog.push(id, 1, { items: [item(1)] });
    passSeconds(120);
    const next = await started();

    expect(await catalog.run(id)).toMatchObject({ status: 'ABORTED', leaseExpiresAt: null });
    expect((await catalog.push(id, 2, { items: [item(2)] })).userErrors).toMatchObject([{ code: 'SYNC_RUN_OVER' }]);
    expect((await catalog.start({ source, idempotencyKey: 'lost' })).run).toMatchObject({ id, status: 'ABORTED' });
    expect((await catalog.push(next, 1, { items: [item(1)] })).results).toMatchObject([{ outcome: 'UNCHANGED' }]);
  });

  it('is kept by a run that was silent, as long as nobody wanted it', async () => {
    const id = await started({ idempotencyKey: 'slow' });
    passSeconds(1_000);
    expect((await catalog.start({ source, idempotencyKey: 'slow' })).run).toMatchObject({ id, status: 'RUNNING' });
    expect((await catalog.push(id, 1, { items: [item(1)] })).nextSequence).toBe(2);
  });

  it('is given free by the end of a run, and by giving it up', async () => {
    await catalog.abort(await started());
    await catalog.finish(await started(), 0);
    expect((await catalog.start({ source })).run?.status).toBe('RUNNING');
  });

  it('is one of many: two sources at once, and their ids do not collide', async () => {
    const one = await started({ source: `${source}-a` });
    const two = await started({ source: `${source}-b` });
    await Promise.all([
      catalog.push(one, 1, { items: items(1, 50) }),
      catalog.push(two, 1, { items: items(1, 50).map((each) => ({ ...each, title: `另一${each.title}` })) }),
    ]);
    const ends = await Promise.all([catalog.finish(one, 50), catalog.finish(two, 50)]);
    expect(ends.map(({ run }) => [run?.status, run?.counts.created])).toEqual([
      ['SUCCEEDED', 50],
      ['SUCCEEDED', 50],
    ]);
  });
});

describe('comparing before sending', () => {
  it('knows the digests and hashes a script computes from the same items', async () => {
    const given = items(1, 200);
    await sync(given);
    const ours = new BucketDigests();
    for (const each of given) ours.add(each.externalId, contentHash(each));

    const ask = (prefixes: string[], depth: number) =>
      graph.execute(CatalogDigestsDocument, { source, prefixes, depth }, SCOPES);
    expect((await ask([''], 0)).data?.catalogDigests).toEqual([ours.at('')]);
    expect((await ask([''], 3)).data?.catalogDigests).toEqual(ours.below('', 3));
    expect((await ask(['a', '3f'], 1)).data?.catalogDigests).toEqual([...ours.below('3f', 1), ...ours.below('a', 1)]);
    expect((await ask([''], 4)).errors).toMatchObject([
      { message: expect.stringContaining('at most 16384 buckets'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);

    const hashes = new Map<string, string>();
    let after: string | null = null;
    for (let pages = 0; pages < 3; pages++) {
      const page = await hashPage(after);
      for (const each of page?.hashes ?? []) hashes.set(each.externalId, each.contentHash);
      after = page?.pageInfo.endCursor ?? null;
      expect(page?.pageInfo.hasNextPage).toBe(pages < 2);
    }
    expect(hashes).toEqual(new Map(given.map((each) => [each.externalId, contentHash(each)])));
  });

  it('takes a whole bucket as seen if it is as the script says, and refuses it otherwise', async () => {
    const given = items(1, 100);
    await sync(given);
    const ours = new BucketDigests();
    for (const each of given) ours.add(each.externalId, contentHash(each));

    const id = await started();
    const wrong = { ...ours.at('0'), count: 1_000 };
    const { refusedBuckets } = await catalog.push(id, 1, { seenBuckets: [wrong, ...ours.below('', 1).slice(1)] });
    expect(refusedBuckets).toEqual(['0']);
    expect((await catalog.push(id, 2, { seenBuckets: [ours.at('')] })).refusedBuckets).toEqual(['']);
    await catalog.push(id, 3, { seenBuckets: [ours.at('0')] });
    const { run } = await catalog.finish(id, 100);
    expect(run).toMatchObject({ status: 'SUCCEEDED', counts: { read: 100, unchanged: 100, retired: 0 } });
  });
});

describe('the ministry of an entry', () => {
  it('is resolved anew when the registry learns another name', async () => {
    const given = items(1, 3).map((each) => ({ ...each, providerName: source }));
    await sync(given);
    const found = async (ministryId: string) =>
      (await catalog.search({ filter: { source, ministryId } })).edges.map(({ node }) => node.ministry?.name);
    expect(await found('civil-affairs')).toEqual([]);

    await national().write((manager) =>
      manager.insert('ministry_alias', { name: source, ministryId: 'civil-affairs' }),
    );
    expect(await resolveMinistries(national())).toBe(3);
    expect(await found('civil-affairs')).toEqual(['民政部', '民政部', '民政部']);
    expect(await resolveMinistries(national())).toBe(0);
    expect((await sync(given)).run.counts.unchanged).toBe(3);
  });
});

describe('what is kept of old runs', () => {
  it('is their report, not every push', async () => {
    const { run } = await sync([item(1), item(2, { title: '' })]);
    passSeconds(8 * 24 * 3_600);
    await sync([item(1)]);
    expect(await national().reader.countBy('catalog_push', { runId: Number(run.id) })).toBe(0);
    expect((await catalog.run(run.id))?.counts).toMatchObject({ created: 1, rejected: 1 });
  });
});

describe('who may', () => {
  it('write and read runs: only callers with catalog:write', async () => {
    const asked = graph.execute(SyncRunsDocument, {});
    expect((await asked).errors?.[0]).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    const other = await graph.execute(SyncRunsDocument, {}, ['report:draft']);
    expect(other.errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    const digests = await graph.execute(CatalogDigestsDocument, { source }, ['report:draft']);
    expect(digests.errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  it('is recorded: every step of every run is in the audit trail', async () => {
    const { run } = await sync([item(1)]);
    const { reader } = national();
    const { events, fault } = await verifyAudit(reader);
    expect(fault).toBeNull();
    expect(events).toBeGreaterThan(3);
    const recorded = await reader.query(
      `SELECT action, object FROM ${tableOf(reader, 'audit_event')} WHERE object LIKE '${source}/%' ORDER BY sequence`,
    );
    expect(recorded).toEqual([
      { action: 'startCatalogSync', object: `${source}/${run.id}` },
      { action: 'pushCatalogItems', object: `${source}/${run.id}/1` },
      { action: 'finishCatalogSync', object: `${source}/${run.id}` },
    ]);
  });
});

describe('the contract', () => {
  it.each(['catalog', 'catalog-sync'])('%s.graphql is answered', async (file) => {
    const text = readFileSync(new URL(`../contract/${file}.graphql`, import.meta.url), 'utf8');
    const answers = await contractAnswers(text);
    for (const answer of answers) expect(answer.errors).toBeUndefined();
  });
});

async function contractAnswers(text: string) {
  const operations = text.split(/\n(?=query|mutation)/).map((operation) => operation.trim());
  const { run } = await catalog.start({ source });
  const inputs: Record<string, object> = {
    SearchCatalog: { text: '样例' },
    Resource: { code: '307001/000001' },
    StartSync: { input: { source: `${source}-x`, mode: 'DELTA' } },
    PushItems: { input: { runId: run?.id, sequence: 1, items: [item(1)] } },
    FinishSync: { input: { runId: run?.id, totalSeen: 1 } },
    SyncRun: { id: run?.id },
  };
  const answers = [];
  for (const operation of operations) {
    const name = /(?:query|mutation) (\w+)/.exec(operation)?.[1] ?? '';
    answers.push(await graph.execute(operation, inputs[name], SCOPES));
  }
  return answers;
}

async function hashPage(after: string | null) {
  const variables = { source, prefixes: [''], first: 70, after };
  return (await graph.execute(CatalogHashesDocument, variables, SCOPES)).data?.catalogHashes;
}

async function retiredBy(id: string) {
  const { data } = await graph.execute(SyncRetiredDocument, { id }, SCOPES);
  return data?.catalogSyncRun?.retired.edges.map(({ node }) => node);
}

/** Everything the catalog knows of entries, besides what runs note for themselves. */
async function tables() {
  const { reader } = national();
  const rows = await Promise.all(
    ['national_resource', 'catalog_external_id', 'resource_change', 'catalog_search', 'catalog_cell'].map((name) =>
      reader.find(name),
    ),
  );
  const buckets = await reader.find('catalog_bucket');
  return [...rows, buckets.map(({ run_id: _run, runId: _by, seen: _seen, ...bucket }) => bucket)].map((table) =>
    table.map((row) => JSON.stringify(row)).sort(),
  );
}
