import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/config/config.js';
import expected from '../contract/full-report.2024-06.json' with { type: 'json' };
import { NOTHING_KEPT, openTestGraph, type TestGraph } from '../support/graph.js';
import { importData } from '../support/import-data.js';
import { juneIssue } from '../support/june-issue.js';
import { shapeOf, tableOf } from '../support/query-shape.js';

const JUNE = { month: '2024-06' };
let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph(undefined, undefined, NOTHING_KEPT);
  await importData(graph, juneIssue());
});

afterAll(() => graph.close());

describe('the whole report of a month', () => {
  it('answers the contract exactly', async () => {
    expect(await graph.execute(FullReportDocument, JUNE)).toEqual(expected);
  });

  it('asks `reports` first, then the four others at once, and nobody a second time', async () => {
    await graph.execute(FullReportDocument, JUNE);

    expect(shapeOf(graph.plan()?.node)).toEqual({
      Sequence: ['reports', { Parallel: expect.arrayContaining(['cases', 'departments', 'national', 'prefectures']) }],
    });
    expect([...graph.fetches()].sort()).toEqual([...SUBGRAPH_NAMES].sort());
  });

  it('costs one statement for each table it reads', async () => {
    await graph.execute(FullReportDocument, JUNE);

    const tables = Object.fromEntries(
      SUBGRAPH_NAMES.map((name) => [name, graph.statementsOf(name).map(tableOf).sort()]),
    );
    expect(tables).toEqual({
      reports: ['overview', 'platform_figure', 'revision'],
      national: ['named_department', 'national_sharing', 'recommendation'],
      departments: ['leaders', 'responsiveness', 'volume_rank'],
      prefectures: ['leaders', 'volume_rank'],
      cases: ['case_study', 'section'],
    });
  });

  it('gives every section but the one whose subgraph is down, and one error that says which', async () => {
    graph.breakSubgraph('departments');
    const { data, errors } = await graph.execute(FullReportDocument, JUNE);
    graph.mendSubgraph('departments');

    expect(data?.report).toEqual({ ...expected.data.report, departmentSharing: null });
    expect(errors).toEqual([
      {
        message: 'Expected an answer of "departments", found none. What it owns is missing here; try again later.',
        path: ['report', 'departmentSharing'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'departments' },
      },
    ]);
  });

  it('answers a month that is not published with an error, not with nothing', async () => {
    const { data, errors } = await graph.execute(FullReportDocument, { month: '2024-07' });

    expect(data).toEqual({ report: null });
    expect(errors).toEqual([
      expect.objectContaining({
        message: 'Expected a published report, found none of 2024-07.',
        path: ['report'],
        extensions: { code: 'NOT_PUBLISHED' },
      }),
    ]);
  });

  it.each(['2024-13', '2024-6', '202406', '', 'June'])('refuses the month "%s"', async (month) => {
    const { errors } = await graph.execute(FullReportDocument, { month });

    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors?.[0]?.message).toContain(`Expected a month such as "2024-06", found "${month}".`);
  });
});
