import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BucketDigests, bucketOf, xorDigests } from '../../catalog/bucket-digest.js';
import type { CatalogItem } from '../../catalog/catalog-item.js';
import { contentHash } from '../../catalog/content-hash.js';
import { digestOf } from '../../subgraphs/shared/digest.js';
import { item } from '../support/catalog.js';

const text = fc.string({ unit: 'grapheme' });
const maybe = fc.option(text);
const anyItem: fc.Arbitrary<CatalogItem> = fc.record({
  externalId: text,
  code: text,
  title: text,
  abstract: maybe,
  providerName: text,
  providerCode: maybe,
  providerUnit: maybe,
  formatCategory: fc.constantFrom('DATABASE', null),
  formatType: maybe,
  formatDescription: maybe,
  items: fc.array(fc.record({ name: text, dataType: fc.constantFrom('DATE', null), length: fc.option(fc.nat()) })),
  sharingType: fc.constantFrom('UNCONDITIONAL', 'CONDITIONAL'),
  sharingCondition: maybe,
  sharingMethod: fc.constantFrom('PLATFORM', null),
  interfaceKind: fc.constantFrom('API', null),
  openToPublic: fc.option(fc.boolean()),
  openCondition: maybe,
  updateFrequency: fc.constantFrom('DAILY', null),
  publishedOn: maybe,
  relatedResourceCodes: fc.array(text),
  extensions: fc.array(fc.record({ name: text, value: text })),
});

describe('the hash of an item', () => {
  it('is the digest of its fields, and of nothing else', () => {
    fc.assert(
      fc.property(anyItem, fc.option(fc.nat()), (each, line) => {
        expect(contentHash(each)).toBe(digestOf(each));
        expect(contentHash({ ...each, line } as CatalogItem)).toBe(digestOf(each));
      }),
    );
  });

  it('takes what is missing for null', () => {
    const { abstract: _none, openToPublic: _either, ...rest } = item(1);
    expect(contentHash(rest as unknown as CatalogItem)).toBe(
      contentHash({ ...item(1), abstract: null, openToPublic: null }),
    );
  });
});

describe('digests of buckets', () => {
  const entries = fc.uniqueArray(fc.tuple(fc.string(), fc.string().map(digestOf)), {
    selector: ([id]) => id,
    maxLength: 60,
  });

  it('are the same for the same entries in any order, whatever came and went', () => {
    fc.assert(
      fc.property(entries, entries, (kept, gone) => {
        const one = new BucketDigests();
        const other = new BucketDigests();
        for (const [id, hash] of kept) one.add(id, hash);
        for (const [id, hash] of gone) other.add(id, hash);
        for (const [id, hash] of [...kept].reverse()) other.add(id, hash);
        for (const [id, hash] of gone) other.remove(id, hash);
        expect(other.below('', 4)).toEqual(one.below('', 4));
      }),
      { numRuns: 20 },
    );
  });

  it('add up: a bucket is all that is in it', () => {
    const digests = new BucketDigests();
    const hashes = Array.from({ length: 500 }, (_, index) => [`id${index}`, digestOf(index)] as const);
    for (const [id, hash] of hashes) digests.add(id, hash);
    for (const prefix of ['', '7', '7a', '7a0']) {
      const inside = hashes.filter(([id]) => bucketOf(id).startsWith(prefix));
      expect(digests.at(prefix)).toEqual({
        prefix,
        count: inside.length,
        digest: xorDigests(inside.map(([, hash]) => hash)),
      });
      const parts = digests.below(prefix, 1);
      expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(inside.length);
      expect(xorDigests(parts.map(({ digest }) => digest))).toBe(digests.at(prefix).digest);
    }
  });

  it('tell entries that swap their contents from those that do not', () => {
    const [a, b] = [item(1), item(2)];
    const swapped = [contentHash({ ...b, externalId: a.externalId }), contentHash({ ...a, externalId: b.externalId })];
    expect(xorDigests(swapped)).not.toBe(xorDigests([contentHash(a), contentHash(b)]));
  });
});
