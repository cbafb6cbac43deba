import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShopGraph, type ShopGraph } from '../support/shop-graph.js';

let shop: ShopGraph;

beforeAll(async () => {
  shop = await openShopGraph();
});

afterAll(() => shop.close());

describe('entities', () => {
  it('are asked for with what a field requires of another subgraph, by a compound key', async () => {
    const { data, errors } = await shop.execute('{ products { name postage } }');

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      products: [
        { name: 'Table', postage: 60 },
        { name: 'Chair', postage: 10 },
        { name: 'Lamp', postage: 2 },
      ],
    });
    expect(shop.fetches().map(({ subgraph }) => subgraph)).toEqual(['products', 'stock']);
    expect(shop.fetches()[1]?.representations[0]).toEqual({
      __typename: 'Product',
      sku: 'T',
      brand: { name: 'Oak' },
      weight: 30,
    });
  });

  it('are asked for once, however often they occur', async () => {
    const { data } = await shop.execute('{ products { reviews { author { nick: email } } } }');

    expect(data).toMatchObject({
      products: [{ reviews: null }, { reviews: [{ author: { nick: 'ann@example.org' } }] }, {}],
    });
    const users = shop.fetches().find(({ subgraph }) => subgraph === 'users');
    expect(users?.representations).toHaveLength(process.env.TEST_EXECUTOR === 'apollo' ? 3 : 2);
  });

  it('are not asked for where all that is wanted is provided', async () => {
    await shop.execute('{ products { reviews { body author { name } } } }');

    expect(shop.fetches().map(({ subgraph }) => subgraph)).toEqual(['products', 'reviews']);
  });

  it('share a value several subgraphs know parts of', async () => {
    const { data } = await shop.execute('{ products { size { depth width } } }');

    expect(data).toEqual({
      products: [{ size: { depth: 1, width: 2 } }, { size: { depth: 1, width: 1 } }, { size: null }],
    });
  });

  it('of several types answer what is asked of each', async () => {
    const { data, errors } = await shop.execute(
      '{ things { __typename id ... on User { nick } } search { ... on Product { name reviews { body } } ... on User { nick } } }',
    );

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      things: [
        { __typename: 'Product', id: '1' },
        { __typename: 'User', id: 'u1', nick: 'A' },
      ],
      search: [{ nick: 'A' }, { name: 'Chair', reviews: [{ body: 'Fair' }] }],
    });
  });
});

describe('a failure', () => {
  it('of one entity says where, at each place it stands, and takes along what cannot be without it', async () => {
    const { data, errors } = await shop.execute('{ products { name reviews { author { name email nick } } } }');

    expect(data).toEqual({
      products: [
        { name: 'Table', reviews: null },
        { name: 'Chair', reviews: [{ author: { name: 'Ann', email: 'ann@example.org', nick: 'A' } }] },
        { name: 'Lamp', reviews: [] },
      ],
    });
    expect(errors?.map(({ path }) => path?.slice(0, 4))).toEqual(
      expect.arrayContaining([['products', 0, 'reviews', 1]]),
    );
    expect(errors?.every(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR')).toBe(true);
  });

  it('reaches up to what may be null', async () => {
    const { data, errors } = await shop.execute('{ all: products { name there: inStock } }');

    expect(data).toEqual({ all: [{ name: 'Table', there: true }, { name: 'Chair', there: true }, null] });
    expect(errors?.map(({ path }) => path)).toEqual([['all', 2, 'there']]);
  });
});

describe('names', () => {
  const isOwn = process.env.TEST_EXECUTOR !== 'apollo';

  it.runIf(isOwn)('a client gives may be those of keys', async () => {
    const { data, errors } = await shop.execute('{ products { id: name sku: weight reviews { body } postage } }');

    expect(errors).toBeUndefined();
    const [, chair] = (data?.products ?? []) as unknown[];
    expect(chair).toEqual({ id: 'Chair', sku: 5, reviews: [{ body: 'Fair' }], postage: 10 });
  });

  it('a client gives may be those of a prototype, and change none', async () => {
    const { data, errors } = await shop.execute(
      '{ product(id: "1") { __proto__: name constructor: sku toString: weight reviews { __proto__: body } } }',
    );

    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toBe(
      '{"product":{"__proto__":"Table","constructor":"T","toString":30,"reviews":[{"__proto__":"Good"},{"__proto__":"Bad"}]}}',
    );
    expect(({} as Record<string, unknown>).name).toBeUndefined();
  });

  it('a subgraph gives without being asked are not let in', async () => {
    const hostile = JSON.parse(
      '{"data":{"product":{"__proto__":{"polluted":1},"name":"Table","extra":1},"__proto__":{"polluted":1}}}',
    );
    const graph = await openShopGraph((subgraph) => (subgraph === 'products' ? hostile : null));
    const { data } = await graph.execute('{ product(id: "1") { name } }');
    await graph.close();

    expect(JSON.stringify(data)).toBe('{"product":{"name":"Table"}}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.runIf(isOwn)('of operations that are not there are the mistake of the client', async () => {
    const two = 'query A { products { name } } query B { products { sku } }';
    const unknown = await shop.execute(two, {}, 'C');
    const none = await shop.execute(two);

    for (const { errors } of [unknown, none]) {
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['OPERATION_RESOLUTION_FAILURE']);
    }
    expect((await shop.execute(two, {}, 'B')).data).toMatchObject({ products: [{ sku: 'T' }, {}, {}] });
  });
});

describe('conditions', () => {
  it('spare a subgraph that nobody asks', async () => {
    const query = 'query ($all: Boolean!) { products { name reviews @include(if: $all) { body } } }';
    await shop.execute(query, { all: false });
    expect(shop.fetches().map(({ subgraph }) => subgraph)).toEqual(['products']);

    const { data } = await shop.execute(query, { all: true });
    expect(data).toMatchObject({ products: [{ reviews: [{ body: 'Good' }, { body: 'Bad' }] }, {}, {}] });
  });
});

describe('a value that must be there and is not', () => {
  it('is told of, and not answered as nothing', async () => {
    const silent = { data: { _entities: [{}, {}, {}] } };
    const graph = await openShopGraph((subgraph) => (subgraph === 'stock' ? silent : null));
    const { data, errors } = await graph.execute('{ products { name inStock } }');
    await graph.close();

    expect(data).toEqual({ products: [null, null, null] });
    if (process.env.TEST_EXECUTOR !== 'apollo') {
      expect(errors?.map(({ path }) => path)).toEqual([0, 1, 2].map((index) => ['products', index, 'inStock']));
    }
  });
});
