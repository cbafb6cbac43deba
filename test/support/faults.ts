import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Fault, send, sendJson } from './faulty-subgraph.js';

const SECRET_BODY = '<html>password=hunter2 at /srv/app/index.js:12:7 http://10.0.0.7:4001</html>';
const LARGE = 300 * 1024 * 1024;
const PIECE = Buffer.alloc(1024 * 1024, ' ');
/** 300 MB in 300 KB: gzip lets its pieces stand one after the other. */
const PIECE_AS_GZIP = gzipSync(PIECE);
const LARGE_GZIP = Buffer.concat(Array<Buffer>(LARGE / PIECE.length).fill(PIECE_AS_GZIP));

/** Changes the right answer: each list of entities, or the first root field. */
const changed =
  (change: (value: unknown[], key: '_entities' | 'prefectures') => unknown): Fault =>
  async (response, right) => {
    const { data } = await right();
    const key = '_entities' in data ? '_entities' : 'prefectures';
    sendJson(response, { data: { ...data, [key]: change(data[key] as unknown[], key) } });
  };

const withErrors =
  (errors: unknown): Fault =>
  async (response, right) =>
    sendJson(response, { ...(await right()), errors });

const says =
  (body: string): Fault =>
  (response) =>
    sendJson(response, body);

const answers =
  (status: number, type: string, body: string): Fault =>
  (response) =>
    send(response, status, type, body);

const redirects =
  (status: number, to: string): Fault =>
  (response) => {
    response.writeHead(status, { location: to }).end();
  };

const SQL_ERROR = {
  message: 'SQLITE_ERROR: SELECT password FROM users',
  extensions: { serviceName: 'x', stacktrace: ['at /srv/app.js'] },
};

/** What one subgraph can do wrong, by name. `elsewhere` is an address that must never be asked. */
export const faultsOf = (elsewhere: string): Record<string, Fault> => ({
  'is silent': () => {},
  'sends the head and is silent': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 }).flushHeaders();
  },
  'drips a byte each 100 ms': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 100);
    response.once('close', () => clearInterval(timer));
  },
  'answers 500 with HTML': answers(500, 'text/html', SECRET_BODY),
  'answers 500 with JSON': answers(500, 'application/json', JSON.stringify({ error: SECRET_BODY })),
  'answers 500 with an error of GraphQL': answers(500, 'application/json', JSON.stringify({ errors: [SQL_ERROR] })),
  'answers 503': answers(503, 'text/plain', SECRET_BODY),
  'answers 401': answers(401, 'application/json', JSON.stringify({ errors: [{ message: SECRET_BODY }] })),
  'answers 404': answers(404, 'application/json', '{"data":null}'),
  'answers 429': answers(429, 'application/json', '{"data":null}'),
  'redirects to a login page #31': redirects(302, `${elsewhere}/login`),
  'redirects the request elsewhere #31': redirects(307, elsewhere),
  'answers 204': (response) => {
    response.writeHead(204).end();
  },
  'answers HTML with 200': answers(200, 'text/html', SECRET_BODY),
  'answers JSON as text': answers(200, 'text/plain', '{"data":{}}'),
  'answers in UTF-16': answers(200, 'application/json; charset=utf-16le', '{"data":{}}'),
  'cuts its JSON': answers(200, 'application/json', '{"data":{"prefectures":[{"id":"520'),
  'hangs up in the middle': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 }).write('{"data":');
    setTimeout(() => response.destroy(), 20);
  },
  'hangs up at once': (response) => {
    response.destroy();
  },
  'answers null': says('null'),
  'answers a number': says('5'),
  'answers a list': says('[1]'),
  'answers nothing in an object': says('{}'),
  'answers data that is text': says('{"data":"x"}'),
  'answers data that is a list': says('{"data":[1]}'),
  'answers no data and no error': says('{"data":null}'),
  'answers errors that are text': withErrors('oops'),
  'answers errors that are an object': withErrors({}),
  'answers an error that is null': withErrors([null]),
  'answers an error of its inside': (response) => sendJson(response, { data: null, errors: [SQL_ERROR] }),
  'finds the query of the gateway wrong': answers(
    400,
    'application/json',
    JSON.stringify({
      errors: [{ message: 'Cannot query field "secret".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    }),
  ),
  'leaves out fields #34': changed((items) => items.map(() => ({}))),
  'answers null for items #34': changed((items) => items.map(() => null)),
  'answers an object for a list': changed(() => ({ 0: 'x' })),
  'answers a list for an object': changed((items) => items.map((item) => [item])),
  'answers objects for texts': changed((items) =>
    items.map((item) => JSON.parse(JSON.stringify(item), (_key, value) => (typeof value === 'string' ? {} : value))),
  ),
  'answers types that are no names': changed((items) => items.map((item) => ({ ...(item as object), __typename: {} }))),
  'answers types there are none of': changed((items) =>
    items.map((item) => ({ ...(item as object), __typename: 'Nonsense' })),
  ),
  'answers with another encoding': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'br' }).end(randomBytes(100));
  },
  'answers 300 MB as gzip #32': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(LARGE_GZIP);
  },
  'answers 300 MB #32': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    let left = LARGE;
    const write = () => {
      while (left > 0 && !response.destroyed) {
        left -= PIECE.length;
        if (!response.write(PIECE)) return;
      }
      response.end('{}');
    };
    response.on('drain', write);
    write();
  },
  'answers JSON 200,000 deep': says(`{"data":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
});

/** Wrong numbers of entities: of these only an entity fetch can tell. */
export const ENTITY_FAULTS: Record<string, Fault> = {
  'answers fewer entities': changed((items, key) => (key === '_entities' ? items.slice(1) : items)),
  'answers more entities': changed((items, key) => (key === '_entities' ? [...items, items[0]] : items)),
};
