import { mkdir, rmdir } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { gatewayDatabase } from '../../gateway/auth/gateway-database.js';
import { ScriptTokenStore } from '../../gateway/auth/script-token-store.js';
import { SUBGRAPHS } from '../../subgraphs/registry.js';
import { AuditEventEntity } from '../../subgraphs/shared/audit/audit-event.entity.js';
import type { Scope } from '../../subgraphs/shared/auth/caller.js';
import { openDatabase } from '../../subgraphs/shared/database/open-database.js';
import { keepLog } from '../support/log-lines.js';
import { freePort } from '../support/processes.js';
import { post, startServers, type TestServers } from '../support/servers.js';

const DAY_MS = 86_400_000;
const OPEN = (month: string) => ({
  query: `mutation { openRevision(input: { month: "${month}" }) { report { month } userErrors { code } } }`,
});
const START_SYNC = {
  query: 'mutation { startCatalogSync(input: { source: "x", mode: FULL }) { run { id } userErrors { code } } }',
};
const PUBLIC = { query: '{ departments { id } }' };
const REFUSED = {
  status: 401,
  json: {
    errors: [
      {
        message: 'Expected a valid bearer token, found one that is not accepted.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ],
  },
};

const actor = (at = new Date()) => ({ subject: 'maker', tokenId: null, requestId: 'test', at: at.toISOString() });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe.each(['embedded', 'split'] as const)('script tokens, %s', (shape) => {
  const kept = keepLog();
  let servers: TestServers;
  let store: ScriptTokenStore;

  beforeAll(async () => {
    servers = await startServers(shape, {}, null, { log: kept.log });
    store = await ScriptTokenStore.open(servers.config);
  });

  afterAll(async () => {
    await store.close();
    await servers.stop();
  });

  const make = (scopes: readonly Scope[], { name = 'nightly sync', madeAt = new Date(), days = 1 } = {}) =>
    store.create({ name, scopes, expiresAt: new Date(madeAt.getTime() + days * DAY_MS) }, actor(madeAt));
  const ask = async (body: object, headers: Record<string, string>) => {
    const { status, json } = await post(servers.graphql, body, headers);
    return { status, json };
  };

  it.each([
    ['Authorization', bearer],
    ['X-API-Key', (token: string) => ({ 'x-api-key': token })],
  ])('are taken in %s, for what their scopes allow and nothing else', async (header, headersOf) => {
    const month = header === 'X-API-Key' ? '2031-01' : '2031-02';
    const { token } = await make(['report:draft']);

    expect(await ask(OPEN(month), headersOf(token))).toEqual({
      status: 200,
      json: { data: { openRevision: { report: { month }, userErrors: [] } } },
    });
    expect((await ask(START_SYNC, headersOf(token))).json).toMatchObject({
      data: { startCatalogSync: null },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('open drafts to exports and events too, as far as their scopes go', async () => {
    const [drafts, catalog] = [await make(['report:draft']), await make(['catalog:write'])];
    await ask(OPEN('2031-03'), bearer(drafts.token));
    const statusOf = async (path: string, token: string) => {
      const response = await fetch(`${servers.url}${path}`, { headers: bearer(token) });
      await response.body?.cancel();
      return response.status;
    };

    expect(await statusOf('/export/report.json?month=2031-03&revision=1', drafts.token)).toBe(200);
    expect(await statusOf('/export/report.json?month=2031-03&revision=1', catalog.token)).toBe(404);
    expect(await statusOf('/events', catalog.token)).toBe(200);
    expect(await statusOf('/events', `${catalog.token}x`)).toBe(401);
  });

  it('are named in the audit trail of what they change, by name and id', async () => {
    const { id, token } = await make(['report:draft'], { name: '月报同步' });
    await ask(OPEN('2031-04'), bearer(token));

    const reports = SUBGRAPHS.find(({ name }) => name === 'reports');
    if (!reports) throw new Error('no reports');
    const database = await openDatabase({ name: 'reports', ...reports.database }, servers.config);
    const events = await database.reader.findBy(AuditEventEntity, { object: '2031-04/1' });
    await database.close();
    expect(events).toMatchObject([{ action: 'openRevision', subject: 'script:月报同步', tokenId: id }]);
  });

  it('are kept as a hash, and their making and end are audited', async () => {
    const { id, token } = await make(['catalog:write']);
    await store.revoke(id, 'no longer needed', actor());

    const secret = token.slice(id.length + 1);
    expect(JSON.stringify(await store.list())).not.toContain(secret);
    expect(await store.find(id)).toMatchObject({ id, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const database = await openDatabase(gatewayDatabase, servers.config);
    const events = await database.reader.find(AuditEventEntity, { where: { object: id }, order: { sequence: 'ASC' } });
    await database.close();
    expect(events).toMatchObject([
      { action: 'createScriptToken', subject: 'maker', reason: 'nightly sync' },
      { action: 'revokeScriptToken', subject: 'maker', reason: 'no longer needed' },
    ]);
    expect(JSON.stringify(events)).not.toContain(secret);
  });

  it('are refused from the moment they are revoked', async () => {
    const { id, token } = await make(['report:draft']);
    expect((await ask(PUBLIC, bearer(token))).status).toBe(200);
    await store.revoke(id, null, actor());
    const { revokedAt } = (await store.find(id)) ?? {};

    expect(await ask(PUBLIC, bearer(token))).toEqual(REFUSED);
    await store.revoke(id, null, actor(new Date(Date.now() + DAY_MS)));
    expect((await store.find(id))?.revokedAt).toBe(revokedAt);
  });

  it.each<[string, (token: string) => string]>([
    ['with another secret', (token) => token.replace(/.{43}$/, 'A'.repeat(43))],
    ['with one letter changed', (token) => token.slice(0, -2) + (token.at(-2) === 'A' ? 'B' : 'A') + token.at(-1)],
    ['with an id there is none of', (token) => token.replace(/^gzr_[0-9a-f]{16}/, `gzr_${'0'.repeat(16)}`)],
    ['cut short', (token) => token.slice(0, -1)],
    ['with more behind', (token) => `${token}A`],
    ['of the prefix alone', () => 'gzr_'],
    ['with SQL for an id', () => `gzr_'OR'1'='1_${'A'.repeat(43)}`],
    ['of 14 KB', (token) => token + 'A'.repeat(14_000)],
  ])('are refused %s, with one answer for all', async (_what, spoil) => {
    const { token } = await make(['report:draft']);

    expect(await ask(OPEN('2031-05'), bearer(spoil(token)))).toEqual(REFUSED);
  });

  it('are refused once they have expired, and none is made to live for ever', async () => {
    const { token } = await make(['report:draft'], { madeAt: new Date(Date.now() - 2 * DAY_MS) });

    expect(await ask(PUBLIC, bearer(token))).toEqual(REFUSED);
    for (const days of [367, 0, -1, Number.NaN]) {
      await expect(make(['report:draft'], { days })).rejects.toThrow(RangeError);
    }
  });

  it('say when they were last used', async () => {
    const { id, token } = await make(['report:draft']);
    expect((await store.find(id))?.lastUsedAt).toBeNull();
    await ask(PUBLIC, bearer(token));

    const lastUsedAt = await vi.waitUntil(async () => (await store.find(id))?.lastUsedAt, { timeout: 30_000 });
    expect(Math.abs(Date.parse(lastUsedAt) - Date.now())).toBeLessThan(DAY_MS);
  });

  it('#55 never reach a log; refusals do, with the reason and the id', async () => {
    const { id, token } = await make(['report:draft']);
    kept.clear();
    await ask(OPEN('2031-06'), bearer(token));
    await ask(OPEN('2031-06'), bearer(token.replace(/.{43}$/, 'A'.repeat(43))));
    await ask(START_SYNC, { 'x-api-key': token });
    await store.revoke(id, null, actor());
    await ask(PUBLIC, { ...bearer(token), 'x-request-id': 'request-of-the-revoked' });

    expect(kept.text()).not.toContain(token.slice(id.length + 1));
    expect(kept.lines().filter(({ msg }) => msg === 'token refused')).toMatchObject([
      { reason: 'an unknown script token', tokenId: id },
      { reason: 'a script token that was revoked', tokenId: id, requestId: 'request-of-the-revoked' },
    ]);
  });
});

describe('while nobody can look a script token up', () => {
  const kept = keepLog();
  let servers: TestServers;
  const token = `gzr_${'0'.repeat(16)}_${'A'.repeat(43)}`;

  beforeAll(async () => {
    servers = await startServers('split', {}, null, { log: kept.log });
  });

  afterAll(() => servers.stop());

  it('it is refused for now, and what is published is read on without it', async () => {
    const gateway = await servers.startGateway({ databaseUrl: 'postgres://nobody:hidden@127.0.0.1:1/none' });
    const answer = await post(gateway.graphql, PUBLIC, bearer(token));
    const jwt = await post(gateway.graphql, PUBLIC, bearer(await servers.tokenFor()));
    const anyone = await post(gateway.graphql, PUBLIC);
    await gateway.stop();

    expect({ status: answer.status, retryAfter: answer.headers.get('retry-after') }).toEqual({
      status: 503,
      retryAfter: '5',
    });
    expect(answer.json.errors[0].extensions).toEqual({ code: 'AUTHENTICATION_UNAVAILABLE' });
    expect(answer.text).not.toMatch(/127\.0\.0\.1|ECONN|hidden|postgres/);
    expect([jwt.status, anyone.status]).toEqual([200, 200]);
    expect(kept.lines().filter(({ msg }) => msg === 'token not checked')).toHaveLength(1);
  });

  it('it is looked up again as soon as that can be done', async () => {
    const { changes, mend } = await brokenStore(servers.config);
    const gateway = await servers.startGateway(changes);
    const before = await post(gateway.graphql, PUBLIC, bearer(token));
    const clean = await mend();
    const after = await post(gateway.graphql, PUBLIC, bearer(token));
    await gateway.stop();
    await clean();

    expect([before.status, after.status]).toEqual([503, 401]);
  });
});

/** A database of the gateway that does not open, and a way to mend it. */
async function brokenStore({ dataDir, databaseUrl }: TestServers['config']) {
  if (databaseUrl === null) {
    const file = join(dataDir, 'gateway.sqlite');
    await mkdir(file);
    return { changes: {}, mend: () => rmdir(file).then(() => () => Promise.resolve()) };
  }
  const port = await freePort();
  const { hostname, port: realPort } = new URL(databaseUrl);
  const forwarder = createServer((socket) => {
    const onward = connect(Number(realPort), hostname);
    socket.pipe(onward).pipe(socket);
    for (const each of [socket, onward]) each.on('error', () => {});
  });
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  const mend = async () => {
    await new Promise<void>((resolve) => forwarder.listen(port, '127.0.0.1', resolve));
    return () => new Promise<void>((resolve) => forwarder.close(() => resolve()));
  };
  return { changes: { databaseUrl: url.href }, mend };
}
