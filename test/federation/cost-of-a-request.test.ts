import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Planner } from '../../gateway/execution/planner.js';
import type { Manifest } from '../../gateway/operations/persisted-operations.js';
import { FullReportDocument, SeriesDocument } from '../../operations/generated/graphql.js';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/config/config.js';
import { publishAll, unevenIssues } from '../support/generated-issues.js';
import { NOTHING_KEPT, openTestGraph, type TestGraph } from '../support/graph.js';
import { openAdmission } from '../support/open-admission.js';

const load = createRequire(createRequire(import.meta.url).resolve('graphql'));
const { Parser } = load('./language/parser.js') as typeof import('graphql/language/parser.js');
const { ValidationContext } = load('./validation/ValidationContext.js') as typeof import('graphql');

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph(undefined, undefined, NOTHING_KEPT);
  await publishAll(graph, unevenIssues().slice(-4));
});

afterEach(() => vi.restoreAllMocks());
afterAll(() => graph.close());

const LISTED: Manifest = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [{ id: 'series', name: 'Series', type: 'query', body: SeriesDocument.toString() }],
};

const REQUESTS = {
  'the report of a month': (of = graph) => of.execute(FullReportDocument, { month: '2024-06' }),
  'a series of months': (of = graph) => of.execute(SeriesDocument, { from: '2024-04', to: '2024-07' }),
};

const statements = (of = graph) => SUBGRAPH_NAMES.reduce((sum, name) => sum + of.statementsOf(name).length, 0);

/** What a request costs besides time. Rules of validation look at the schema: that counts how often a document was validated. */
async function costOf(request: keyof typeof REQUESTS) {
  const parse = vi.spyOn(Parser.prototype, 'parseDocument');
  const validate = vi.spyOn(ValidationContext.prototype, 'getSchema');
  const plan = vi.spyOn(Planner.prototype, 'prepare');
  const { errors } = await REQUESTS[request]();
  expect(errors).toBeUndefined();
  return {
    parses: parse.mock.calls.length,
    validations: validate.mock.calls.length,
    plans: plan.mock.calls.length,
    fetches: graph.fetches().length,
    statements: statements(),
  };
}

describe.runIf(process.env.TEST_EXECUTOR !== 'apollo')('a request that was seen before', () => {
  it.each([
    ['the report of a month', { fetches: 5, statements: 13 }],
    ['a series of months', { fetches: 4, statements: 7 }],
  ] as const)('for %s reads the database, and works nothing out again', async (request, expected) => {
    const first = await costOf(request);
    vi.restoreAllMocks();

    expect(first).toMatchObject(expected);
    expect(Math.min(first.parses, first.validations, first.plans)).toBeGreaterThan(0);
    expect(await costOf(request)).toEqual({ ...expected, parses: 0, validations: 0, plans: 0 });
  });
});

describe('a request of sealed sections that were read before', () => {
  it.each([
    ['the report of a month', 1],
    ['a series of months', 3],
  ] as const)(
    'for %s reads what is published and whom names stand for, and no rows of a month',
    async (request, expected) => {
      const other = await openTestGraph();
      await publishAll(other, unevenIssues().slice(-4));
      const first = await REQUESTS[request](other);
      const second = await REQUESTS[request](other);
      const cost = statements(other);
      await other.close();

      expect(second).toEqual(first);
      expect(cost).toBe(expected);
    },
  );
});

describe.runIf(process.env.TEST_EXECUTOR !== 'apollo')('a listed operation', () => {
  it('costs no more the first time, once the gateway has worked it out', async () => {
    const other = await openTestGraph(undefined, openAdmission({}, [LISTED]));
    await publishAll(other, unevenIssues().slice(-1));
    await other.warm();
    const parse = vi.spyOn(Parser.prototype, 'parseDocument');
    const plan = vi.spyOn(Planner.prototype, 'prepare');
    const { errors } = await other.execute(SeriesDocument, {});
    await other.close();

    expect(errors).toBeUndefined();
    expect([parse.mock.calls.length, plan.mock.calls.length]).toEqual([0, 0]);
  });
});
