import { readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import fc from 'fast-check';
import { buildSchema, type DocumentNode, type GraphQLSchema, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CostModel } from '../../gateway/limits/cost-model.js';
import { costOf } from '../../gateway/limits/operation-cost.js';
import * as operations from '../../operations/generated/graphql.js';
import { readConfig } from '../../subgraphs/shared/config/config.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { documents, expanded, printDocument, type Selection, TREE_SDL } from '../support/arbitrary-document.js';

const TREE = buildSchema(TREE_SDL);
const TREE_COSTS = new CostModel(TREE_SDL);

const cost = (text: string, variables = {}, schema = TREE, model = TREE_COSTS) =>
  costOf(parse(text), operationOf(parse(text)), variables, schema, model);

function operationOf(document: DocumentNode) {
  const operation = getOperationAST(document, null);
  if (!operation) throw new Error('no operation');
  return operation;
}

/** The same rules, on a document without fragments, straight from their words. */
function count(selections: Selection[], items: number | null = null): number {
  return selections.reduce((sum, selection) => sum + countOne(selection, items), 0);
}

function countOne(selection: Selection, items: number | null): number {
  if (selection.kind === 'leaf') return selection.name === 'heavy' ? 7 : 0;
  if (selection.kind === 'inline') return count(selection.inner, items);
  if (selection.kind === 'page') return 1 + count(selection.inner, selection.first ?? 4);
  if (selection.kind === 'spread') throw new Error('not expanded');
  const sizes = { one: 1, many: 10, some: 3, items: items ?? 10 };
  return sizes[selection.name] * (1 + count(selection.inner));
}

describe('costOf', () => {
  it('finds what counting the expanded document finds', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(cost(printDocument(document)).total).toBe(1 + count(expanded(document)));
      }),
      { numRuns: 500 },
    );
  });

  it('counts 40 levels of lists in fragments spread twice without expanding them', () => {
    const levels = Array.from(
      { length: 40 },
      (_, n) => `fragment F${n} on Tree { a: one { ...F${n + 1} } b: one { ...F${n + 1} } }`,
    );
    const text = `{ tree { ...F0 } } ${levels.join(' ')} fragment F40 on Tree { leaf }`;
    const start = performance.now();

    expect(cost(text).total).toBe(2 ** 41 - 1);
    expect(performance.now() - start).toBeLessThan(50);
  });

  it('takes the size of a page from a literal, a variable, or the default of either', () => {
    const page = (query: string, variables = {}) => cost(query, variables).total;

    expect(page('{ tree { page(first: 20) { items { leaf } } } }')).toBe(1 + 1 + 20);
    expect(page('query($n: Int) { tree { page(first: $n) { items { leaf } } } }', { n: 30 })).toBe(1 + 1 + 30);
    expect(page('{ tree { page { items { leaf } } } }')).toBe(1 + 1 + 4);
  });

  it('leaves out what a variable leaves out', () => {
    const query = 'query($all: Boolean!) { tree { leaf many @include(if: $all) { leaf } } }';

    expect(cost(query, { all: false }).total).toBe(1);
    expect(cost(query, { all: true }).total).toBe(11);
  });

  it.each([0, -5, 51, 1_000_000_000])('refuses a page of %i', (first) => {
    expect(() => cost(`{ tree { page(first: ${first}) { count } } }`)).toThrow(
      `Expected "first" from 1 to 50, found ${first}.`,
    );
  });

  it('tells the parts by their names in the answer, fragments and all', () => {
    const { total, parts } = cost('{ a: tree { leaf } ...B } fragment B on Query { b: tree { some { leaf } } }');

    expect(parts).toEqual({ a: 1, b: 4 });
    expect(total).toBe(5);
  });
});

/** A year, and what an export of everything asks for. */
const VARIABLES = {
  ...{ first: 100, month: '2024-06', revision: 1, from: '2023-07', to: '2024-06' },
  ...{ platform: true, national: true, department: true, prefecture: true },
  ...{ source: 'gjml', prefixes: [''], depth: 1, entries: 20, versions: 15, counted: true, classified: true },
};

const { from: _from, to: _to, ...EVER } = VARIABLES;

describe('what clients send', () => {
  const sdl = readFileSync(packageFile('gateway/supergraph.graphql'), 'utf8');
  const schema = Supergraph.build(sdl).apiSchema().toGraphQLJSSchema();
  const model = new CostModel(sdl);
  const { maxCost } = readConfig({ APP_MODE: 'embedded' }).door;

  const sent = Object.entries(operations).flatMap(([name, each]) =>
    each instanceof operations.TypedDocumentString && getOperationAST(parse(each.toString()))
      ? [[name, each.toString()] as const]
      : [],
  );

  it.each(sent)('costs a quarter of the limit at most: %s', (_name, text) => {
    expect(cost(text, VARIABLES, schema as GraphQLSchema, model).total).toBeLessThan(maxCost / 4);
  });

  it('counts the lists of the catalog by what is asked for', () => {
    const of = (query: string) => cost(query, {}, schema as GraphQLSchema, model).total;
    const resources = (first: number, fields: string) =>
      of(`{ nationalResources(first: ${first}) { edges { node { ${fields} } } } }`);
    expect(resources(100, 'code') - resources(1, 'code')).toBe(99 * 2);
    expect(resources(20, 'history(first: 5) { kind }') - resources(20, 'code')).toBe(20 * 5);
    expect(resources(100, 'history(first: 1000) { kind }')).toBeGreaterThan(maxCost);
    expect(of('{ catalogHashes(source: "a", prefixes: "") { hashes { externalId } } }')).toBeGreaterThan(10_000);
    const runs = (first: number) =>
      `catalogSyncRuns(first: ${first}) { edges { node { rejected { edges { cursor } } } } }`;
    expect(of(`{ ${runs(2)} }`) - of(`{ ${runs(1)} }`)).toBeGreaterThanOrEqual(100);
  });

  it.each([
    'nationalResources(first: 101) { totalCount }',
    'nationalResource(code: "1") { history(first: 1001) { kind } }',
    'catalogHashes(source: "a", prefixes: "", first: 10001) { hashes { externalId } }',
    'catalogSyncRuns(first: 1001) { pageInfo { hasNextPage } }',
    'catalogSyncRun(id: 1) { retired(first: 0) { edges { cursor } } }',
    'catalogSyncRun(id: 1) { rejected(first: 1001) { edges { cursor } } }',
  ])('refuses pages of the catalog that are too large or none: %s', (field) => {
    expect(() => cost(`{ ${field} }`, {}, schema as GraphQLSchema, model)).toThrow(/^Expected "first" from 1 to 1/);
  });

  const overTime = sent.filter(([, text]) => text.includes('series('));

  it.each(overTime)('fits for twenty years, and all there is: %s', (_name, text) => {
    expect(cost(text, EVER, schema as GraphQLSchema, model).total).toBeLessThan(maxCost);
  });

  it('costs, of figures over time, by the months of the range', () => {
    const series = (range: Record<string, string>) =>
      costOf(
        parse(operations.SeriesDocument.toString()),
        operationOf(parse(operations.SeriesDocument.toString())),
        range,
        schema as GraphQLSchema,
        model,
        new Date('2024-06-30T00:00:00Z'),
      ).total;
    const rows = 11 + 20 + 20 + 1;

    expect(series({ from: '2024-06', to: '2024-06' })).toBe(1 + rows);
    expect(series({ from: '2024-01', to: '2024-06' })).toBe(1 + 6 * rows);
    expect(series({ from: '2024-01' })).toBe(1 + 6 * rows);
    expect(series({})).toBe(1 + 240 * rows);
    expect(series({ to: '2024-06' })).toBe(1 + 240 * rows);
    expect(series({ from: '0001-01' })).toBe(1 + 240 * rows);
    expect(series({ from: '2024-06', to: '2024-01' })).toBe(1 + rows);
  });

  it('is too dear when it asks for all figures again and again', () => {
    const again = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: prefectureObservations { id }`).join(' ');

    expect(cost(`{ series { ${again} } }`, {}, schema as GraphQLSchema, model).total).toBeGreaterThan(maxCost);
    expect(
      cost(`{ series(from: "2024-01", to: "2024-12") { ${again} } }`, {}, schema as GraphQLSchema, model).total,
    ).toBeLessThan(maxCost / 4);
  });
});
