import { afterEach, beforeEach, expect, it } from 'vitest';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import expected from '../contract/full-report.2024-06.json' with { type: 'json' };
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { edited, importText } from '../support/sample.js';

const JUNE = { month: '2024-06' };
let graph: TestGraph;

beforeEach(async () => {
  graph = await openTestGraph();
});

afterEach(() => graph.close());

it('answers the contract exactly from the text of the issue', async () => {
  expect(await importText(graph)).toMatchObject({ month: '2024-06', revision: 1, status: 'PUBLISHED' });
  expect(await graph.execute(FullReportDocument, JUNE)).toEqual(expected);
});

it('stores nothing of an issue whose ranks go astray or whose total is off', async () => {
  for (const change of [
    ['5\t毕节市', '4\t毕节市'],
    ['4423.49', '4423.54'],
  ] as [string, string][]) {
    await expect(importText(graph, edited(change))).rejects.toThrow('nothing was stored');
  }
  expect((await graph.execute(FullReportDocument, JUNE)).data?.report ?? null).toBeNull();
});
