import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { importData } from '../support/import-data.js';
import { juneIssue } from '../support/june-issue.js';

const QUERY = `query {
  reports { edges { node { month departmentSharing { serviceRanking { department { id superiorMinistry { name } } } } } } }
}`;

interface Answer {
  reports: {
    edges: {
      node: {
        departmentSharing: {
          serviceRanking: { department: { id: string; superiorMinistry: { name: string } | null } | null }[];
        };
      };
    }[];
  };
}

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
  for (const month of ['2024-05', '2024-06'])
    await importData(graph, { ...juneIssue(), month }, { overrideReason: 'a test' });
});

afterAll(() => graph.close());

const placesIn = (data: unknown) =>
  (data as Answer).reports.edges.flatMap(({ node }, edge) =>
    node.departmentSharing.serviceRanking.flatMap(({ department }, rank) =>
      department?.superiorMinistry === undefined || department.id !== 'tax'
        ? []
        : [{ path: ['reports', 'edges', edge, 'node', 'departmentSharing', 'serviceRanking', rank], department }],
    ),
  );

describe('an entity that stands at several places', () => {
  it('is asked for once, and there at each of them', async () => {
    const { data, errors } = await graph.execute(QUERY, {});
    const places = placesIn(data);
    const [request] = graph.fetchesTo('national');

    expect(errors).toBeUndefined();
    expect(graph.fetchesTo('national')).toHaveLength(1);
    expect(request?.variables?.representations).toEqual([{ __typename: 'Ministry', id: 'taxation' }]);
    expect(places).toHaveLength(2);
    for (const { department } of places) expect(department.superiorMinistry?.name).toMatch(/税务/);
  });

  it('is told to be missing at each of them', async () => {
    graph.breakSubgraph('national');
    const { data, errors } = await graph.execute(QUERY, {});
    graph.mendSubgraph('national');
    const expected = placesIn(data).map(({ path }) => [...path, 'department', 'superiorMinistry', 'name']);

    expect(expected).toHaveLength(2);
    expect(errors?.map(({ path }) => path)).toEqual(expected);
    expect(errors?.every(({ extensions }) => extensions?.code === 'SUBGRAPH_UNAVAILABLE')).toBe(true);
  });
});
