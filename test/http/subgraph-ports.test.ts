import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUBGRAPHS } from '../../subgraphs/registry.js';
import { AuditEventEntity } from '../../subgraphs/shared/audit/audit-event.entity.js';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/config/config.js';
import { openDatabase } from '../../subgraphs/shared/database/open-database.js';
import { contentsOf } from '../support/database-contents.js';
import { keepLog } from '../support/log-lines.js';
import { post, startServers, type TestServers } from '../support/servers.js';

const STRANGER = {
  errors: [{ message: 'Expected the gateway, found another caller.', extensions: { code: 'UNAUTHENTICATED' } }],
};
const OPEN = (month: string) => ({
  query: `mutation { openRevision(input: { month: "${month}" }) { report { month } userErrors { code } } }`,
});
/** What proxies and careless systems take for the word of somebody they trust. */
const SPOOFED = {
  'x-user-id': 'admin',
  'x-user-role': 'admin',
  'x-user-scopes': 'report:draft report:publish catalog:write contact:read',
  'x-forwarded-user': 'admin',
  'x-forwarded-for': '127.0.0.1',
  'x-forwarded-host': 'localhost',
  'x-real-ip': '127.0.0.1',
  'x-original-url': '/graphql',
  'x-http-method-override': 'POST',
  forwarded: 'for=127.0.0.1;host=localhost',
};
const MINE = /^[0-9a-f-]{36}$/;

const kept = keepLog();
let servers: TestServers;
let secret: string;

beforeAll(async () => {
  servers = await startServers('split', {}, null, { log: kept.log });
  secret = servers.secrets.federationSecret;
});

afterAll(() => servers.stop());

const entities = (representations: unknown) => ({
  query: 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }',
  variables: { of: representations },
});

describe.each(SUBGRAPH_NAMES)('the port of "%s"', (name) => {
  const ask = (body: object | string, headers: Record<string, string> = {}) =>
    post(servers.subgraphUrls[name], body, headers);

  it('#27 answers nobody but the gateway, whatever they ask and however they say who they are', async () => {
    const bearer = { authorization: `Bearer ${await servers.tokenFor()}` };
    const wrong = secret.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const callers: Record<string, string>[] = [
      {},
      { 'x-federation-secret': wrong },
      { 'x-federation-secret': '' },
      { ...SPOOFED },
      bearer,
    ];
    const bodies = [
      { query: '{ __typename }' },
      { query: '{ _service { sdl } }' },
      entities([{ __typename: 'MonthlyReport', month: '2024-06', revision: 1 }]),
      OPEN('2031-01'),
      '{',
    ];
    for (const headers of callers) {
      for (const body of bodies) {
        const { status, json } = await ask(body, { 'apollo-federation-include-trace': 'ftv1', ...headers });
        expect([headers, status, json]).toEqual([headers, 401, STRANGER]);
      }
    }
  });

  it('#27 gives the gateway neither its schema nor a trace', async () => {
    const headers = { 'x-federation-secret': secret, 'apollo-federation-include-trace': 'ftv1' };
    const typename = await ask({ query: '{ __typename }' }, headers);
    const schema = await ask({ query: '{ __schema { types { name } } }' }, headers);

    expect(typename.json).toEqual({ data: { __typename: 'Query' } });
    expect(schema.json.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(schema.json.data).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['a text', ['x']],
    ['null', [null]],
    ['a number', [1]],
    ['without a key', [{ __typename: 'MonthlyReport' }]],
    ['with a key of another type', [{ __typename: 'MonthlyReport', month: { $ne: null }, revision: [] }]],
    ['of a type there is none of', [{ __typename: 'Nonsense', id: 'x' }]],
    ['of a prototype', [{ __typename: '__proto__', id: 'x' }]],
    ['1,001 of them', Array(1_001).fill({ __typename: 'MonthlyReport', month: '2024-06', revision: 1 })],
    ['no list', 'x'],
  ])('#28 refuses representations that are none with 400: %s', async (_what, representations) => {
    const { status, text, json } = await ask(entities(representations), { 'x-federation-secret': secret });

    expect(status).toBe(400);
    expect(json.data ?? null).toBeNull();
    expect(json.errors.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/INTERNAL_SERVER_ERROR|node_modules|\n +at /);
  });

  it('#28 refuses 100,000 representations before it reads them all', async () => {
    const many = Array(100_000).fill({ __typename: 'MonthlyReport', month: '2024-06', revision: 1 });
    const outcome = await ask(entities(many), { 'x-federation-secret': secret }).then(
      ({ status }) => status,
      () => 'hung up',
    );

    expect([413, 'hung up']).toContain(outcome);
    expect((await ask({ query: '{ __typename }' }, { 'x-federation-secret': secret })).status).toBe(200);
  });

  it('#29 takes no header for a caller or for an id that is none', async () => {
    const headers = { 'x-federation-secret': secret, ...SPOOFED, 'x-request-id': 'x'.repeat(200) };
    const before = await contentsOf(servers.config);
    const { headers: answered } = await ask({ query: '{ __typename }' }, headers);
    const opened = await ask(OPEN('2031-02'), headers);

    expect(answered.get('x-request-id')).toMatch(MINE);
    const [error] = opened.json.errors;
    // Only one subgraph has this mutation.
    expect(error.extensions.code).toBe(name === 'reports' ? 'UNAUTHENTICATED' : 'GRAPHQL_VALIDATION_FAILED');
    expect(await contentsOf(servers.config)).toEqual(before);
  });
});

describe('#29 the gateway', () => {
  it('takes nobody for who a header says they are', async () => {
    const headers = { ...SPOOFED, 'x-federation-secret': secret };
    const { json } = await post(servers.graphql, OPEN('2031-03'), headers);

    expect(json).toMatchObject({ data: { openRevision: null }, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it.each([
    ['too long', ['x'.repeat(65)]],
    ['of 10 KB', ['x'.repeat(10_000)]],
    ['sent twice', ['first-request-id', 'second-request-id']],
    ['with a line end of its own folded in', ['first-line\r\n second-line']],
    ['with letters of a terminal', ['\u001b[31mred-request']],
    ['with JSON', ['","level":60,"x":"']],
    ['with a path', ['../../../../etc/passwd']],
  ])('makes an id of its own in place of one that is %s', async (_what, ids) => {
    kept.clear();
    const answer = await raw(servers.graphql, ids);

    // What HTTP itself forbids is refused before there is an id.
    if (/^HTTP\/1\.1 400 /.test(answer)) return expect(answer).toMatch(/"code":"BAD_REQUEST"/);
    const [, id = ''] = /^x-request-id: (.*)\r$/im.exec(answer) ?? [];
    expect(id).toMatch(MINE);
    for (const sent of ids) expect(kept.text()).not.toContain(JSON.stringify(sent).slice(1, -1));
  });

  it('writes the id into the audit trail that the answer names', async () => {
    const authorization = `Bearer ${await servers.tokenFor()}`;
    const headers = { authorization, 'x-request-id': `bad id ${'y'.repeat(100)}` };
    const answer = await post(servers.graphql, OPEN('2031-04'), headers);
    const reports = SUBGRAPHS.find(({ name }) => name === 'reports');
    if (!reports) throw new Error('no reports');
    const database = await openDatabase({ name: 'reports', ...reports.database }, servers.config);
    const events = await database.reader.findBy(AuditEventEntity, { object: '2031-04/1' });
    await database.close();

    expect(events.map(({ requestId }) => requestId)).toEqual([answer.headers.get('x-request-id')]);
  });
});

/** The whole answer to a request whose ids are sent as they are, byte by byte. */
async function raw(url: string, ids: readonly string[]): Promise<string> {
  const { hostname, port, pathname } = new URL(url);
  const body = JSON.stringify({ query: '{ __typename }' });
  const head = [
    `POST ${pathname} HTTP/1.1`,
    `host: ${hostname}`,
    'connection: close',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    ...ids.map((id) => `x-request-id: ${id}`),
  ];
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  await once(socket, 'close');
  return text;
}
