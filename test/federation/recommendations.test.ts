import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Issue } from '../../issue/issue.js';
import { type Catalog, catalogOf, item } from '../support/catalog.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { importData } from '../support/import-data.js';
import { juneIssue } from '../support/june-issue.js';

let graph: TestGraph;
let catalog: Catalog;
const june = juneIssue();
const printed = june.nationalSharing?.recommendations ?? [];

beforeAll(async () => {
  graph = await openTestGraph();
  catalog = catalogOf(graph);
  await importData(graph, june);
});

afterAll(() => graph.close());

const LINKS = `query {
  report(month: "2024-06") {
    nationalSharing {
      recommendations { name resource { title } }
      unmatchedRecommendations { name }
    }
  }
}`;

interface Links {
  report: {
    nationalSharing: {
      recommendations: { name: string; resource: { title: string } | null }[];
      unmatchedRecommendations: { name: string }[];
    };
  };
}

async function links() {
  const { data, errors } = await graph.execute<Links, object>(LINKS, {});
  expect(errors).toBeUndefined();
  const { recommendations = [], unmatchedRecommendations = [] } = data?.report.nationalSharing ?? {};
  return {
    found: recommendations.map(({ name, resource }) => [name, resource?.title ?? null]),
    unmatched: unmatchedRecommendations.map(({ name }) => name),
  };
}

describe('recommendations of an issue', () => {
  it('are unmatched, and listed as such, until the catalog has their entries', async () => {
    expect(printed).toHaveLength(10);
    expect(await links()).toEqual({
      found: printed.map(({ name }) => [name, null]),
      unmatched: printed.map(({ name }) => name),
    });
  });

  it('find their entries by title and ministry after a sync; entries know in which months they were recommended', async () => {
    const entries = printed.map(({ name, ministryName }, index) =>
      item(index + 1, { title: name, providerName: ministryName }),
    );
    const others = [
      item(50, { title: printed[0]?.name ?? '', providerName: '别的部门' }),
      item(51, { title: '无人推荐', providerName: '民政部' }),
    ];
    await catalog.sync([...entries, ...others]);

    expect(await links()).toEqual({ found: printed.map(({ name }) => [name, name]), unmatched: [] });

    const { edges, totalCount } = await catalog.search({ text: '行政处罚' });
    expect(totalCount).toBe(printed.filter(({ name }) => name.includes('行政处罚')).length + 1);
    const months = edges.map(({ node }) => [node.code, node.recommendedIn?.map(({ month }) => month)]);
    expect(months).toContainEqual(['307001/000050', []]);
    expect(months.filter(([code]) => code !== '307001/000050').every(([, each]) => `${each}` === '2024-06')).toBe(true);
    expect((await catalog.resource('307001/000051'))?.recommendedIn).toEqual([]);
  });

  it('find exactly the four that contain 行政处罚, once the namesake is gone', async () => {
    await catalog.sync(
      printed.map(({ name, ministryName }, index) => item(index + 1, { title: name, providerName: ministryName })),
    );
    const { edges, totalCount } = await catalog.search({ text: '行政处罚' });
    expect(totalCount).toBe(4);
    expect(edges.every(({ node }) => node.title.includes('行政处罚'))).toBe(true);
    expect(edges.every(({ node }) => node.recommendedIn?.length === 1)).toBe(true);
  });

  it('are counted of published months only', async () => {
    const july: Issue = {
      ...june,
      month: '2024-07',
      overview: { ...june.overview, issuedOn: '2024-08-11' },
      nationalSharing: june.nationalSharing && { ...june.nationalSharing, recommendedFor: '2024-07' },
    };
    await importData(graph, july, { publish: false });
    expect((await catalog.resource('307001/000001'))?.recommendedIn?.map(({ month }) => month)).toEqual(['2024-06']);

    await importData(graph, july);
    const months = (await catalog.resource('307001/000001'))?.recommendedIn?.map(({ month }) => month);
    expect(months).toEqual(['2024-06', '2024-07']);
  });
});
