import type { GraphQLDataSource } from '@apollo/gateway';
import type { FormattedExecutionResult } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { GatewayContext } from '../../gateway/context.js';
import { Fetcher } from '../../gateway/fetchers/fetcher.js';
import { Supergraph } from '../../gateway/supergraph.js';
import { createLog } from '../../subgraphs/shared/log/log.js';
import type { SubgraphRequest } from '../../subgraphs/shared/subgraph/subgraph.js';

const supergraph = new Supergraph('type Query { thing: Thing } type Thing { id: ID! name: String! }');
const QUERY =
  'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Thing { name } } }';

interface Key {
  __typename: string;
  id: number;
}
interface Answer {
  data?: { _entities: ({ name: string } | null)[] };
  errors?: { path: (string | number)[]; extensions: { code: string } }[];
}

/** A way to a subgraph that is a function. */
class TestFetcher extends Fetcher {
  protected readonly isTrusted = false;
  readonly #answer: (keys: Key[]) => FormattedExecutionResult;
  readonly sizes: number[] = [];

  constructor(answer: (keys: Key[]) => FormattedExecutionResult) {
    super('things', { federationSecret: 'x', supergraph, timeoutMs: 1_000, log: createLog('test', 'silent') });
    this.#answer = answer;
  }

  protected override send({ variables }: SubgraphRequest): Promise<FormattedExecutionResult> {
    const keys = variables?.representations as Key[];
    this.sizes.push(keys.length);
    return new Promise((resolve) => resolve(this.#answer(keys)));
  }

  async ask(ids: number[]): Promise<Answer> {
    const request = { query: QUERY, variables: { representations: ids.map((id) => ({ __typename: 'Thing', id })) } };
    const context: GatewayContext = { requestId: 'test', authorization: undefined, caller: null };
    type Options = Parameters<GraphQLDataSource<GatewayContext>['process']>[0];
    return (await this.process({ request, context } as unknown as Options)) as Answer;
  }
}

const nameOf = ({ id }: Key) => ({ name: `thing ${id}` });
const upTo = (count: number) => Array.from({ length: count }, (_, id) => id);

describe('Fetcher', () => {
  it('asks for no more entities at a time than a subgraph takes, and puts them together again', async () => {
    const fetcher = new TestFetcher((keys) => ({ data: { _entities: keys.map(nameOf) } }));
    const { data, errors } = await fetcher.ask([...upTo(2_500), 7, 8, 7]);

    expect(fetcher.sizes).toEqual([1_000, 1_000, 500]);
    expect(errors).toBeUndefined();
    expect(data?._entities.map((entity) => entity?.name)).toEqual([...upTo(2_500), 7, 8, 7].map((id) => `thing ${id}`));
  });

  it('leaves out only the part that failed', async () => {
    const fetcher = new TestFetcher((keys) => {
      if (keys.some(({ id }) => id === 1_500)) throw new Error('no');
      return { data: { _entities: keys.map(nameOf) } };
    });
    const { data, errors } = await fetcher.ask(upTo(2_500));
    const missing = data?._entities.flatMap((entity, index) => (entity ? [] : [index])) ?? [];

    expect([missing[0], missing.length]).toEqual([1_000, 1_000]);
    expect(errors?.[0]).toMatchObject({
      path: ['_entities', 1_000, 'name'],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
    });
  });

  it('tells the error of an entity at each of its places, those of later parts too', async () => {
    const fetcher = new TestFetcher((keys) => {
      const at = keys.findIndex(({ id }) => id === 1_234);
      const errors =
        at < 0
          ? {}
          : { errors: [{ message: 'No.', path: ['_entities', at, 'name'], extensions: { code: 'FORBIDDEN' } }] };
      return { data: { _entities: keys.map((key, index) => (index === at ? null : nameOf(key))) }, ...errors };
    });
    const { errors } = await fetcher.ask([...upTo(1_500), 1_234]);

    expect(errors?.map(({ path }) => path)).toEqual([1_234, 1_500].map((place) => ['_entities', place, 'name']));
    expect(errors?.every(({ extensions }) => extensions.code === 'FORBIDDEN')).toBe(true);
  });

  it('gives errors without a place the places of what is missing', async () => {
    const fetcher = new TestFetcher(() => ({
      data: null,
      errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }],
    }));
    const { errors } = await fetcher.ask([1, 2]);

    expect(errors?.map(({ path }) => path)).toEqual([1, 2].map((_, place) => ['_entities', place, 'name']));
  });
});
