import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prefectures } from '../../subgraphs/prefectures/subgraph.js';
import type { Database } from '../../subgraphs/shared/database/database.js';
import { openDatabase } from '../../subgraphs/shared/database/open-database.js';
import { SealedRows } from '../../subgraphs/shared/section/sealed-rows.js';
import { SectionReader } from '../../subgraphs/shared/section/section-reader.js';
import { SectionStore } from '../../subgraphs/shared/section/section-store.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const ACTOR = { subject: 'tester', tokenId: null, requestId: '', at: '2024-08-01T00:00:00.000Z' };
const JUNE = '2024-06/1';
const MAX_MIB = 1;

let testDatabase: TestDatabase;
let database: Database;
let store: SectionStore<string>;
/** What the section of each snapshot holds. */
let contents: Map<string, string | null>;
let sealed: SealedRows;
let reads: number;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  database = await openDatabase({ name: 'prefectures', ...prefectures.database }, testDatabase.options);
  contents = new Map();
  store = new SectionStore(database, (_, snapshot, content) => {
    contents.set(snapshot, content);
    return Promise.resolve();
  });
  sealed = new SealedRows(MAX_MIB);
  reads = 0;
});

afterEach(async () => {
  await database.close();
  await testDatabase.remove();
});

const toSnapshot = (key: string) => ({ month: key.slice(0, 7), revision: Number(key.slice(8)) });
const put = async (key: string, content: string | null, version = 0) => {
  await store.put(toSnapshot(key), version, content, ACTOR);
  return version + 1;
};
const seal = (key: string, version: number) => store.seal(toSnapshot(key), version, ACTOR);

/** One request of its own. */
const load = (key: string, { kind = 'Content', meanwhile = () => Promise.resolve() } = {}) => {
  const sections = new SectionReader(database.reader, sealed);
  const loader = sections.loader(kind, async (snapshots) => {
    reads++;
    const found = snapshots.map((snapshot) => ({ content: contents.get(snapshot) ?? null }));
    await meanwhile();
    return found;
  });
  return loader.load(key);
};

describe('rows of a section', () => {
  it('are read for every request while it is a draft', async () => {
    const version = await put(JUNE, '第一稿');
    expect(await load(JUNE)).toEqual({ content: '第一稿' });
    await put(JUNE, '第二稿', version);

    expect(await load(JUNE)).toEqual({ content: '第二稿' });
    expect(await load(JUNE)).toEqual({ content: '第二稿' });
    expect(reads).toBe(3);
  });

  it.each([
    ['with rows', '定稿'],
    ['that prints nothing', null],
  ])('are read once when it is sealed, %s', async (_, content) => {
    await seal(JUNE, await put(JUNE, content));
    const first = await load(JUNE);

    expect(first).toEqual({ content });
    expect(await load(JUNE)).toBe(first);
    expect(reads).toBe(1);
  });

  it('are not kept if it was sealed only after they were read: it may have been put anew in between', async () => {
    const version = await put(JUNE, '第一稿');
    const meanwhile = async () => {
      await seal(JUNE, await put(JUNE, '定稿', version));
    };

    expect(await load(JUNE, { meanwhile })).toEqual({ content: '第一稿' });
    expect(await load(JUNE)).toEqual({ content: '定稿' });
  });

  it('are those of the snapshot and kind asked for', async () => {
    for (const key of ['2024-06/1', '2024-06/2', '2024-05/1']) await seal(key, await put(key, key));

    for (const _ of [1, 2]) {
      for (const key of contents.keys()) expect(await load(key)).toEqual({ content: key });
    }
    expect(reads).toBe(3);
    await load(JUNE, { kind: 'Other' });
    expect(reads).toBe(4);
  });

  it('cannot be changed by who is given them', async () => {
    await seal(JUNE, await put(JUNE, '定稿'));
    const row = await load(JUNE);

    expect(() => {
      row.content = '改';
    }).toThrow(TypeError);
  });

  it('are read again when there was no more room for them, those first that were not asked for the longest', async () => {
    const months = ['2024-01/1', '2024-02/1', '2024-03/1'];
    for (const key of months) await seal(key, await put(key, '文'.repeat((0.4 * MAX_MIB * 1024 * 1024) / 2)));
    const [first = '', second = '', third = ''] = months;
    for (const key of [first, second, first]) await load(key);
    expect(reads).toBe(2);

    await load(third);
    await load(first);
    expect(reads).toBe(3);
    await load(second);
    expect(reads).toBe(4);
  });

  it('are not kept if they are more than there is room for', async () => {
    await seal(JUNE, await put(JUNE, '文'.repeat(MAX_MIB * 1024 * 1024)));
    await load(JUNE);
    await load(JUNE);

    expect(reads).toBe(2);
  });
});

describe('how far a section is', () => {
  it('is asked for every request until it is sealed', async () => {
    const stateOf = (key: string) => new SectionReader(database.reader, sealed).states.load(key);
    expect(await stateOf(JUNE)).toBeNull();
    const version = await put(JUNE, '第一稿');
    expect(await stateOf(JUNE)).toMatchObject({ version: 1, sealed: false });
    await seal(JUNE, version);

    const state = await stateOf(JUNE);
    expect(state).toMatchObject({ version: 1, sealed: true });
    expect(await stateOf(JUNE)).toBe(state);
  });
});
