import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourcedItem } from '../../catalog/catalog-item.js';
import { CommandError } from '../../cli/shared/exit-codes.js';
import {
  OpenRevisionDocument,
  PublishReportDocument,
  PutPrefectureSharingDocument,
  type UpsertNationalResourceInput,
  UpsertResourceDocument,
} from '../../operations/generated/graphql.js';
import { AuditEventEntity } from '../../subgraphs/shared/audit/audit-event.entity.js';
import { verifyAudit } from '../../subgraphs/shared/audit/audit-trail.js';
import { SCOPES } from '../../subgraphs/shared/auth/caller.js';
import type { SubgraphName } from '../../subgraphs/shared/config/config.js';
import { type Catalog, catalogOf, item, items } from '../support/catalog.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { importData } from '../support/import-data.js';
import { juneIssue } from '../support/june-issue.js';

const AT_ONCE = 50;
/** A row as good as any. */
const EVENT = {
  at: '',
  requestId: '',
  subject: '',
  tokenId: null,
  action: 'test',
  object: '',
  before: null,
  after: null,
  reason: null,
  previousHash: '',
  hash: '',
};
const COUNT = Array.from({ length: AT_ONCE }, (_, n) => n);

let graph: TestGraph;
let catalog: Catalog;

beforeAll(async () => {
  graph = await openTestGraph();
  catalog = catalogOf(graph);
});

afterAll(() => graph.close());

const open = async (month: string, idempotencyKey?: string, reason?: string) =>
  (await graph.execute(OpenRevisionDocument, { input: { month, idempotencyKey, reason } }, SCOPES)).data?.openRevision;
const upsert = async (input: UpsertNationalResourceInput) =>
  (await graph.execute(UpsertResourceDocument, { input }, SCOPES)).data?.upsertNationalResource;

const databaseOf = (name: SubgraphName) => {
  const subgraph = graph.subgraphs.find((each) => each.name === name);
  if (!subgraph) throw new Error(`no subgraph "${name}"`);
  return subgraph.database;
};
const eventsOf = (name: SubgraphName, action: string) => databaseOf(name).reader.countBy(AuditEventEntity, { action });

async function draftOf(month: string) {
  const draftToken = (await open(month))?.report?.draftToken ?? '';
  return async (expectedVersion: number, leaders: string[]) => {
    const content = { serviceLeaders: leaders, serviceRanking: [], usageLeaders: [], usageRanking: [] };
    const input = { draftToken, expectedVersion, content };
    const { data } = await graph.execute(PutPrefectureSharingDocument, { input }, SCOPES);
    return { version: data?.put?.state?.version, code: data?.put?.userErrors[0]?.code ?? null };
  };
}

describe('transactions side by side', () => {
  it('that fail take nothing of the others with them (#38, #39)', async () => {
    const refused = await open('2030-01');
    const changes = COUNT.flatMap((n) => [
      upsert({ item: item(n, { externalId: `own ${n}`, code: `307001/1${n}` }), expectedVersion: 0 }),
      // Refused in the middle of its transaction, after it has taken the lock: no such version.
      upsert({ item: item(n, { externalId: `own ${n}`, code: `307001/2${n}` }), expectedVersion: 7 }),
    ]);
    const publications = COUNT.map(() =>
      graph.execute(
        PublishReportDocument,
        { input: { month: '2030-01', revision: refused?.report?.revision ?? 0, proof: 'none' } },
        SCOPES,
      ),
    );
    const answers = await Promise.all(changes);
    await Promise.all(publications);

    const made = answers.filter((_, n) => n % 2 === 0);
    expect(made.map((answer) => answer?.resource?.version)).toEqual(COUNT.map(() => 1));
    const failed = answers.filter((_, n) => n % 2 === 1);
    expect(failed.map((answer) => answer?.userErrors[0]?.code)).toEqual(COUNT.map(() => 'CONFLICT'));
    for (const n of COUNT) {
      expect((await catalog.resource(`307001/1${n}`))?.title).toBe(item(n).title);
      expect(await catalog.resource(`307001/2${n}`)).toBeNull();
    }
    expect(await eventsOf('national', 'upsertNationalResource')).toBe(AT_ONCE);
  });

  it('are not seen before they are over, and not at all if they fail (#39)', async () => {
    const database = databaseOf('cases');
    const add = async (manager: EntityManager, sequence: number) => {
      await manager.insert(AuditEventEntity, { ...EVENT, sequence });
      await setImmediate();
    };
    const seen: Promise<number>[] = [];
    // Not waited for: where all share one session, it is answered after the transaction it looks at.
    const look = () => seen.push(database.reader.countBy(AuditEventEntity, { action: EVENT.action }));
    const failing = database.write(async (manager) => {
      await add(manager, 9_001);
      look();
      await add(manager, 9_002);
      throw new Error('on purpose');
    });
    const succeeding = database.write(async (manager) => {
      await add(manager, 9_003);
      look();
      await add(manager, 9_004);
    });
    const [failed] = await Promise.allSettled([failing, succeeding]);
    look();
    const counts = await Promise.all(seen);

    expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'on purpose' } });
    for (const count of counts) expect([0, 2]).toContain(count);
    expect(counts.at(-1)).toBe(2);
    await database.write((manager) => manager.delete(AuditEventEntity, { action: EVENT.action }));
  });
});

describe(`${AT_ONCE} editors of one draft (#40)`, () => {
  it('who all read the same version: one is heard, the others are told', async () => {
    const put = await draftOf('2030-02');
    const answers = await Promise.all(COUNT.map((n) => put(0, [`编辑 ${n}`])));

    expect(answers.filter(({ code }) => code === null)).toEqual([{ version: 1, code: null }]);
    expect(answers.filter(({ code }) => code === 'SECTION_CONFLICT')).toHaveLength(AT_ONCE - 1);
  });

  it('who each read again when they are told: all are heard, none twice', async () => {
    const entry = item(1, { externalId: 'counter', code: '307001/000777', title: '0 个' });
    await upsert({ item: entry, expectedVersion: 0 });
    let conflicts = 0;
    const addOne = async (n: number) => {
      for (;;) {
        const found = await catalog.resource(entry.code ?? '');
        // Of another text each: what is there already is no change.
        const title = `${Number.parseInt(found?.title ?? '', 10) + 1} 个 (${n})`;
        const answer = await upsert({ item: { ...entry, title }, expectedVersion: found?.version ?? 0 });
        if (answer?.resource) return;
        expect(answer?.userErrors[0]?.code).toBe('CONFLICT');
        conflicts++;
        await sleep(Math.random() * 300);
      }
    };
    await Promise.all(COUNT.map(addOne));

    const counted = await catalog.resource(entry.code ?? '');
    expect(counted?.title).toMatch(new RegExp(`^${AT_ONCE} 个`));
    expect(counted?.version).toBe(AT_ONCE + 1);
    expect(conflicts).toBeGreaterThan(0);
  });
});

describe(`one idempotency key, ${AT_ONCE} times at once (#41)`, () => {
  it('opens one revision, and is refused for another reason', async () => {
    const before = await eventsOf('reports', 'openRevision');
    const answers = await Promise.all(COUNT.map(() => open('2030-03', 'key', '第一次')));

    expect(new Set(answers.map((answer) => answer?.report?.revision))).toEqual(new Set([1]));
    expect(await eventsOf('reports', 'openRevision')).toBe(before + 1);
    expect((await open('2030-03', 'key', '第二次'))?.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_MISMATCH' }]);
    expect((await open('2030-03', 'other', '第二次'))?.report?.revision).toBe(2);
  });

  it('and as many keys open as many revisions, numbered without a gap', async () => {
    const answers = await Promise.all(COUNT.map((n) => open('2030-04', `key ${n}`)));

    const numbers = answers.map((answer) => answer?.report?.revision ?? 0).sort((a, b) => a - b);
    expect(numbers).toEqual(COUNT.map((n) => n + 1));
  });

  it('starts one sync, takes one push, and is refused for other content', async () => {
    const source = 'same-key';
    const starts = await Promise.all(COUNT.map(() => catalog.start({ source, idempotencyKey: 'run' })));
    const runs = new Set(starts.map(({ run }) => run?.id));
    expect(runs.size).toBe(1);
    const id = [...runs][0] ?? '';
    expect((await catalog.start({ source, idempotencyKey: 'run', mode: 'DELTA' })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_MISMATCH' },
    ]);

    const content = { items: items(1, 5), idempotencyKey: 'push' };
    const pushes = await Promise.all(COUNT.map(() => catalog.push(id, 1, content)));
    const [first] = pushes;
    expect(first?.results.map(({ outcome }) => outcome)).toEqual(Array(5).fill('CREATED'));
    for (const push of pushes) expect(push).toEqual(first);
    expect((await catalog.push(id, 1, { ...content, items: items(1, 6) })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_MISMATCH' },
    ]);
    const { run } = await catalog.finish(id, 5);
    expect(run).toMatchObject({ status: 'SUCCEEDED', counts: { read: 5, created: 5 } });
  });

  it('publishes once, however many import the same document', async () => {
    const imports = await Promise.allSettled(COUNT.slice(0, 10).map(() => importData(graph, juneIssue())));
    for (const result of imports) {
      if (result.status === 'fulfilled') expect(result.value).toMatchObject({ revision: 1, status: 'PUBLISHED' });
      else expect(result.reason).toBeInstanceOf(CommandError);
    }

    expect(imports.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await eventsOf('reports', 'publishReport')).toBe(1);
  });
});

describe('two sync scripts (#42)', () => {
  it('of one source, with sets that overlap, in opposite order: the end is that of one after the other', async () => {
    const source = 'overlap';
    const setOf = (script: string, from: number, to: number) =>
      items(from, to).map((each) => ({ ...each, title: `${script} ${each.externalId}` }));
    const scripts = { 甲: setOf('甲', 1, 40), 乙: setOf('乙', 20, 60).reverse() };
    const ended: string[] = [];
    const apply = async (name: keyof typeof scripts) => {
      for (;;) {
        const { run, userErrors } = await catalog.start({ source });
        if (run) {
          const set = scripts[name];
          for (let at = 0, sequence = 1; at < set.length; at += 10, sequence++) {
            const pushed = await catalog.push(run.id, sequence, { items: set.slice(at, at + 10) });
            expect(pushed.userErrors).toEqual([]);
          }
          await catalog.finish(run.id, set.length, { maxRetirePercent: 100 });
          ended.push(name);
          return;
        }
        expect(userErrors).toMatchObject([{ code: 'SYNC_LEASED' }]);
        await setImmediate();
      }
    };
    await Promise.all([apply('甲'), apply('乙')]);

    const last = scripts[ended.at(-1) as keyof typeof scripts];
    const { edges } = await catalog.search({ filter: { source }, first: 100 });
    const found = edges.map(({ node }) => node.title).sort();
    expect(found).toEqual(last.map(({ title }) => title).sort());
  });

  it('of two sources that give the same codes push at once, and both are taken whole', async () => {
    const script = async (source: string, order: (batch: SourcedItem[]) => SourcedItem[]) => {
      const id = (await catalog.start({ source })).run?.id ?? '';
      for (let n = 0; n < 10; n++) {
        const pushed = await catalog.push(id, n + 1, { items: order(items(n * 10 + 1, n * 10 + 10)) });
        expect(pushed.userErrors).toEqual([]);
      }
      return catalog.finish(id, 100);
    };
    const ends = await Promise.all([script('one', (batch) => batch), script('two', (batch) => batch.reverse())]);

    for (const { run } of ends) expect(run).toMatchObject({ status: 'SUCCEEDED', counts: { created: 100 } });
  });
});

describe('the audit trail after all of it', () => {
  it('is whole in every subgraph (#38)', async () => {
    for (const { name, database } of graph.subgraphs) {
      expect({ name, fault: (await verifyAudit(database.reader)).fault }).toEqual({ name, fault: null });
    }
  });
});
