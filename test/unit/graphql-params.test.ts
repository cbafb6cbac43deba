import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBody, readSearch } from '../../gateway/operations/graphql-params.js';
import { Refusal } from '../../gateway/operations/refusal.js';

const QUERY = { query: '{ a }' };
const PARAMS = { query: '{ a }', id: null, hash: null, operationName: null, variables: {} };
const HASH = 'a'.repeat(64);

const refusalOf = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, code: error.errors[0]?.extensions?.code };
    throw error;
  }
};

describe('readBody', () => {
  it.each([
    ['R: an empty list of variables', { variables: [] }],
    ['variables that are an empty text', { variables: '' }],
    ['Grafana: variables that are null', { variables: null }],
    ['an operation without a name', { operationName: '' }],
    ['an operation whose name is null', { operationName: null }],
    ['extensions that are null', { extensions: null }],
    ['names nobody knows', { whatever: 1 }],
  ])('takes for nothing what clients send for nothing: %s', (_what, more) => {
    expect(readBody({ ...QUERY, ...more })).toEqual(PARAMS);
  });

  it('reads a hash as Apollo clients send it, and the id of an operation', () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: HASH } };

    expect(readBody({ extensions })).toEqual({ ...PARAMS, query: null, hash: HASH });
    expect(readBody({ id: 'x' })).toEqual({ ...PARAMS, query: null, id: 'x' });
  });

  it.each([
    [null],
    [5],
    ['x'],
    [undefined],
    [[QUERY]],
    [{}],
    [{ query: '' }],
    [{ query: 5 }],
    [{ query: { kind: 'Document' } }],
    [{ ...QUERY, variables: 'x' }],
    [{ ...QUERY, variables: [1] }],
    [{ ...QUERY, operationName: {} }],
    [{ ...QUERY, extensions: 1 }],
    [{ extensions: { persistedQuery: { version: 2, sha256Hash: HASH } } }],
    [{ extensions: { persistedQuery: { version: 1, sha256Hash: '../x' } } }],
    [{ extensions: { persistedQuery: 'x' } }],
  ])('refuses %j with 400', (body) => {
    expect(refusalOf(() => readBody(body))).toEqual({ status: 400, code: 'BAD_REQUEST' });
  });

  it('answers or refuses, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const result = refusalOf(() => readBody(body));
        expect(result).toSatisfy((each) => typeof each === 'object');
      }),
    );
  });
});

describe('readSearch', () => {
  it('reads the names of a body, variables and extensions as JSON', () => {
    const search = new URLSearchParams({ query: '{ a }', variables: '{"a":1}', operationName: '', extensions: '' });

    expect(readSearch(search)).toEqual({ ...PARAMS, variables: { a: 1 } });
  });

  it.each(['query=a&query=b', 'query=a&variables={', 'query=a&variables=5', '', 'variables={}'])(
    'refuses %s',
    (text) => {
      expect(refusalOf(() => readSearch(new URLSearchParams(text)))).toEqual({ status: 400, code: 'BAD_REQUEST' });
    },
  );
});
