import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  PushItemsDocument,
  StartSyncDocument,
  SyncRejectedDocument,
  UpsertResourceDocument,
} from '../../operations/generated/graphql.js';
import { type Catalog, catalogOf, item } from '../support/catalog.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';

const SCOPES = ['catalog:write'] as const;
let graph: TestGraph;
let catalog: Catalog;
let tests = 0;
/** A source of this test alone. */
let source: string;

beforeAll(async () => {
  graph = await openTestGraph();
  catalog = catalogOf(graph);
});

beforeEach(() => {
  source = `source-${++tests}`;
});

afterAll(() => graph.close());

const started = async () => (await catalog.start({ source })).run?.id ?? '';

describe('bad items', () => {
  it('never spoil their batch: each is rejected with line, field, code and hint', async () => {
    const bad = [
      { ...item(2), sharingType: '半公开', line: 7 },
      { ...item(3), title: null, code: '12', line: 8 },
      'no object',
      { ...item(5), colour: 'red' },
    ];
    const id = await started();
    const { results } = await catalog.push(id, 1, { items: [item(1), ...bad, item(6)] as never });

    expect(results.map(({ outcome }) => outcome)).toEqual([
      'CREATED',
      'REJECTED',
      'REJECTED',
      'REJECTED',
      'REJECTED',
      'CREATED',
    ]);
    expect(results[1]).toEqual({
      externalId: 'e2',
      line: 7,
      outcome: 'REJECTED',
      changes: [],
      errors: [
        {
          field: 'sharingType',
          code: 'NOT_IN_LIST',
          message: 'Expected one of UNCONDITIONAL, CONDITIONAL, NOT_SHARED, found "半公开".',
          hint: 'Use a value of the national guide; numbers of a product need a code map of their source.',
        },
      ],
    });
    expect(results[2]?.errors.map(({ field, code }) => [field, code])).toEqual([
      ['code', 'BAD_CODE'],
      ['title', 'REQUIRED'],
    ]);

    const { run } = await catalog.finish(id, 6);
    expect(run).toMatchObject({ status: 'PARTIAL', counts: { created: 2, rejected: 4 } });
    const { data } = await graph.execute(SyncRejectedDocument, { id, first: 3 }, SCOPES);
    const rejected = data?.catalogSyncRun?.rejected;
    expect(rejected?.edges.map(({ node }) => node.line)).toEqual([7, 8, null]);
    const rest = await graph.execute(SyncRejectedDocument, { id, after: rejected?.pageInfo.endCursor }, SCOPES);
    expect(rest.data?.catalogSyncRun?.rejected.edges.map(({ node }) => node.errors[0]?.code)).toEqual([
      'UNKNOWN_FIELD',
    ]);
  });

  it('may hold what no database can: that is wrong with the item, not with its push', async () => {
    const half = '\ud83d';
    const endless = Array.from({ length: 9_000 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7_919) % 20_000)),
    );
    const bad = [
      item(2, { title: '甲\0乙', line: 2 }),
      item(3, { title: `甲${half}乙`, line: 3 }),
      item(4, { extensions: [{ name: '备注', value: `${half}` }], line: 4 }),
      item(5, { externalId: 'e\0', line: 5 }),
      item(6, { externalId: half, line: 6 }),
      item(7, { externalId: endless.join(''), line: 7 }),
      { ...item(8, { line: 8 }), 'a\0': 1 },
      `\0${half}`,
      item(9, { title: `${'甲'.repeat(58)}😀\0`, line: 9 }),
    ];
    const id = await started();
    const { results } = await catalog.push(id, 1, { items: [item(1), ...bad, item(10)] as never });
    expect(results.map(({ outcome }) => outcome)).toEqual(['CREATED', ...bad.map(() => 'REJECTED'), 'CREATED']);
    const told = results.slice(1, -1).map(({ line, externalId, errors: [error] }) => {
      expect(error?.hint).toBeTruthy();
      expect(error?.message).not.toMatch(/[\0\p{Cs}]/u);
      return [line, externalId, error?.field, error?.code];
    });
    expect(told).toEqual([
      [2, 'e2', 'title', 'CONTROL_CHARACTER'],
      [3, 'e3', 'title', 'BAD_ENCODING'],
      [4, 'e4', 'extensions.0.value', 'BAD_ENCODING'],
      [5, null, 'externalId', 'CONTROL_CHARACTER'],
      [6, null, 'externalId', 'BAD_ENCODING'],
      [7, null, 'externalId', 'TOO_LONG'],
      [8, 'e8', 'a\\u0000', 'UNKNOWN_FIELD'],
      [null, null, null, 'WRONG_TYPE'],
      [9, 'e9', 'title', 'CONTROL_CHARACTER'],
    ]);
    const again = await catalog.push(id, 1, { items: [item(1), ...bad, item(10)] as never });
    expect(again.results).toEqual(results);
    expect((await catalog.finish(id, 11)).run).toMatchObject({
      status: 'PARTIAL',
      counts: { created: 2, rejected: 9 },
    });
    const { data } = await graph.execute(SyncRejectedDocument, { id }, SCOPES);
    expect(data?.catalogSyncRun?.rejected.edges.map(({ node: { line } }) => line)).toEqual(told.map(([line]) => line));
  });

  it('are the only place where such texts get through the door', async () => {
    const refused = { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] };
    const runId = await started();
    for (const text of ['a\0', '\udc00']) {
      const start = { source, mode: 'FULL' } as const;
      for (const input of [{ fileName: text }, { idempotencyKey: text }, { source: text }]) {
        expect(await graph.execute(StartSyncDocument, { input: { ...start, ...input } }, SCOPES)).toMatchObject(
          refused,
        );
      }
      const push = { runId, sequence: 1, items: [item(1, { title: text })] };
      for (const input of [
        { seen: [text] },
        { idempotencyKey: text },
        { seenBuckets: [{ prefix: text, count: 1, digest: '' }] },
      ]) {
        expect(await graph.execute(PushItemsDocument, { input: { ...push, ...input } }, SCOPES)).toMatchObject(refused);
      }
      const edit = { item: item(1, { title: text }), expectedVersion: 0 };
      expect(await graph.execute(UpsertResourceDocument, { input: { ...edit, reason: text } }, SCOPES)).toMatchObject(
        refused,
      );
      const { data } = await graph.execute(UpsertResourceDocument, { input: edit }, SCOPES);
      expect(data?.upsertNationalResource?.userErrors).toMatchObject([{ path: ['input', 'item', 'title'] }]);
    }
    const tooLong = await catalog.push(runId, 1, { idempotencyKey: 'k'.repeat(301) });
    expect(tooLong.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['input', 'idempotencyKey'] }]);
  });

  it('with one id are all rejected, in one push and over several; the entry they mean is not retired', async () => {
    await catalog.sync([item(1), item(2)], { source });
    const id = await started();
    const twins = [item(1, { title: '甲' }), item(1, { title: '乙' }), item(2)];
    expect((await catalog.push(id, 1, { items: twins })).results).toMatchObject([
      { outcome: 'REJECTED', errors: [{ field: 'externalId', code: 'DUPLICATE_EXTERNAL_ID' }] },
      { outcome: 'REJECTED' },
      { outcome: 'UNCHANGED' },
    ]);
    expect((await catalog.push(id, 2, { items: [item(2)], seen: ['e2'] })).results).toMatchObject([
      { outcome: 'REJECTED', errors: [{ code: 'DUPLICATE_EXTERNAL_ID' }] },
    ]);
    expect((await catalog.finish(id, 4)).run).toMatchObject({ status: 'PARTIAL', counts: { rejected: 3, retired: 0 } });
  });
});
