import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourcedItem } from '../../catalog/catalog-item.js';
import { CatalogFacetsDocument, type NationalResourceFilter } from '../../operations/generated/graphql.js';
import { CatalogSearch, type SearchLimits } from '../../subgraphs/national/catalog-search/catalog-search.js';
import type { Place, Placed, SearchQuery } from '../../subgraphs/national/catalog-search/search-query.js';
import { type Catalog, catalogOf, item } from '../support/catalog.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';

let graph: TestGraph;
let catalog: Catalog;

beforeAll(async () => {
  graph = await openTestGraph();
  catalog = catalogOf(graph);
});

afterAll(() => graph.close());

const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/** Search as one would write it for ten entries. */
function naively(
  all: readonly SourcedItem[],
  text: string,
  { sharingType, openToPublic, ministryId }: NationalResourceFilter,
) {
  const wanted = fold(text).trim();
  const rankOf = ({ title, code }: SourcedItem) => {
    if (wanted === '' || fold(title) === wanted || code === wanted) return 0;
    if (fold(title).startsWith(wanted) || code.startsWith(wanted)) return 1;
    return fold(title).includes(wanted) ? 2 : 3;
  };
  return all
    .filter((each) => rankOf(each) < 3)
    .filter((each) => !sharingType || [sharingType].flat().includes(each.sharingType))
    .filter((each) => typeof openToPublic !== 'boolean' || each.openToPublic === openToPublic)
    .filter((each) => !ministryId || each.providerName === '民政部')
    .sort((a, b) => rankOf(a) - rankOf(b) || byCodePoint(fold(a.title), fold(b.title)) || byCodePoint(a.code, b.code));
}

/** Titles of few characters, so that they contain each other: Chinese, outside the basic plane, ASCII, signs that mean something to a database. */
const character = fc.constantFrom(...'行政处罚低保数据信息（）() Aaab1２2/%_\'"\\*-&|!:𠮷é');
const title = fc
  .array(character, { minLength: 1, maxLength: 6 })
  .map((characters) => characters.join(''))
  .filter((text) => text.trim() !== '');
const query = fc.record({
  text: fc.oneof(fc.constant(''), title, fc.constantFrom('3', '30', '307', '307001/00000', '307001/000003')),
  filter: fc.record(
    {
      sharingType: fc.subarray(['UNCONDITIONAL', 'CONDITIONAL', 'NOT_SHARED'] as const, { minLength: 1 }),
      openToPublic: fc.boolean(),
      ministryId: fc.constant('civil-affairs'),
    },
    { requiredKeys: [] },
  ),
  first: fc.integer({ min: 1, max: 5 }),
});

describe('search', () => {
  it('finds what a plain filter finds, in its order, page by page, with its counts', async () => {
    let sources = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(title, { minLength: 1, maxLength: 25 }),
        fc.array(query, { minLength: 1, maxLength: 6 }),
        async (titles, queries) => {
          const source = `search-${++sources}`;
          const all = titles.map((each, index) =>
            item(index + 1, {
              title: each,
              providerName: index % 3 === 0 ? '税务总局' : '民政部',
              sharingType: (['UNCONDITIONAL', 'CONDITIONAL', 'NOT_SHARED'] as const)[index % 3] ?? 'CONDITIONAL',
              openToPublic: index % 2 === 0,
            }),
          );
          await catalog.sync(all, { source });
          for (const { text, filter, first } of queries) {
            const expected = naively(all, text, filter);
            const { found, totals } = await pages({ text, filter: { ...filter, source }, first });
            expect({ text, filter, found }).toEqual({ text, filter, found: expected.map(({ code }) => code) });
            expect(new Set(totals)).toEqual(new Set([expected.length]));
            for (const limits of OTHER_WAYS) {
              const codes = await foundBy(
                limits,
                { text: fold(text).trim() || null, filter: { ...filter, source } },
                first,
              );
              expect({ text, filter, limits, codes }).toEqual({
                text,
                filter,
                limits,
                codes: expected.map(({ code }) => code),
              });
            }
            expect(await sharingFacet(text, { ...filter, source })).toEqual(countBy(expected));
          }
        },
      ),
      { numRuns: 20 },
    );
  }, 240_000);

  it('finds 行政处罚 wherever it stands, and two-character words', async () => {
    const titles = ['民政部-行政处罚', '行政处罚', '行政处罚决定', '行政许可', '处罚', '低保', '城乡低保对象'];
    await catalog.sync(
      titles.map((each, index) => item(index + 1, { title: each })),
      { source: 'words' },
    );
    const find = async (text: string) =>
      (await catalog.search({ text, filter: { source: 'words' } })).edges.map(({ node }) => node.title);

    expect(await find('行政处罚')).toEqual(['行政处罚', '行政处罚决定', '民政部-行政处罚']);
    expect(await find('低保')).toEqual(['低保', '城乡低保对象']);
    expect(await find('罚')).toEqual(['处罚', '民政部-行政处罚', '行政处罚', '行政处罚决定']);
    expect(await find('无')).toEqual([]);
  });

  it('leaves retired entries out unless they are asked for', async () => {
    await catalog.sync([item(1), item(2)], { source: 'retired' });
    await catalog.sync([item(1)], { source: 'retired' });
    const count = async (filter: NationalResourceFilter) =>
      (await catalog.search({ filter: { source: 'retired', ...filter } })).totalCount;
    expect(await count({})).toBe(1);
    expect(await count({ status: ['RETIRED'] })).toBe(1);
    expect(await count({ status: ['ACTIVE', 'RETIRED'] })).toBe(2);
  });

  it('goes on from a cursor whatever was added or retired before it', async () => {
    const titles = ['乙一', '乙二', '乙三', '乙四'].sort(byCodePoint);
    const entries = titles.map((each, index) => item(index + 1, { title: each }));
    await catalog.sync(entries, { source: 'stable' });
    const filter = { source: 'stable' };
    const first = await catalog.search({ text: '乙', filter, first: 2 });
    await catalog.sync([...entries.slice(1), item(9, { title: '一乙' }), item(10, { title: '乙' })], {
      source: 'stable',
    });

    const rest = await catalog.search({ text: '乙', filter, first: 9, after: first.pageInfo.endCursor });
    expect(rest.edges.map(({ node }) => node.title)).toEqual([...titles.slice(2), '一乙']);
  });

  it.each([
    [{ first: 0 }, 'Expected "first" from 1 to 100, found 0.'],
    [{ first: 101 }, 'Expected "first" from 1 to 100, found 101.'],
    [{ after: 'no cursor' }, 'Expected in "after" the endCursor of a page, found another text.'],
    [{ text: '长'.repeat(101) }, 'Expected at most 100 characters, found 101.'],
  ])('refuses %j', async (variables, message) => {
    await expect(catalog.search(variables)).rejects.toThrow(JSON.stringify(message).slice(1, -1));
  });
});

/** All pages of a search, one after the other. */
async function pages(variables: { text: string; filter: NationalResourceFilter; first: number }) {
  const found: string[] = [];
  const totals: number[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<Catalog['search']>> = await catalog.search({ ...variables, after });
    found.push(...page.edges.map(({ node }) => node.code));
    totals.push(page.totalCount);
    expect(page.isExact).toBe(true);
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
  } while (after);
  return { found, totals };
}

/** Limits under which search takes the ways it takes in a large catalog: gather or merge, walk far, walk in small steps. */
const OTHER_WAYS = [
  { walkedFirst: 0, firstStep: 2, exactUpTo: 10_000, mergedCells: 500 },
  { walkedFirst: 2, firstStep: 2, exactUpTo: 3, mergedCells: 0 },
  { walkedFirst: 0, firstStep: 1, exactUpTo: 0, mergedCells: 0 },
];

async function foundBy(limits: SearchLimits, query: SearchQuery, first: number): Promise<string[]> {
  const national = graph.subgraphs.find(({ name }) => name === 'national');
  if (!national) throw new Error('no national');
  const search = new CatalogSearch(national.database.reader, limits);
  const codes: string[] = [];
  for (let after: Place | null = null; ; ) {
    const page: Placed[] = await search.page(query, after, first + 1);
    codes.push(...page.slice(0, first).map(({ place: [, , code] }) => code));
    if (page.length <= first) return codes;
    after = page[first - 1]?.place ?? null;
  }
}

async function sharingFacet(text: string, filter: NationalResourceFilter) {
  const { data } = await graph.execute(CatalogFacetsDocument, { text, filter });
  const counts = data?.nationalResources?.facets.sharingType ?? [];
  return Object.fromEntries(counts.map(({ value, count }) => [value, count]));
}

function countBy(entries: readonly SourcedItem[]) {
  const counts: Record<string, number> = {};
  for (const { sharingType } of entries) counts[sharingType] = (counts[sharingType] ?? 0) + 1;
  return counts;
}
