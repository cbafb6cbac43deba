import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BucketDigest, BucketDigests, bucketOf } from '../../catalog/bucket-digest.js';
import type { SourcedItem } from '../../catalog/catalog-item.js';
import { contentHash } from '../../catalog/content-hash.js';
import { CatalogDigestsDocument, ExportCatalogDocument } from '../../operations/generated/graphql.js';
import { type Catalog, catalogOf, item } from '../support/catalog.js';
import { CatalogModel } from '../support/catalog-model.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';

let graph: TestGraph;
let catalog: Catalog;
let sources = 0;

beforeAll(async () => {
  graph = await openTestGraph();
  catalog = catalogOf(graph);
});

afterAll(() => graph.close());

/** An item by number and variant: variant 0 is bad. */
const variant = fc.record({ number: fc.integer({ min: 1, max: 12 }), variant: fc.integer({ min: 0, max: 3 }) });
const run = fc.record({
  given: fc.uniqueArray(variant, { selector: ({ number }) => number, maxLength: 12 }),
  isFull: fc.boolean(),
  isDry: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0),
  batchSize: fc.integer({ min: 1, max: 5 }),
  /** Pushes that are sent again, as by a script that never saw their answers. */
  repeats: fc.array(fc.nat(11), { maxLength: 4 }),
  /** Whether entries the script knows to be unchanged are only listed. */
  listsSeen: fc.boolean(),
  /** Whether buckets that are all unchanged are only named. */
  marksBuckets: fc.boolean(),
  /** Starts anew half-way, as after a crash. */
  resumes: fc.boolean(),
});

type Run = typeof run extends fc.Arbitrary<infer T> ? T : never;

const toItem = ({ number, variant: version }: { number: number; variant: number }): SourcedItem =>
  item(number, { title: version === 0 ? '' : `资源${number}第${version}版`, openToPublic: version === 2 });

describe('any sequence of runs', () => {
  it('ends as a map and a few rules say, whatever is cut into which batches and sent twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 4 }), async (runs) => {
        const source = `model-${++sources}`;
        const model = new CatalogModel();
        for (const [index, each] of runs.entries()) {
          await checkRun(source, model, each, `${index}`);
          expect(await stateOf(source)).toEqual(model.state());
          expect(await digestOf(source)).toEqual(model.digests().below('', 2));
        }
      }),
      { numRuns: 25 },
    );
  }, 240_000);
});

async function checkRun(source: string, model: CatalogModel, each: Run, idempotencyKey: string): Promise<void> {
  const given = each.given.map(toItem);
  const seenBuckets = each.marksBuckets ? equalBuckets(given, model) : [];
  const marked = given.filter(({ externalId }) =>
    seenBuckets.some(({ prefix }) => bucketOf(externalId).startsWith(prefix)),
  );
  const listed = each.listsSeen ? given.filter((one) => model.isUnchanged(one) && !marked.includes(one)) : [];
  const pushed = given.filter((one) => !listed.includes(one) && !marked.includes(one));
  const batches = batchesOf(pushed, each.batchSize).map((items) => ({ items }));
  const pushes = [...batches, { seen: listed.map(({ externalId }) => externalId) }, { seenBuckets }];
  const input = { source, mode: each.isFull ? 'FULL' : 'DELTA', dryRun: each.isDry, idempotencyKey } as const;

  const started = await catalog.start(input);
  const runId = started.run?.id ?? '';
  const outcomes: string[] = [];
  for (const [index, push] of pushes.entries()) {
    const answer = await catalog.push(runId, index + 1, push);
    expect(answer.userErrors).toEqual([]);
    expect([...answer.unknownSeen, ...answer.refusedBuckets]).toEqual([]);
    outcomes.push(...answer.results.map(({ outcome }) => outcome));
    if (each.repeats.includes(index)) expect(await catalog.push(runId, index + 1, push)).toEqual(answer);
    if (each.resumes && index === 1) {
      expect((await catalog.start(input)).run).toMatchObject({ id: runId, acceptedSequence: index + 1 });
    }
  }
  const { run: ended } = await catalog.finish(runId, given.length, { maxRetirePercent: 100 });

  const expected = model.sync([...pushed, ...listed, ...marked], each);
  expect(outcomes).toEqual(expected.outcomes.slice(0, pushed.length));
  expect(ended?.counts).toEqual(expected.counts);
  expect(ended?.status).toBe(expected.counts.rejected > 0 ? 'PARTIAL' : 'SUCCEEDED');
  expect((await catalog.finish(runId, given.length)).run).toEqual(ended);
}

/** Buckets of which the script has exactly what the catalog has. */
function equalBuckets(given: readonly SourcedItem[], model: CatalogModel): BucketDigest[] {
  const ours = new BucketDigests();
  for (const one of given) ours.add(one.externalId, contentHash(one));
  const theirs = model.digests();
  return ours.below('', 1).filter(({ prefix, count, digest }) => {
    const their = theirs.at(prefix);
    return their.count === count && their.digest === digest;
  });
}

const batchesOf = (items: readonly SourcedItem[], size: number): SourcedItem[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

async function stateOf(source: string) {
  const filter = { source, status: ['ACTIVE' as const, 'RETIRED' as const] };
  const { data } = await graph.execute(ExportCatalogDocument, { filter });
  return (data?.nationalResources?.edges ?? [])
    .map(({ node: { externalIds, title, status, version } }) => ({
      externalId: externalIds[0]?.externalId ?? '',
      title,
      status,
      version,
    }))
    .sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
}

async function digestOf(source: string) {
  const { data } = await graph.execute(CatalogDigestsDocument, { source, depth: 2 }, ['catalog:write']);
  return data?.catalogDigests;
}
