import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BucketDigests, bucketOf } from '../../catalog/bucket-digest.js';
import type { CatalogItem } from '../../catalog/catalog-item.js';
import { checkItem } from '../../catalog/check-item.js';
import { KeyTable } from '../../catalog/compare/key-table.js';
import { survey } from '../../catalog/compare/survey.js';
import { contentHash } from '../../catalog/content-hash.js';
import { compare } from '../../cli/catalog/sync/compare.js';
import { Comparison } from '../../cli/catalog/sync/comparison.js';
import type { SyncServer } from '../../cli/catalog/sync/sync-server.js';
import { anyItems, item, tempPath, toAsync } from '../support/catalog-files.js';

describe('a table of keys', () => {
  it('keeps what a map keeps, through bytes too', () => {
    const entries = fc.array(fc.tuple(fc.nat(300), fc.nat(2 ** 32 - 1), fc.nat(2 ** 32 - 1)), { maxLength: 400 });
    fc.assert(
      fc.property(entries, (sets) => {
        const table = new KeyTable();
        const map = new Map<string, readonly [number, number]>();
        for (const [n, first, second] of sets) {
          const key = hash('sha256', `${n}`);
          table.set(key, [first, second]);
          map.set(key, [first, second]);
        }
        const again = KeyTable.fromBytes(table.toBytes());

        expect(table.size).toBe(map.size);
        for (const [key, pair] of map) expect([table.get(key), again.get(key)]).toEqual([pair, pair]);
        expect(table.get(hash('sha256', 'another'))).toBeNull();
        expect(table.filter(([first]) => first % 2 === 0).size).toBe(
          [...map.values()].filter(([first]) => first % 2 === 0).length,
        );
      }),
    );
  });

  it('takes the key of zeros as any other', () => {
    const table = new KeyTable();
    table.set('0'.repeat(16), [1, 2]);

    expect(table.get('0'.repeat(16))).toEqual([1, 2]);
  });
});

/** The comparing part of a server that has some entries, and how often it was asked. */
function serverOf(items: readonly CatalogItem[]) {
  const digests = new BucketDigests();
  for (const each of items) digests.add(each.externalId, contentHash(each));
  const asked = { digests: 0, hashes: 0 };
  const server = {
    digests: (_source: string, prefixes: readonly string[], depth: number) => {
      asked.digests += 1;
      return Promise.resolve(prefixes.flatMap((prefix) => digests.below(prefix, depth)));
    },
    hashes: (_source: string, prefixes: readonly string[]) => {
      const within = items.filter((each) => prefixes.some((prefix) => bucketOf(each.externalId).startsWith(prefix)));
      asked.hashes += within.length;
      return toAsync(within.map((each) => ({ externalId: each.externalId, contentHash: contentHash(each) })));
    },
  };
  return { server: server as unknown as SyncServer, asked };
}

const surveyOf = (items: readonly CatalogItem[]) =>
  survey(toAsync(items.map((each, line) => ({ item: each, line, sheet: null }))), () => {});
const SETTINGS = { source: 's', mode: 'FULL', concurrency: 2 } as const;
const numbered = (n: number, title = '样例') => item({ code: `307001/${n}`, title });

describe('comparing with the server', () => {
  const state = fc.array(fc.constantFrom('gone', 'same', 'changed', 'new'), { minLength: 1, maxLength: 300 });

  it('finds just what differs, whatever does', async () => {
    await fc.assert(
      fc.asyncProperty(state, async (states) => {
        const there = states.flatMap((each, n) => (each === 'new' ? [] : [numbered(n)]));
        const here = states.flatMap((each, n) =>
          each === 'gone' ? [] : [numbered(n, each === 'changed' ? '改' : '样例')],
        );
        const surveyed = await surveyOf(here);
        const comparison = await compare(serverOf(there).server, SETTINGS, surveyed);
        const path = tempPath('comparison');
        await comparison.save(path);
        const again = await Comparison.load(path);

        for (const [n, each] of states.entries()) {
          if (each === 'gone') continue;
          const found = comparison.of(numbered(n, each === 'changed' ? '改' : '样例'));
          expect(found === 'differs').toBe(each !== 'same');
          expect(again.of(numbered(n, each === 'changed' ? '改' : '样例'))).toBe(found);
        }
        // What is told of as a whole is what is found equal as a whole.
        const inBuckets = here.filter((each) => comparison.of(each) === 'bucket').length;
        expect(comparison.seenBuckets.reduce((sum, { count }) => sum + count, 0)).toBe(inBuckets);
        for (const bucket of again.seenBuckets) expect(bucket).toEqual(surveyed.digests.at(bucket.prefix));
      }),
      { numRuns: 60 },
    );
  });

  it('asks for little where little differs', async () => {
    const there = Array.from({ length: 20_000 }, (_, n) => numbered(n));
    const here = there.map((each, n) => (n % 2_000 === 0 ? numbered(n, '改') : each));
    const { server, asked } = serverOf(there);
    const comparison = await compare(server, SETTINGS, await surveyOf(here));

    expect(here.filter((each) => comparison.of(each) === 'differs')).toHaveLength(10);
    // Ten buckets of about five.
    expect(asked.hashes).toBeLessThan(300);
    expect(asked.digests).toBeLessThan(10);
  });

  it('asks once where nothing differs, and for no hash where the server has nothing', async () => {
    const items = Array.from({ length: 1_000 }, (_, n) => numbered(n));
    const same = serverOf(items);
    const comparison = await compare(same.server, SETTINGS, await surveyOf(items));
    const empty = serverOf([]);
    await compare(empty.server, SETTINGS, await surveyOf(items));

    expect(comparison.isWhole).toBe(true);
    expect(comparison.seenBuckets).toMatchObject([{ prefix: '', count: 1_000 }]);
    expect([same.asked, empty.asked]).toEqual([
      { digests: 1, hashes: 0 },
      { digests: 1, hashes: 0 },
    ]);
  });

  it('never takes a bucket as a whole in which a record was rejected', async () => {
    const items = Array.from({ length: 50 }, (_, n) => numbered(n));
    const outcomes = items.map((each, line) => ({ item: each, line, sheet: null }));
    const twice = numbered(7);
    const surveyed = await survey(toAsync([...outcomes, { item: twice, line: 99, sheet: null }]), () => {});
    const comparison = await compare(serverOf(items.filter((_, n) => n !== 7)).server, SETTINGS, surveyed);

    expect(surveyed.isDuplicate(twice.externalId)).toBe(true);
    expect(comparison.of(twice)).not.toBe('bucket');
  });
});

describe('an item that was read', () => {
  it('is one the server takes, and hashes as the server does', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        for (const each of items) {
          const checked = checkItem({ ...each, line: 1 });

          expect(checked.errors).toEqual([]);
          expect(contentHash(checked.item as CatalogItem)).toBe(contentHash(each));
        }
      }),
    );
  });
});
