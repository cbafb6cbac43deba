import { readFile } from 'node:fs/promises';
import { printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/config/config.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import expected from '../contract/full-report.2024-06.json' with { type: 'json' };
import { NOTHING_KEPT, openTestGraph, type TestGraph } from '../support/graph.js';
import { importData } from '../support/import-data.js';
import { juneIssue } from '../support/june-issue.js';

const JUNE = { month: '2024-06' };
let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph(undefined, undefined, NOTHING_KEPT);
  await importData(graph, juneIssue());
});

afterAll(() => graph.close());

describe('the same resolvers without federation', () => {
  it('have the schema clients see', async () => {
    const api = await readFile(packageFile('gateway/api.graphql'), 'utf8');

    expect(`${printSchema((await graph.monolith()).schema)}\n`).toBe(api);
  });

  it('answer the contract exactly', async () => {
    expect(await (await graph.monolith()).execute(FullReportDocument, JUNE)).toEqual(expected);
  });

  it('read the database as often as the federation does, so that the two can be measured against each other', async () => {
    await graph.execute(FullReportDocument, JUNE);
    const federated = statements();
    await (await graph.monolith()).execute(FullReportDocument, JUNE);

    expect(statements()).toEqual(federated);
  });
});

const statements = () => SUBGRAPH_NAMES.map((name) => graph.statementsOf(name).sort());
