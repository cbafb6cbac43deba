import { deflateSync, gzipSync } from 'node:zlib';

/** A request as it goes to `/graphql`. */
export interface Vector {
  method?: string;
  search?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: unknown, headers: Record<string, string> = {}): Vector => ({
  body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  headers: { ...JSON_TYPE, ...headers },
});
const query = (text: string, more: Record<string, unknown> = {}) => post({ query: text, ...more });
const get = (search: string, headers: Record<string, string> = { 'apollo-require-preflight': 'x' }): Vector => ({
  method: 'GET',
  search,
  headers,
});
const report = (month: unknown) =>
  query('query($month: YearMonth!) { report(month: $month) { month } }', { variables: { month } });
const TYPENAME = '{ __typename }';
const FORM = 'application/x-www-form-urlencoded';
const persisted = (persistedQuery: unknown) => post({ extensions: { persistedQuery } });

/** What hostile and clumsy clients send, by name, each with the statuses it may be answered with. */
export const VECTORS: Record<string, [vector: Vector, ...statuses: number[]]> = {
  'a body that is null': [post('null'), 400],
  'a body that is a number': [post('5'), 400],
  'a body that is a text': [post('"x"'), 400],
  'a body that is true': [post('true'), 400],
  'an empty list': [post('[]'), 400],
  'a batch of ten': [post(Array(10).fill({ query: TYPENAME })), 400],
  'an empty object': [post('{}'), 400],
  'an empty body': [post(''), 400],
  'no body': [{ headers: JSON_TYPE }, 400],
  'half a JSON': [post('{"query":"{'), 400],
  'JSON and more': [post('{"query":"{__typename}"} x'), 400],
  'invalid UTF-8': [post(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), 400],
  'UTF-16 said to be UTF-8': [post(Buffer.from('{"query":"{__typename}"}', 'utf16le')), 400],
  'JSON 100,000 deep #12': [post(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 400],
  'variables 100,000 deep #12': [
    post(`{"query":"{__typename}","variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`),
    200,
    400,
  ],
  'a prototype in JSON #15': [post('{"query":"{__typename}","__proto__":{"a":1}}'), 400],
  'a prototype in variables #15': [post('{"query":"{__typename}","variables":{"__proto__":{"a":1}}}'), 400],
  'a constructor in variables #15': [
    post('{"query":"{__typename}","variables":{"constructor":{"prototype":{"a":1}}}}'),
    400,
  ],
  'a query that is a number': [post({ query: 5 }), 400],
  'a query that is a list': [post({ query: [TYPENAME] }), 400],
  'a query that is an AST': [post({ query: { kind: 'Document', definitions: [] } }), 400],
  'an empty query': [query(''), 400],
  'a query of spaces': [query('  '), 400],
  'a query of a comment': [query('# nothing'), 400],
  'variables that are text': [query(TYPENAME, { variables: '{"a":1}' }), 400],
  'variables that are a list': [query(TYPENAME, { variables: [1] }), 400],
  'extensions that are text': [query(TYPENAME, { extensions: 'x' }), 400],
  'a name that is an object': [query(TYPENAME, { operationName: {} }), 400],
  'several operations without a name #4': [query('query A { __typename } query B { __typename }'), 400],
  'an unknown name #4': [query('query A { __typename }', { operationName: 'B' }), 400],
  'a subscription #4': [query('subscription { x }'), 400],
  'NUL in a query': [query('{ __type\u0000name }'), 400],
  'half a character in a query': [query('{ department(id: "\ud800") { id } }'), 400],
  'NUL in a literal': [query('{ department(id: "\\u0000") { id } }'), 400],
  'NUL in a variable': [query('query($id: ID!) { department(id: $id) { id } }', { variables: { id: '\u0000' } }), 400],
  'half a character in a variable': [
    query('query($id: ID!) { department(id: $id) { id } }', { variables: { id: '\ud800' } }),
    400,
  ],
  'a month that is an object': [report({ $ne: null }), 400],
  'a month that is a list': [report(['2024-06', '2024-07']), 400],
  'a month there is none of': [report('2024-13'), 400],
  'a month of a megabyte': [report('x'.repeat(900_000)), 400],
  'no month': [report(undefined), 400],
  'a number beyond 32 bits': [query('{ report(month: "2024-06", revision: 99999999999) { month } }'), 400],
  'a number beyond all bits': [
    post('{"query":"query($n:Int){report(month:\\"2024-06\\",revision:$n){month}}","variables":{"n":1e400}}'),
    400,
  ],
  'fields nested 20,000 deep #12': [query('{a'.repeat(20_000) + '}'.repeat(20_000)), 400],
  'lists nested 20,000 deep #12': [query(`{ department(id: ${'['.repeat(20_000)}${']'.repeat(20_000)}) { id } }`), 400],
  'inline fragments nested 600 deep': [query(`${'{ ... '.repeat(600)}{ __typename }${'}'.repeat(600)}`), 400],
  'fragments in a circle': [query('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'), 400],
  'a page of none #13': [query('{ reports(first: 0) { totalCount } }'), 400],
  'a page of less than none #13': [query('{ reports(first: -5) { totalCount } }'), 400],
  'a page of 101 #13': [query('{ reports(first: 101) { totalCount } }'), 400],
  'a page of the catalog of 101 #13': [query('{ nationalResources(first: 101) { totalCount } }'), 400],
  'a page of the catalog of none #13': [query('{ nationalResources(first: 0) { totalCount } }'), 400],
  'a page of a billion #13': [
    query('query($n: Int!) { reports(first: $n) { totalCount } }', { variables: { n: 1_000_000_000 } }),
    400,
  ],
  'a cursor that is none': [query('{ reports(after: "\' OR 1=1 --") { totalCount } }'), 200, 400],
  'SQL in a month #21': [report("2024-06' OR '1'='1"), 400],
  'an order that is SQL #22': [query('{ departments(orderBy: "name;drop table x") { id } }'), 400],
  'entities of a subgraph #27': [query('{ _entities(representations: []) { __typename } }'), 400],
  'the SDL of a subgraph #27': [query('{ _service { sdl } }'), 400],
  'a hash of another version': [persisted({ version: 2, sha256Hash: 'a'.repeat(64) }), 400],
  'a hash that is none': [persisted({ version: 1, sha256Hash: 'x' }), 400],
  'a hash nobody knows': [persisted({ version: 1, sha256Hash: 'a'.repeat(64) }), 200],
  'a hash of another query': [
    query(TYPENAME, { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
    400,
  ],
  'an id nobody knows': [post({ id: 'x' }), 400],
  'a body in gzip #5': [post(gzipSync('{"query":"{__typename}"}'), { 'content-encoding': 'gzip' }), 415],
  'a body in deflate #5': [post(deflateSync('{"query":"{__typename}"}'), { 'content-encoding': 'deflate' }), 415],
  'a body in brotli #5': [post('x', { 'content-encoding': 'br' }), 415],
  'a body in zstd #5': [post('x', { 'content-encoding': 'zstd' }), 415],
  'a body in gzip twice #5': [post(gzipSync(gzipSync('{}')), { 'content-encoding': 'gzip, gzip' }), 415],
  'a body in no encoding there is #5': [post('{}', { 'content-encoding': 'bogus' }), 415],
  'UTF-7': [post('{}', { 'content-type': 'application/json; charset=utf-7' }), 415],
  'UTF-16': [post('{}', { 'content-type': 'application/json; charset="utf-16"' }), 415],
  'a charset there is none of': [post('{}', { 'content-type': 'application/json; charset=x;x' }), 415],
  'plain text': [post(TYPENAME, { 'content-type': 'text/plain' }), 415],
  'a query as its own type': [post(TYPENAME, { 'content-type': 'application/graphql' }), 415],
  'a form #19': [post(`query=${encodeURIComponent(TYPENAME)}`, { 'content-type': FORM }), 415],
  'a form of many parts #19': [post('--x--', { 'content-type': 'multipart/form-data; boundary=x' }), 415],
  'a type that is none': [post('{}', { 'content-type': ';;;' }), 415],
  'a GET without proof #19': [get('?query={__typename}', {}), 400],
  'a GET of plain text #19': [get('?query={__typename}', { 'content-type': 'text/plain' }), 415],
  'a GET of nothing': [get(''), 400],
  'a GET with two queries': [get('?query={__typename}&query={a}'), 400],
  'a GET with half a JSON': [get('?query={__typename}&variables={'), 400],
  'a GET of many commas': [get(`?${'a=,'.repeat(500)}`), 400],
  'a GET of broken percents': [get('?query=%E0%A4%A'), 400],
  'a mutation in a GET #19': [get('?query=mutation{openRevision(input:{month:"2024-07"}){report{month}}}'), 405],
  'a PUT': [{ ...query(TYPENAME), method: 'PUT' }, 405],
  'a PATCH': [{ ...query(TYPENAME), method: 'PATCH' }, 405],
  'a DELETE': [{ method: 'DELETE' }, 405],
  'an OPTIONS': [{ method: 'OPTIONS' }, 405],
  'an answer wanted as HTML': [{ ...query(TYPENAME), headers: { ...JSON_TYPE, accept: 'text/html' } }, 406],
  'an answer wanted as CSV': [
    { ...query(TYPENAME), headers: { ...JSON_TYPE, accept: 'text/csv; charset=utf-8' } },
    406,
  ],
  'headers of 20 KB': [{ ...query(TYPENAME), headers: { ...JSON_TYPE, 'x-much': 'x'.repeat(20_000) } }, 431],
  'a token of a megabyte': [
    { ...query(TYPENAME), headers: { ...JSON_TYPE, authorization: `Bearer ${'x'.repeat(15_000)}` } },
    401,
  ],
};
