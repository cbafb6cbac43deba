import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchIssue } from '../../cli/report/fetch-issue.js';
import { generateIssue } from '../../issue/generate/generate-issue.js';
import { monthsBetween } from '../../issue/month.js';
import { printIssue } from '../../issue/print/print-issue.js';
import { readIssue } from '../../issue/read/read-issue.js';
import { FullReportDocument, SeriesDocument } from '../../operations/generated/graphql.js';
import { expectedSeries, type PublishedIssue } from '../support/expected-series.js';
import { publishAll } from '../support/generated-issues.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { clientOf } from '../support/import-data.js';
import { withoutLines } from '../support/without-lines.js';

const SEED = 1;
const MONTHS = monthsBetween('2004-06', '2024-05');

let graph: TestGraph;
let published: PublishedIssue[];

beforeAll(async () => {
  graph = await openTestGraph();
  published = await publishAll(
    graph,
    MONTHS.map((month) => generateIssue(month, SEED)),
  );
});

afterAll(() => graph.close());

describe('twenty years of months', () => {
  it('answer the contract operation one by one, each with the figures it was published with', async () => {
    expect(published).toHaveLength(240);
    for (const { issue } of published) {
      const { data, errors } = await graph.execute(FullReportDocument, { month: issue.month });
      expect(errors, issue.month).toBeUndefined();
      expect(data?.report, issue.month).toMatchObject({
        month: issue.month,
        overview: { applications: issue.overview.applications },
        reconciliation: { status: 'CONSISTENT' },
      });
      expect(data?.report?.prefectureSharing?.serviceRanking.map(({ volume }) => volume.times)).toEqual(
        issue.prefectureSharing?.serviceRanking.map(({ volume }) => volume.times),
      );
    }
  });

  it('are a series whose every cell is the generator’s own', async () => {
    expect(await graph.execute(SeriesDocument, {})).toEqual({
      data: { series: expectedSeries(published, '0000-01', '9999-12') },
    });
  });

  it('are printed as they are stored, and read back the same', async () => {
    const client = clientOf(graph);
    for (const { issue } of published) {
      const stored = await fetchIssue(client, issue.month, null);
      expect(withoutLines(readIssue(printIssue(stored))), issue.month).toEqual(withoutLines(stored));
      expect(withoutLines(stored), issue.month).toEqual(withoutLines(issue));
    }
  });
});
