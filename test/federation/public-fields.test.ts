import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { buildSchema, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateIssue } from '../../issue/generate/generate-issue.js';
import { SCOPES } from '../../subgraphs/shared/auth/caller.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { importAllKindsOfMonths } from '../support/differential-data.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { importData } from '../support/import-data.js';
import { openAdmission } from '../support/open-admission.js';
import { answeredFields } from '../support/operations/answered-fields.js';
import { Draw } from '../support/operations/draw.js';
import { POOLS } from '../support/operations/pools.js';
import { type Route, routesOf } from '../support/operations/routes.js';
import { wholeTypeOperation } from '../support/operations/whole-type.js';

const CONTACT = { name: '某某某', email: 'contact@example.org', phone: '00000000000' };
const SEED = 20_240_611;
const ROUNDS = 4;
const TIMEOUT_MS = 600_000;
/** What the databases have: a draft among it. */
const EXISTING = {
  byName: { ...POOLS.byName, 'first: Int': [5, 100], 'from: Int': [1], 'to: Int': [2], 'source: String': ['test'] },
  byType: { ...POOLS.byType, YearMonth: ['2024-06', '2024-06', '2024-05', '2024-07', '2024-09'], Int: [1, 2] },
};

const api = buildSchema(readFileSync(packageFile('gateway/api.graphql'), 'utf8'));
const PUBLIC = readFileSync(packageFile('test/contract/public-fields.txt'), 'utf8').trim().split('\n');

/** What editors get and nobody else. */
const RESTRICTED = [
  'CatalogHashPage.pageInfo',
  'CatalogSyncRun.acceptedSequence',
  'CatalogSyncRun.counts',
  'CatalogSyncRun.dryRun',
  'CatalogSyncRun.endedAt',
  'CatalogSyncRun.id',
  'CatalogSyncRun.mode',
  'CatalogSyncRun.onConflict',
  'CatalogSyncRun.rejected',
  'CatalogSyncRun.retired',
  'CatalogSyncRun.source',
  'CatalogSyncRun.startedAt',
  'CatalogSyncRun.startedBy',
  'CatalogSyncRun.status',
  'CatalogSyncRunConnection.edges',
  'CatalogSyncRunConnection.pageInfo',
  'CatalogSyncRunEdge.cursor',
  'CatalogSyncRunEdge.node',
  'Contact.email',
  'Contact.name',
  'Contact.phone',
  'MonthlyReport.contact',
  'MonthlyReport.draftToken',
  'Query.catalogHashes',
  'Query.catalogSyncRuns',
  'ReportChanges.caseStudies',
  'ReportChanges.departmentSharing',
  'ResourceVersion.changedBy',
  'RevisionEvent.by',
];

let graph: TestGraph;
const toAnyone = new Set<string>();
const toEditors = new Set<string>();
const texts: string[] = [];

beforeAll(async () => {
  graph = await openTestGraph(
    () => new Date('2024-08-01T00:00:00.000Z'),
    openAdmission({ maxCost: Number.MAX_SAFE_INTEGER }),
  );
  await importAllKindsOfMonths(graph);
  await importData(graph, { ...generateIssue('2024-09', 7), contact: CONTACT });
  await importData(graph, { ...generateIssue('2024-09', 8), contact: CONTACT }, { publish: false, reason: '机密草稿' });
  const draws = fc.sample(
    fc.gen().map((generator) => new Draw(generator)),
    { seed: SEED, numRuns: ROUNDS },
  );
  for (const route of everyWayOneStepLong(api)) {
    for (const draw of draws) {
      const query = wholeTypeOperation(api, route, draw, EXISTING);
      await ask(query, route.kind, [], toAnyone);
      if (route.kind === 'query') await ask(query, route.kind, SCOPES, toEditors);
    }
  }
}, TIMEOUT_MS);

afterAll(() => graph.close());

async function ask(query: string, kind: Route['kind'], scopes: typeof SCOPES | [], answered: Set<string>) {
  const { data, errors } = await graph.execute(query, {}, scopes);
  for (const coordinate of answeredFields(api, data, kind)) answered.add(coordinate);
  if (scopes.length === 0) texts.push(JSON.stringify({ data, errors }));
}

describe('#25 anyone', () => {
  it('is answered by the fields of the public list, through every field that leads to them, and by no other', () => {
    expect([...toAnyone].sort()).toEqual(PUBLIC);
  });

  it('is not answered by these, which editors are', () => {
    expect([...toEditors].filter((coordinate) => !toAnyone.has(coordinate)).sort()).toEqual(RESTRICTED);
  });

  it('gets no field of a mutation', () => {
    expect([...toAnyone].filter((coordinate) => coordinate.startsWith('Mutation.'))).toEqual([]);
  });

  it('#26 finds neither the contact person nor a draft in any answer', () => {
    const all = texts.join('\n');

    expect(all).toContain('2024-09');
    for (const hidden of [...Object.values(CONTACT), '机密草稿', '"DRAFT"']) expect(all).not.toContain(hidden);
  });
});

/** For every field that leads to an object type, the shortest way to it and then the field. */
function everyWayOneStepLong(schema: GraphQLSchema): Route[] {
  return [...routesOf(schema)].flatMap(([name, { kind, fields }]) => {
    const type = schema.getType(name);
    const leads = isObjectType(type) ? Object.values(type.getFields()) : [];
    const onward = leads.filter((field) => isObjectType(getNamedType(field.type)));
    return [{ kind, fields }, ...onward.map((field) => ({ kind, fields: [...fields, field.name] }))];
  });
}
