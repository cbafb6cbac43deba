import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketOf } from '../../catalog/bucket-digest.js';
import {
  ResourceDocument,
  type RetireNationalResourceInput,
  RetireResourceDocument,
  type UpsertNationalResourceInput,
  UpsertResourceDocument,
} from '../../operations/generated/graphql.js';
import { verifyAudit } from '../../subgraphs/shared/audit/audit-trail.js';
import { type Catalog, catalogOf, item, items } from '../support/catalog.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';

let graph: TestGraph;
let catalog: Catalog;

beforeAll(async () => {
  graph = await openTestGraph();
  catalog = catalogOf(graph);
});

afterAll(() => graph.close());

const SCOPES = ['catalog:write'] as const;

/** External ids that fall into the bucket of the first. */
function inOneBucket(count: number): string[] {
  const ids: string[] = [];
  for (let number = 0; ids.length < count; number++) {
    if (bucketOf(`b${number}`) === bucketOf('b0')) ids.push(`b${number}`);
  }
  return ids;
}

const upsert = async (input: UpsertNationalResourceInput) =>
  (await graph.execute(UpsertResourceDocument, { input }, SCOPES)).data?.upsertNationalResource;
const retire = async (input: RetireNationalResourceInput) =>
  (await graph.execute(RetireResourceDocument, { input }, SCOPES)).data?.retireNationalResource;

describe('an edit by a person', () => {
  it('makes an entry, changes it, and keeps who, when and why', async () => {
    const entry = item(1, { externalId: 'own', code: '307001/000900' });
    const made = await upsert({ item: entry, expectedVersion: 0 });
    expect(made).toMatchObject({ resource: { source: 'manual', version: 1, status: 'ACTIVE' }, userErrors: [] });

    const changed = await upsert({ item: { ...entry, title: '新名' }, expectedVersion: 1, reason: '更名' });
    expect(changed?.resource).toMatchObject({
      title: '新名',
      version: 2,
      provenance: { source: 'manual', runId: null, line: null },
      history: [
        { version: 2, kind: 'UPDATED', reason: '更名', changes: [{ field: 'title', old: entry.title, new: '新名' }] },
        { version: 1, kind: 'CREATED' },
      ],
    });
    const { edges } = await catalog.search({ text: '新名' });
    expect(edges).toHaveLength(1);
  });

  it('is refused when the entry was changed since it was read, and names the version found', async () => {
    const entry = item(2, { externalId: 'race', code: '307001/000901' });
    await upsert({ item: entry, expectedVersion: 0 });
    const edits = ['甲', '乙', '丙', '丁'].map((title) => upsert({ item: { ...entry, title }, expectedVersion: 1 }));
    const answers = await Promise.all(edits);

    expect(answers.filter((answer) => answer?.resource)).toHaveLength(1);
    const refused = answers.flatMap((answer) => answer?.userErrors ?? []);
    expect(refused).toHaveLength(3);
    expect(refused[0]).toEqual({
      code: 'CONFLICT',
      message: 'Expected version 1 of the entry, found version 2. Read it again, then repeat the change.',
      path: ['input', 'expectedVersion'],
    });
  });

  it('changes nothing when it is repeated', async () => {
    const entry = item(3, { externalId: 'twice', code: '307001/000902' });
    await upsert({ item: entry, expectedVersion: 0 });
    expect((await upsert({ item: entry, expectedVersion: 0 }))?.resource?.version).toBe(1);
  });

  it('says what is wrong with an item', async () => {
    expect(await upsert({ item: { ...item(4), code: 'x' }, expectedVersion: 0 })).toMatchObject({
      resource: null,
      userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'item', 'code'] }],
    });
  });

  it('retires an entry with a reason; its source brings it back', async () => {
    await catalog.sync(items(10, 12), { source: 'retiring' });
    const code = '307001/000011';
    expect(await retire({ code, expectedVersion: 2, reason: '停用' })).toMatchObject({
      userErrors: [{ code: 'CONFLICT' }],
    });
    expect((await retire({ code, expectedVersion: 1, reason: '停用' }))?.resource).toMatchObject({
      status: 'RETIRED',
      version: 2,
    });
    expect((await retire({ code: '307001/999999', expectedVersion: 1, reason: '停用' }))?.userErrors).toMatchObject([
      { code: 'RESOURCE_NOT_FOUND' },
    ]);
    expect((await retire({ expectedVersion: 1, reason: '停用' }))?.userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT' },
    ]);

    const { run } = await catalog.sync(items(10, 12), { source: 'retiring' });
    expect(run.counts).toMatchObject({ restored: 1, unchanged: 2 });
    expect((await catalog.resource(code))?.history.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['RESTORED', null],
      ['RETIRED', '停用'],
      ['CREATED', null],
    ]);
  });

  it('to an entry of a source stays until the source changes it too; then the run says so', async () => {
    const source = 'edited';
    const [entry = item(20)] = items(20, 20);
    await catalog.sync([entry], { source });
    await upsert({ source, item: { ...entry, title: '人工改名' }, expectedVersion: 1 });

    expect((await catalog.sync([entry], { source })).run.counts).toMatchObject({ unchanged: 1, updated: 0 });
    const changed = { ...entry, title: '来源改名' };
    const kept = await catalog.sync([changed], { source });
    expect(kept.run).toMatchObject({ status: 'PARTIAL', counts: { conflicts: 1, updated: 0, retired: 0 } });
    expect(kept.results).toMatchObject([{ outcome: 'CONFLICT', errors: [{ code: 'EDITED_HERE' }] }]);
    expect((await catalog.resource(entry.code))?.title).toBe('人工改名');

    expect((await catalog.sync([changed], { source, onConflict: 'OVERWRITE' })).run.counts.updated).toBe(1);
    expect((await catalog.resource(entry.code))?.title).toBe('来源改名');
    expect((await catalog.sync([changed], { source })).run.counts.unchanged).toBe(1);
  });

  it('that its source adopts changes nothing any more, and the next word of the source counts', async () => {
    const source = 'adopting';
    const [entry = item(25)] = items(25, 25);
    const edited = { ...entry, title: '人工改名' };
    await catalog.sync([entry], { source });
    await upsert({ source, item: edited, expectedVersion: 1 });

    for (const dryRun of [true, false]) {
      const { run, results } = await catalog.sync([edited], { source, dryRun });
      expect(run).toMatchObject({ status: 'SUCCEEDED', counts: { unchanged: 1, updated: 0, retired: 0 } });
      expect(results).toMatchObject([{ outcome: 'UNCHANGED', changes: [] }]);
    }
    expect((await catalog.resource(entry.code))?.version).toBe(2);

    const { run } = await catalog.sync([entry], { source });
    expect(run).toMatchObject({ status: 'SUCCEEDED', counts: { updated: 1, conflicts: 0 } });
    expect((await catalog.resource(entry.code))?.title).toBe(entry.title);
  });

  it('in the middle of a run leaves its counts right', async () => {
    const source = 'meanwhile';
    const given = items(30, 49).map((each) => ({ ...each, code: each.code.replace('307001', '307002') }));
    await catalog.sync(given, { source });
    const { run } = await catalog.start({ source });
    await catalog.push(run?.id ?? '', 1, { items: given.slice(0, 10) });
    await retire({ code: given[0]?.code ?? '', expectedVersion: 1, reason: '停用' });
    await retire({ code: given[15]?.code ?? '', expectedVersion: 1, reason: '停用' });
    await catalog.push(run?.id ?? '', 2, { items: given.slice(10, 18) });
    const ended = await catalog.finish(run?.id ?? '', 18);
    expect(ended.run).toMatchObject({ counts: { unchanged: 17, restored: 1, retired: 2 } });
    expect((await catalog.search({ filter: { source } })).totalCount).toBe(17);
  });

  it('does not make a run forget that it has taken the entry, nor what it is to retire', async () => {
    const source = 'remembering';
    const ids = inOneBucket(4);
    const given = ids.map((externalId, index) => item(index, { externalId, code: `307004/00000${index}` }));
    const [edited, retired, back, gone] = given;
    if (!edited || !retired || !back || !gone) throw new Error('Invariant broken: four entries');
    await catalog.sync(given, { source });

    const { run } = await catalog.start({ source });
    const runId = run?.id ?? '';
    const changed = [edited, retired, back].map((each) => ({ ...each, abstract: '来源改了' }));
    await catalog.push(runId, 1, { items: changed });
    await upsert({ source, item: { ...edited, title: '人工改名' }, expectedVersion: 2 });
    await retire({ code: retired.code, expectedVersion: 2, reason: '停用' });
    await retire({ code: back.code, expectedVersion: 2, reason: '停用' });
    await upsert({ source, item: { ...back, title: '又启用' }, expectedVersion: 3 });

    const twins = await catalog.push(runId, 2, { items: changed });
    expect(twins.results.map(({ outcome, errors }) => [outcome, errors[0]?.code])).toEqual(
      changed.map(() => ['REJECTED', 'DUPLICATE_EXTERNAL_ID']),
    );
    const stopped = await catalog.finish(runId, 6, { maxRetirePercent: 0, allowRetire: 1 });
    expect(stopped.run?.counts).toMatchObject({ read: 6, updated: 3, rejected: 3, retired: 1 });
    const states = await Promise.all(given.map(async ({ code }) => (await catalog.resource(code))?.status));
    expect(states).toEqual(['ACTIVE', 'RETIRED', 'ACTIVE', 'RETIRED']);
    expect((await catalog.resource(gone.code))?.history[0]).toMatchObject({ kind: 'RETIRED', reason: null });
  });

  it('is written into the audit trail', async () => {
    const national = graph.subgraphs.find(({ name }) => name === 'national');
    if (!national) throw new Error('no national');
    expect((await verifyAudit(national.database.reader)).fault).toBeNull();
  });
});

describe('one code in two sources', () => {
  it('means the active entry, and of two active ones the first', async () => {
    const entry = item(60, { code: '307003/000001' });
    await catalog.sync([entry], { source: 'first-come' });
    await catalog.sync([{ ...entry, title: '后来' }], { source: 'second' });
    const title = async () =>
      (await graph.execute(ResourceDocument, { code: entry.code })).data?.nationalResource?.title;
    expect(await title()).toBe(entry.title);

    await catalog.sync([], { source: 'first-come' });
    expect(await title()).toBe('后来');
  });
});
