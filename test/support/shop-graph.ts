import { composeServices } from '@apollo/composition';
import type { GraphQLDataSource } from '@apollo/gateway';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type ExecutionResult, graphql, parse } from 'graphql';
import type { GatewayContext } from '../../gateway/context.js';
import { createGateway } from '../../gateway/gateway.js';
import { Supergraph } from '../../gateway/supergraph.js';
import { createLog } from '../../subgraphs/shared/log/log.js';
import { openAdmission } from './open-admission.js';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@requires", "@provides", "@external", "@shareable"])\n`;

const PRODUCTS = [
  { id: '1', name: 'Table', weight: 30, brand: { name: 'Oak' }, sku: 'T', size: { width: 2, depth: 1 } },
  { id: '2', name: 'Chair', weight: 5, brand: { name: 'Oak' }, sku: 'C', size: { width: 1, depth: 1 } },
  { id: '3', name: 'Lamp', weight: 1, brand: { name: 'Sun' }, sku: 'L', size: null },
];
const REVIEWS = [
  { id: 'r1', productId: '1', body: 'Good', authorId: 'u1' },
  { id: 'r2', productId: '1', body: 'Bad', authorId: 'u2' },
  { id: 'r3', productId: '2', body: 'Fair', authorId: 'u1' },
];
const USERS = [
  { id: 'u1', name: 'Ann', email: 'ann@example.org' },
  { id: 'u2', name: 'Bob', email: null },
];

type Row = Record<string, unknown>;
const find = (rows: readonly Row[], id: unknown) => rows.find((row) => row.id === id) ?? null;

/** Four small subgraphs with what ours does not use: interfaces, unions, compound keys, lists of entities, failures. */
const SUBGRAPHS: Record<string, { typeDefs: string; resolvers: Record<string, unknown> }> = {
  products: {
    typeDefs: `
      type Query { products: [Product] product(id: ID!): Product things: [Thing!] search: [Found!] }
      interface Thing { id: ID! }
      union Found = Product | User
      type Product implements Thing @key(fields: "id") @key(fields: "sku brand { name }") {
        id: ID! sku: String! name: String! weight: Int! brand: Brand! size: Size @shareable
      }
      type Brand @shareable { name: String! }
      type Size @shareable { width: Int! }
      type User implements Thing @key(fields: "id", resolvable: false) { id: ID! }`,
    resolvers: {
      Query: {
        products: () => PRODUCTS,
        product: (_: unknown, { id }: Row) => find(PRODUCTS, id),
        things: () => [
          { __typename: 'Product', ...PRODUCTS[0] },
          { __typename: 'User', id: 'u1' },
        ],
        search: () => [
          { __typename: 'User', id: 'u1' },
          { __typename: 'Product', ...PRODUCTS[1] },
        ],
      },
      Product: { __resolveReference: ({ id }: Row) => find(PRODUCTS, id) },
    },
  },
  stock: {
    typeDefs: `
      type Product @key(fields: "sku brand { name }") {
        sku: String! brand: Brand! @shareable weight: Int! @external
        postage: Int @requires(fields: "weight")
        size: Size @shareable
        inStock: Boolean!
      }
      type Brand @shareable { name: String! }
      type Size @shareable { depth: Int! }`,
    resolvers: {
      Product: {
        __resolveReference: (reference: Row) => reference,
        postage: ({ weight }: { weight: number }) => weight * 2,
        size: ({ sku }: Row) => PRODUCTS.find((row) => row.sku === sku)?.size ?? null,
        inStock: ({ sku }: Row) => {
          if (sku === 'L') throw new Error('nobody knows');
          return true;
        },
      },
    },
  },
  reviews: {
    typeDefs: `
      type Product @key(fields: "id") { id: ID! reviews: [Review!] }
      type Review { id: ID! body: String! author: User! @provides(fields: "name") }
      type User @key(fields: "id") { id: ID! name: String! @external }`,
    resolvers: {
      Product: {
        __resolveReference: ({ id }: Row) => ({ id }),
        reviews: ({ id }: Row) => REVIEWS.filter(({ productId }) => productId === id),
      },
      Review: { author: ({ authorId }: Row) => find(USERS, authorId) },
    },
  },
  users: {
    typeDefs: 'type User @key(fields: "id") { id: ID! name: String! @shareable email: String! nick: String }',
    resolvers: {
      User: {
        __resolveReference: ({ id }: Row) => find(USERS, id),
        nick: ({ id }: Row) => {
          if (id === 'u2') throw new Error('has none');
          return 'A';
        },
      },
    },
  },
};

export interface ShopFetch {
  subgraph: string;
  representations: unknown[];
}

/** @param answerOf  Stands in for a subgraph, where a test needs one that answers wrongly. */
export async function openShopGraph(answerOf: (subgraph: string) => ExecutionResult | null = () => null) {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(SUBGRAPHS).map(([name, { typeDefs }]) => ({
      name,
      url: `http://${name}.invalid`,
      typeDefs: parse(LINK + typeDefs),
    })),
  );
  if (!supergraphSdl) throw new Error(String(errors));
  let fetches: ShopFetch[] = [];
  const fetcherOf = (name: string): GraphQLDataSource<GatewayContext> => {
    const { typeDefs, resolvers } = SUBGRAPHS[name] ?? { typeDefs: '', resolvers: {} };
    const schema = buildSubgraphSchema([{ typeDefs: parse(LINK + typeDefs), resolvers: resolvers as never }]);
    return {
      process: async ({ request: { query = '', variables } }) => {
        fetches.push({ subgraph: name, representations: variables?.representations ?? [] });
        const answer = answerOf(name) ?? (await graphql({ schema, source: query, variableValues: variables ?? null }));
        return structuredClone(JSON.parse(JSON.stringify(answer)));
      },
    };
  };
  const { server: gateway } = await createGateway({
    supergraph: new Supergraph(supergraphSdl),
    fetcherOf,
    admission: openAdmission(),
    log: createLog('test', 'silent'),
    executor: process.env.TEST_EXECUTOR === 'apollo' ? 'apollo' : 'own',
  });
  return {
    fetches: () => fetches,
    async execute(query: string, variables: Record<string, unknown> = {}, operationName?: string) {
      fetches = [];
      const { body } = await gateway.executeOperation(
        { query, variables, ...(operationName && { operationName }) },
        { contextValue: { requestId: 'test-request', authorization: undefined, caller: null } },
      );
      if (body.kind !== 'single') throw new Error('expected one answer');
      return JSON.parse(JSON.stringify(body.singleResult)) as {
        data?: Row | null;
        errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
      };
    },
    close: () => gateway.stop(),
  };
}

export type ShopGraph = Awaited<ReturnType<typeof openShopGraph>>;
