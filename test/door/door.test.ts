import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arbitraryBody } from '../support/arbitrary-body.js';
import { expectClean } from '../support/expect-clean.js';
import { post, startServers, type TestServers } from '../support/servers.js';
import { VECTORS, type Vector } from '../support/vectors.js';

const MIB = 1_048_576;

describe.each(['embedded', 'split'] as const)('the door, %s', (shape) => {
  let servers: TestServers;

  beforeAll(async () => {
    servers = await startServers(shape, { corsOrigins: [] });
  });

  afterAll(() => servers.stop());

  async function send({ method = 'POST', search = '', headers = {}, body }: Vector) {
    const response = await fetch(servers.graphql + search, { method, headers, ...(body !== undefined && { body }) });
    return { response, text: await response.text() };
  }

  it.each(Object.entries(VECTORS))('answers %s cleanly #1', async (_name, [vector, ...statuses]) => {
    const answer = await send(vector);

    expectClean(answer);
    expect(statuses).toContain(answer.response.status);
  });

  it.each([
    '{"variables":[],',
    '{"variables":"",',
    '{"variables":null,',
    '{"operationName":"",',
    '{"operationName":null,',
    '{"extensions":null,',
  ])('takes %s… for what its sender means #1', async (start) => {
    expect((await post(servers.graphql, `${start}"query":"{ __typename }"}`)).json).toEqual({
      data: { __typename: 'Query' },
    });
  });

  it.each(['authorization', 'x-api-key', 'x-apollo-operation-name', 'apollo-require-preflight'])(
    'answers a GET with the header %s, which no page of another origin can send unasked #19',
    async (name) => {
      const token = await servers.tokenFor();
      // A key is a token, in the one header some tools can set.
      const value = { authorization: `Bearer ${token}`, 'x-api-key': token }[name] ?? 'x';
      const response = await fetch(`${servers.graphql}?query={__typename}`, { headers: { [name]: value } });

      expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
    },
  );

  it('lets no page of another origin read an answer #19', async () => {
    const { headers } = await post(
      servers.graphql,
      { query: '{ __typename }' },
      { origin: 'https://evil.example.org' },
    );

    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('refuses a body of a byte too many and hangs up, and takes one that just fits #7', async () => {
    const pad = (length: number) => `{"query":"{ __typename }","x":"${'x'.repeat(length - 34)}"}`.padEnd(length);
    const fits = await post(servers.graphql, pad(MIB));
    const large = await post(servers.graphql, pad(MIB + 1));

    expect(fits.status).toBe(200);
    expect(large.status).toBe(413);
    expect(large.json.errors[0].extensions.code).toBe('PAYLOAD_TOO_LARGE');
    expect(large.headers.get('connection')).toBe('close');
  });

  it('refuses a body without end at its limit, having held no more #7', async () => {
    const { head, sent, closed } = await sendWithoutEnd();

    expect(head).toMatch(/^HTTP\/1\.1 413 /);
    expect(closed).toBe(true);
    expect(sent).toBeLessThan(16 * MIB);
  });

  it.each([
    ['no HTTP', 'nonsense\r\n\r\n', 400],
    ['two lengths', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx', 400],
    [
      'a length and chunks',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}`, 431],
    ['a line break in a header', 'GET /livez HTTP/1.1\r\nHost: x\r\nx-request-id: a\rb\r\n\r\n', 400],
  ])('answers %s as JSON and hangs up #1', async (_what, bytes, status) => {
    const answer = await exchange(bytes);

    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain('content-type: application/json');
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))).errors).toHaveLength(1);
  });

  it.each(['/%zz', '/graphql/../../etc/passwd', `/${'x'.repeat(5_000)}`, '/graphql%00', '/constructor', '/__proto__'])(
    'answers the address %s as JSON #1',
    async (path) => {
      const answer = await exchange(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);

      expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(answer).toContain('content-type: application/json');
      expect(answer).not.toMatch(/etc\/passwd|xxxxx/);
    },
  );

  it.each([
    [
      'one of a stranger',
      { 'x-user-id': 'admin', 'x-user-role': 'admin', 'x-forwarded-for': '1.2.3.4', 'x-forwarded-user': 'admin' },
    ],
    ['one that is too long', { 'x-request-id': 'x'.repeat(5_000) }],
    ['one of other characters', { 'x-request-id': '<script>alert(1)' }],
  ])('ignores identity headers: %s #29', async (_what, headers) => {
    const answer = await post(
      servers.graphql,
      { query: 'mutation { openRevision(input: { month: "2024-07" }) { report { month } } }' },
      headers as Record<string, string>,
    );

    expect(answer.json.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'then', 'hasOwnProperty', '__defineGetter__'])(
    'takes the alias %s for a name like any other #15',
    async (alias) => {
      const query = `{ ${alias}: prefectures { ${alias}: id isPrototypeOf: name valueOf: formerCodes { ${alias}: code } } departments { ${alias}: superiorMinistry { ${alias}: name } } }`;
      const { status, text } = await post(servers.graphql, { query });
      const { data, errors } = JSON.parse(text);

      expect([status, errors]).toEqual([200, undefined]);
      expect(Object.getOwnPropertyDescriptor(data, alias)?.value).toHaveLength(10);
      expect(Object.keys({}.constructor.prototype)).toEqual([]);
      expect(Function.prototype.call.call(() => 'still', null)).toBe('still');
      expect((await post(servers.graphql, { query: '{ __typename }' })).status).toBe(200);
    },
  );

  it.each([20240711, undefined])('answers any JSON, any bytes and any words cleanly, seed %s #2', async (seed) => {
    await fc.assert(
      fc.asyncProperty(arbitraryBody(), async (body) => {
        expectClean(await send({ headers: { 'content-type': 'application/json' }, body }));
      }),
      { numRuns: 500, ...(seed !== undefined && { seed }) },
    );
  });

  /** Writes raw bytes; gives all that comes back. */
  function exchange(bytes: string): Promise<string> {
    return new Promise((resolve) => {
      let text = '';
      const socket = connect(Number(new URL(servers.url).port), '127.0.0.1', () => socket.write(bytes));
      socket.on('data', (data) => {
        text += data;
      });
      socket.on('error', () => resolve(text)).on('close', () => resolve(text));
    });
  }

  function sendWithoutEnd(): Promise<{ head: string; sent: number; closed: boolean }> {
    const piece = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    return new Promise((resolve) => {
      let head = '';
      let sent = 0;
      const socket = connect(Number(new URL(servers.url).port), '127.0.0.1');
      const write = () => {
        while (!socket.destroyed && head === '') {
          sent += piece.length;
          if (!socket.write(piece)) return;
        }
      };
      socket.write(
        'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
      );
      socket.on('drain', write).on('data', (data) => {
        head += data;
      });
      socket.on('error', () => {}).on('close', () => resolve({ head, sent, closed: true }));
      write();
    });
  }
});

describe('pages of other origins', () => {
  const origin = 'https://portal.example.org';
  let servers: TestServers;

  beforeAll(async () => {
    servers = await startServers('embedded', { corsOrigins: [origin] });
  });

  afterAll(() => servers.stop());

  it('may ask and read where the setting names them, and no others #19', async () => {
    const preflight = await fetch(servers.graphql, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    const answer = await post(servers.graphql, { query: '{ __typename }' }, { origin });
    const other = await post(servers.graphql, { query: '{ __typename }' }, { origin: 'https://evil.example.org' });

    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('read of exports and events what a tool in a page needs', async () => {
    const preflight = await fetch(`${servers.url}/export/observations.json`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'if-none-match' },
    });
    const table = await fetch(`${servers.url}/export/observations.json`, { headers: { origin } });
    const refused = await fetch(`${servers.url}/export/observations.json?from=x`, { headers: { origin } });
    const events = await fetch(`${servers.url}/events`, { headers: { origin } });
    await events.body?.cancel();
    const exposed = table.headers.get('access-control-expose-headers')?.toLowerCase().split(', ');

    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('if-none-match');
    for (const answer of [table, refused, events]) {
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    }
    for (const name of ['etag', 'x-total-count', 'x-snapshot-id', 'content-disposition']) {
      expect(table.headers.get(name)).not.toBeNull();
      expect(exposed).toContain(name);
    }
    expect(refused.headers.get('x-error')).toMatch(/^BAD_USER_INPUT: /);
    expect(exposed).toContain('x-error');
  });
});
