import { setTimeout as sleep } from 'node:timers/promises';
import { getHeapSpaceStatistics } from 'node:v8';
import {
  buildSchema,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLResolveInfo,
  isObjectType,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { CompiledOperation } from '../../subgraphs/shared/execution/compiled-operation.js';
import { OperationCache } from '../../subgraphs/shared/execution/operation-cache.js';

let calls: string[] = [];

/** Values that come now or later, that are wrong, missing, or errors, in places that may be null and in others that may not. */
const RESOLVERS = {
  Query: {
    now: () => ({ text: 'now', count: 1 }),
    later: async () => ({ text: 'later', count: 2 }),
    throws: () => {
      throw new GraphQLError('thrown', { extensions: { code: 'THROWN' } });
    },
    rejects: () => Promise.reject(new Error('rejected')),
    gives: () => new Error('given'),
    nothing: () => undefined,
    items: () => [
      { text: 'a' },
      Promise.resolve({ text: 'b' }),
      null,
      Promise.reject(new Error('item')),
      { text: 'e' },
    ],
    strict: () => [{ text: 'a' }, Promise.resolve(null)],
    set: () => new Set([{ text: 'a' }]),
    noList: () => 'text',
    things: () => [
      { __typename: 'Item', text: 'a' },
      { __typename: 'Other', size: 3 },
      { __typename: 'Nobody' },
      { text: 'nameless' },
    ],
    echo: (_source: unknown, { value, list }: { value: unknown; list: unknown }) => JSON.stringify({ value, list }),
    place: (_source: unknown, _args: unknown, _context: unknown, { fieldName, path }: GraphQLResolveInfo) =>
      `${fieldName} at ${path.key}`,
  },
  Item: {
    required: ({ text }: { text: string }) => (text === 'now' ? null : sleep(1, text === 'e' ? null : text)),
    slow: async ({ text }: { text: string }) => {
      // Long after all that is quick: which of two errors of one item comes first decides which are told.
      await sleep(50);
      if (text === 'e') throw new Error('too slow');
      return text;
    },
    self: (source: unknown) => source,
    wrong: () => ({ not: 'a number' }),
  },
  Mutation: {
    first: async () => {
      calls.push('first begins');
      await sleep(5);
      calls.push('first ends');
      return { text: 'first' };
    },
    second: () => {
      calls.push('second');
      return { text: 'second' };
    },
  },
};

const schema = buildSchema(`
  type Query {
    now: Item later: Item throws: Item rejects: Item! gives: Item nothing: Item
    items: [Item] strict: [Item!] set: [Item] noList: [Item] things: [Thing]
    echo(value: Int = 7, list: [String!]): String place: String
  }
  type Mutation { first: Item second: Item }
  union Thing = Item | Other
  type Other { size: Int! }
  type Item { text: String count: Int required: String! slow: String slowRequired: String! self: Item selfRequired: Item! wrong: Int bad: Int! }
`);
for (const [name, fields] of Object.entries(RESOLVERS)) {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`no type "${name}"`);
  for (const [field, resolve] of Object.entries(fields)) Object.assign(type.getFields()[field] ?? {}, { resolve });
}
const item = schema.getType('Item');
if (isObjectType(item)) {
  Object.assign(item.getFields().slowRequired ?? {}, { resolve: RESOLVERS.Item.slow });
  Object.assign(item.getFields().selfRequired ?? {}, { resolve: RESOLVERS.Item.self });
}

const QUERIES: readonly [query: string, variables?: Record<string, unknown>][] = [
  ['{ now { text count } later { count text } }'],
  ['{ a: now { b: text text } a: now { count __typename } }'],
  ['{ throws { text } gives { text } nothing { text } now { text } }'],
  ['{ rejects { text } now { text } }'],
  ['{ now { required } later { required } }'],
  ['{ now { text self { text selfRequired { selfRequired { required } } } } }'],
  ['{ items { text slow } }'],
  ['{ items { text required slow } }'],
  ['{ items { selfRequired { slowRequired text } self { slow } } }'],
  ['{ strict { text } set { text } }'],
  ['{ noList { text } now { wrong text } }'],
  ['{ now { bad text } later { self { bad } text } }'],
  ['{ things { __typename ... on Item { text } ... on Other { size } } }'],
  ['query ($v: Int, $l: [String!]) { echo(value: $v, list: $l) a: echo b: echo(value: 3, list: ["x"]) }', { l: ['y'] }],
  ['query ($v: Int) { echo(value: $v) }', { v: null }],
  ['query ($v: Int!) { echo(value: $v) }', {}],
  ['query ($v: Int!) { echo(value: $v) }', { v: 'text' }],
  [
    'query ($on: Boolean!) { now { text @include(if: $on) count @skip(if: $on) } ...F @include(if: $on) } fragment F on Query { later { text } }',
    { on: true },
  ],
  [
    'query ($on: Boolean!) { now { text @include(if: $on) count @skip(if: $on) } ...F @include(if: $on) } fragment F on Query { later { text } }',
    { on: false },
  ],
  ['{ later { self { self { text } } } place }'],
  [
    '{ __schema { queryType { name } } __type(name: "Other") { fields { name type { kind ofType { name } } } } __typename }',
  ],
];

const comparable = ({ data, errors = [] }: ExecutionResult) => ({
  data: JSON.stringify(data),
  errors: errors.map(({ path, extensions }) => JSON.stringify([path, extensions.code])).sort(),
});

/** Of objects that outlived collections of new ones. */
const oldBytes = (): number =>
  getHeapSpaceStatistics().find(({ space_name: name }) => name === 'old_space')?.space_used_size ?? 0;

describe('a compiled operation', () => {
  it.each(QUERIES.map(([query, variables]) => ({ query, variableValues: variables ?? {} })))(
    'answers as graphql-js does: $query $variableValues',
    async ({ query, variableValues }) => {
      const document = parse(query);
      const expected = await execute({ schema, document, variableValues });
      const compiled = new OperationCache(schema, { introspection: true }).findIn(document, null);
      if (!(compiled instanceof CompiledOperation)) throw new Error('expected an operation');
      // Whoever is wrong about an argument is told by a code; graphql-js leaves that to servers.
      const isRefused = expected.data === undefined;
      for (const _again of ['first', 'second']) {
        const found = await compiled.run({}, variableValues);
        expect(comparable(found).data).toBe(comparable(expected).data);
        if (isRefused) expect(found.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
        else expect(comparable(found).errors).toEqual(comparable(expected).errors);
      }
    },
  );

  it('makes changes one after the other', async () => {
    calls = [];
    const operation = new OperationCache(schema, { introspection: false }).find(
      'mutation { first { slow } second { text } }',
      null,
    );
    if (!(operation instanceof CompiledOperation)) throw new Error('expected an operation');
    const { data } = await operation.run({}, {});

    expect(calls).toEqual(['first begins', 'first ends', 'second']);
    expect(JSON.stringify(data)).toBe('{"first":{"slow":"first"},"second":{"text":"second"}}');
  });

  it('leaves nothing of a run that only a collection of the whole heap would find', async () => {
    const operation = new OperationCache(schema, { introspection: false }).find(
      '{ now { self { text self { text self { text } } } } later { text self { count } } }',
      null,
    );
    if (!(operation instanceof CompiledOperation)) throw new Error('expected an operation');
    const runs = 5_000;
    const grown: number[] = [];
    for (let part = 0; part < 6; part++) {
      const before = oldBytes();
      for (let run = 0; run < runs; run++) await operation.run({}, {});
      grown.push((oldBytes() - before) / runs);
    }

    // While it warms up there is code to be kept; a collection in one of the others would hide what it left.
    expect(Math.max(...grown.slice(3))).toBeLessThan(100);
  });

  it('is no operation if it does not parse, is not valid, or is not there', () => {
    const cache = new OperationCache(schema, { introspection: false });
    const codeOf = (query: string, name: string | null = null) => {
      const known = cache.find(query, name);
      return known instanceof CompiledOperation ? null : known.map(({ extensions }) => extensions.code);
    };

    expect(codeOf('{ now { text }')).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(codeOf(`{ ${'now { self '.repeat(20_000)}`)).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(codeOf('{ nobody }')).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(codeOf('{ __schema { queryType { name } } }')).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
      'GRAPHQL_VALIDATION_FAILED',
    ]);
    expect(codeOf('query A { now { text } } query B { now { text } }')).toEqual(['OPERATION_RESOLUTION_FAILURE']);
    expect(codeOf('query A { now { text } } query B { now { text } }', 'B')).toBeNull();
  });
});
