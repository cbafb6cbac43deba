import { describe, expect, it } from 'vitest';
import type { GraphqlParams } from '../../gateway/operations/graphql-params.js';
import {
  hashOf,
  type Manifest,
  type OperationPolicy,
  PersistedOperations,
  readManifests,
} from '../../gateway/operations/persisted-operations.js';
import { Refusal } from '../../gateway/operations/refusal.js';
import { FullReportDocument } from '../../operations/generated/graphql.js';

const LISTED = '{ listed }';
const OTHER = '{ other }';
const MANIFEST: Manifest = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [{ id: 'listed-1', name: 'Listed', type: 'query', body: LISTED }],
};
const ANY: OperationPolicy = { operations: 'any', automaticPersistedQueries: true };
const ONLY_LISTED: OperationPolicy = { operations: 'persisted-only', automaticPersistedQueries: false };

const ask = (params: Partial<GraphqlParams>): GraphqlParams => ({
  query: null,
  id: null,
  hash: null,
  operationName: null,
  variables: {},
  ...params,
});

function codeOf(work: () => unknown) {
  try {
    return work();
  } catch (error) {
    return error instanceof Refusal ? error.errors[0]?.extensions?.code : error;
  }
}

describe('PersistedOperations', () => {
  it.each([ANY, ONLY_LISTED])('finds a listed operation by id, by hash and by text: %j', (policy) => {
    const operations = new PersistedOperations([MANIFEST], policy);

    for (const params of [{ id: 'listed-1' }, { hash: hashOf(LISTED) }, { query: LISTED }]) {
      expect(operations.textOf(ask(params))).toBe(LISTED);
    }
  });

  it('answers no other where only listed ones are answered, however it is sent', () => {
    const operations = new PersistedOperations([MANIFEST], ONLY_LISTED);
    const sent = [{ query: OTHER }, { hash: hashOf(OTHER) }, { id: 'x' }, { query: OTHER, hash: hashOf(OTHER) }];

    for (const params of sent) {
      expect(codeOf(() => operations.textOf(ask(params)))).toBe('OPERATION_NOT_PERSISTED');
    }
  });

  it('lets nobody pass another text off as a listed one', () => {
    const operations = new PersistedOperations([MANIFEST], ONLY_LISTED);

    expect(codeOf(() => operations.textOf(ask({ query: OTHER, hash: hashOf(LISTED) })))).toBe('BAD_REQUEST');
    expect(codeOf(() => operations.textOf(ask({ query: OTHER, id: 'listed-1' })))).toBe('OPERATION_NOT_PERSISTED');
  });

  it('learns a query by its hash where that is allowed, once it is registered', () => {
    const operations = new PersistedOperations([], ANY);
    const hash = hashOf(OTHER);
    expect(codeOf(() => operations.textOf(ask({ hash })))).toBe('PERSISTED_QUERY_NOT_FOUND');

    operations.register(ask({ query: OTHER, hash }));
    expect(operations.textOf(ask({ hash }))).toBe(OTHER);
  });

  it('learns nothing where that is not allowed', () => {
    const operations = new PersistedOperations([], { ...ANY, automaticPersistedQueries: false });
    operations.register(ask({ query: OTHER, hash: hashOf(OTHER) }));

    expect(codeOf(() => operations.textOf(ask({ hash: hashOf(OTHER) })))).toBe('OPERATION_NOT_PERSISTED');
  });

  it('keeps no more than a thousand of them', () => {
    const operations = new PersistedOperations([], ANY);
    const queries = Array.from({ length: 1_200 }, (_, n) => `{ other${n} }`);
    for (const query of queries) operations.register(ask({ query, hash: hashOf(query) }));

    const found = queries.filter((query) => codeOf(() => operations.textOf(ask({ hash: hashOf(query) }))) === query);
    expect(found).toHaveLength(1_000);
  });
});

describe('readManifests', () => {
  it('reads our own: every operation of the command line, by the hash of the very text it sends', async () => {
    const [ours] = await readManifests(null);
    const report = ours?.operations.find(({ name }) => name === 'FullReport');

    expect(report?.body).toBe(FullReportDocument.toString());
    expect(ours?.operations.every(({ id, body }) => id === hashOf(body))).toBe(true);
  });

  it('refuses a file of another format', async () => {
    await expect(readManifests('package.json')).rejects.toThrow('Expected a manifest of persisted operations');
  });
});
