import { composeServices } from '@apollo/composition';
import type { GraphQLDataSource } from '@apollo/gateway';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, getIntrospectionQuery, graphql, parse, stripIgnoredCharacters } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GatewayContext } from '../../gateway/context.js';
import { createGateway, type Gateway } from '../../gateway/gateway.js';
import { Supergraph } from '../../gateway/supergraph.js';
import { createLog } from '../../subgraphs/shared/log/log.js';
import { buildLibrarySubgraph } from '../support/library-subgraph.js';
import { openAdmission } from '../support/open-admission.js';

/*
 * What Apollo's subgraph compatibility suite asks of a subgraph, asked of one built as ours are, alone and behind our gateway. The
 * suite itself starts Rover and Router, which it downloads.
 */

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n`;
const PEOPLE = `${LINK}
  type Author @key(fields: "email") { email: ID! name: String booksWritten: Int @shareable yearsActive: Int! }
  type Query { authors: [Author] }`;
const HOLDINGS = `${LINK}
  type Query { holding(id: ID!): Holding }
  interface Holding @key(fields: "id") { id: ID! place: String! }
  type Library implements Holding @key(fields: "id") { id: ID! place: String! }`;
const ANN = { email: 'ann@example.org', name: 'Ann, of people', booksWritten: 12, yearsActive: 4 };

const people = {
  Query: { authors: () => [ANN] },
  Author: { __resolveReference: () => ANN },
};
const library = { __typename: 'Library', id: 'l1', place: '贵阳' };
const holdings = {
  Query: { holding: () => library },
  Holding: { __resolveReference: () => library },
  Library: { __resolveReference: () => library },
};

let books: Awaited<ReturnType<typeof buildLibrarySubgraph>>;
let gateway: Gateway['server'];

beforeAll(async () => {
  books = await buildLibrarySubgraph();
  const schemas: Record<string, { sdl: string; schema: GraphQLSchema }> = {
    books,
    people: { sdl: PEOPLE, schema: buildSubgraphSchema([{ typeDefs: parse(PEOPLE), resolvers: people }]) },
    holdings: { sdl: HOLDINGS, schema: buildSubgraphSchema([{ typeDefs: parse(HOLDINGS), resolvers: holdings }]) },
  };
  const services = Object.entries(schemas).map(([name, { sdl }]) => ({
    name,
    url: `http://${name}.invalid`,
    typeDefs: parse(sdl),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(String(errors));
  const fetcherOf = (name: string): GraphQLDataSource<GatewayContext> => ({
    process: async ({ request: { query = '', variables } }) => {
      const { schema = books.schema } = schemas[name] ?? {};
      return JSON.parse(JSON.stringify(await graphql({ schema, source: query, variableValues: variables ?? null })));
    },
  });
  ({ server: gateway } = await createGateway({
    supergraph: new Supergraph(supergraphSdl),
    fetcherOf,
    admission: openAdmission(),
    log: createLog('test', 'silent'),
    executor: process.env.TEST_EXECUTOR === 'apollo' ? 'apollo' : 'own',
  }));
});

afterAll(() => gateway.stop());

async function ask(source: string, variableValues: Record<string, unknown> = {}) {
  return JSON.parse(JSON.stringify(await graphql({ schema: books.schema, source, variableValues })));
}

async function askGateway(query: string) {
  const contextValue = { requestId: 'test-request', authorization: undefined, caller: null };
  const { body } = await gateway.executeOperation({ query }, { contextValue });
  if (body.kind !== 'single') throw new Error('expected one answer');
  return JSON.parse(JSON.stringify(body.singleResult));
}

const entities = (type: string, fields: string, representations: object[]) =>
  ask(`query($all: [_Any!]!) { _entities(representations: $all) { ... on ${type} { ${fields} } } }`, {
    all: representations.map((each) => ({ __typename: type, ...each })),
  });

describe('a subgraph of ours #17', () => {
  it('says what it is: service, link to the specification, directives', async () => {
    const { data } = await ask('{ _service { sdl } }');
    const sdl = stripIgnoredCharacters(data._service.sdl);

    expect(sdl).toContain('extend schema@link(url:"https://specs.apollo.dev/federation/v2.9"');
    for (const text of [
      'type Book@key(fields:"id")@key(fields:"isbn edition")@key(fields:"isbn shelf { id }")',
      'type Author@key(fields:"email")',
      '@federation__override(from:"people")',
      '@federation__tag(name:"internal")',
      'type Holding@federation__interfaceObject@key(fields:"id")',
      'type Size@shareable',
      'unit:String@inaccessible',
      'booksWritten:Int@external',
      '@provides(fields:"booksWritten")',
      '@requires(fields:"booksWritten yearsActive")',
    ]) {
      expect(sdl).toContain(text);
    }
  });

  it('tells its schema to those who may ask', async () => {
    const { data, errors } = await ask(getIntrospectionQuery());

    expect(errors).toBeUndefined();
    expect(data.__schema.types.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['Book', '_Entity', '_Service']),
    );
  });

  it('finds an entity by each of its keys: one field, several, one in another', async () => {
    const keys = [{ id: '1' }, { isbn: 'isbn-2', edition: 2 }, { isbn: 'isbn-1', shelf: { id: 'shelf-1' } }];

    expect(await entities('Book', 'id isbn', keys)).toEqual({
      data: {
        _entities: [
          { id: '1', isbn: 'isbn-1' },
          { id: '2', isbn: 'isbn-2' },
          { id: '1', isbn: 'isbn-1' },
        ],
      },
    });
  });

  it('answers what it provides itself, and what the gateway may not see', async () => {
    expect(await ask('{ book(id: "1") { author { email booksWritten } size { unit } } }')).toEqual({
      data: { book: { author: { email: 'ann@example.org', booksWritten: 7 }, size: { unit: 'cm' } } },
    });
  });
});

describe('behind our gateway, a subgraph of ours #17', () => {
  it('computes from what it requires of others, and takes a field over from them', async () => {
    expect(await askGateway('{ authors { email name booksAYear } }')).toEqual({
      data: { authors: [{ email: 'ann@example.org', name: 'Ann, of books', booksAYear: 3 }] },
    });
  });

  it('shares types, provides fields, and hides what is inaccessible', async () => {
    const seen = await askGateway('{ book(id: "1") { shelf { id } size { width } author { booksWritten } } }');
    const hidden = await askGateway('{ book(id: "1") { size { unit } } }');

    expect(seen).toEqual({
      data: { book: { shelf: { id: 'shelf-1' }, size: { width: 10 }, author: { booksWritten: 7 } } },
    });
    expect(hidden.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('adds fields to every type of an interface it knows as one object', async () => {
    expect(await askGateway('{ holding(id: "l1") { __typename place books { id } } }')).toEqual({
      data: { holding: { __typename: 'Library', place: '贵阳', books: [{ id: '1' }, { id: '2' }] } },
    });
  });
});
