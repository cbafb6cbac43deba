import fc from 'fast-check';
import { type GraphQLSchema, isInputObjectType, isNonNullType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../../subgraphs/shared/auth/caller.js';
import { importAllKindsOfMonths } from '../support/differential-data.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { openAdmission } from '../support/open-admission.js';
import { Draw } from '../support/operations/draw.js';
import { OperationWriter } from '../support/operations/operation-writer.js';
import { POOLS } from '../support/operations/pools.js';
import { type Route, routesOf } from '../support/operations/routes.js';
import { coordinatesIn, coordinatesOf, wholeTypeOperation } from '../support/operations/whole-type.js';

/** The same on every machine, unless another is named: CI takes a fresh one besides. */
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 20_240_611);
const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 300);
const TIME_MS = 20_000 + RUNS * 50;
const EDITOR: readonly Scope[] = ['report:draft', 'contact:read'];
const READER: readonly Scope[] = ['contact:read'];

type Sent = [query: string, variables: Record<string, unknown>, scopes: readonly Scope[]];

let graph: TestGraph;
let schema: GraphQLSchema;
let routes: Map<string, Route>;
let answered = 0;
let refused = 0;

beforeAll(async () => {
  graph = await openTestGraph(
    () => new Date('2024-08-01T00:00:00.000Z'),
    openAdmission({ maxCost: Number.MAX_SAFE_INTEGER }),
  );
  await importAllKindsOfMonths(graph);
  ({ schema } = await graph.monolith());
  routes = routesOf(schema);
});

afterAll(async () => {
  await graph.close();
  // A comparison of refusals would hold anything.
  expect(answered).toBeGreaterThan(refused);
});

describe('federation and one schema of the same resolvers answer alike', () => {
  it('what is asked of every field there is', async () => {
    const asked = new Set<string>();
    const [draw] = fc.sample(
      fc.gen().map((generator) => new Draw(generator)),
      { seed: SEED, numRuns: 1 },
    );
    if (!draw) throw new Error('one was asked for');
    for (const route of routes.values()) {
      const query = wholeTypeOperation(schema, route, draw, POOLS);
      for (const coordinate of coordinatesIn(schema, query)) asked.add(coordinate);
      for (const scopes of callersOf(route)) await expectAlike(query, {}, scopes);
    }

    expect(coordinatesOf(schema).filter((coordinate) => !asked.has(coordinate))).toEqual([]);
  });

  it(`${RUNS} operations nobody thought of (DIFFERENTIAL_SEED=${SEED})`, { timeout: TIME_MS }, async () => {
    // Apollo's executor is asked for nothing it is known to get wrong.
    const isTame = process.env.TEST_EXECUTOR === 'apollo';
    const operations = fc.gen().map((generator): Sent => {
      const draw = new Draw(generator);
      const route = draw.pick([...routes.values()]);
      const { query, variables } = new OperationWriter(draw, POOLS, isTame).write(schema, route);
      return [query, variables, draw.pick(callersOf(route))];
    });
    await fc.assert(
      fc.asyncProperty(operations, (sent) => expectAlike(...sent)),
      { seed: SEED, numRuns: RUNS },
    );
  });
});

async function expectAlike(...sent: Sent): Promise<void> {
  const monolith = await graph.monolith();
  const answer = await graph.execute(...sent);
  const federated = comparable(answer);
  const alone = comparable(await monolith.execute(...sent));

  expect(federated.errors.join('\n')).not.toContain('INTERNAL_SERVER_ERROR');
  // The door refuses some of what a resolver would: then nothing was run, and there is a reason to refuse it on both sides.
  if (answer.data === undefined) {
    refused++;
    expect(alone.errors).not.toEqual([]);
  } else {
    answered++;
    expect(federated).toEqual(alone);
  }
}

/** Data to the byte, fields in their order; errors in any order, since nobody promises one. */
const comparable = ({ data, errors = [] }: Awaited<ReturnType<TestGraph['execute']>>) => ({
  data: JSON.stringify(data),
  errors: errors
    .map(({ message, path, extensions }) => `${extensions?.code} at ${JSON.stringify(path)}: ${message}`)
    .sort(),
});

/** Callers whose request changes nothing, or the two would not find the same: editors send drafts nobody gave them. */
function callersOf({ kind, fields: [first = ''] }: Route): (readonly Scope[])[] {
  if (kind === 'query') return [[], EDITOR];
  const input = schema.getMutationType()?.getFields()[first]?.args[0]?.type;
  const type = isNonNullType(input) ? input.ofType : input;
  const isOfDraft = isInputObjectType(type) && 'draftToken' in type.getFields();
  return isOfDraft ? [[], READER, EDITOR] : [[], READER];
}
