import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUBGRAPHS } from '../../subgraphs/registry.js';
import { InternalTokens } from '../../subgraphs/shared/auth/internal-token.js';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/config/config.js';
import { readSecrets } from '../../subgraphs/shared/config/secrets.js';
import { createLog } from '../../subgraphs/shared/log/log.js';
import { Subgraph } from '../../subgraphs/shared/subgraph/subgraph.js';
import { jwtAttacks } from '../support/jwt-attacks.js';
import { seen } from '../support/seen.js';
import { post, startServers, type TestServers } from '../support/servers.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { type Algorithm, startTokenIssuer } from '../support/token-issuer.js';

const SECRET = 'q7Rk2vXz9LmT4wPc8NdY3bHs6JfG5aEu';
const TYPENAME = { query: '{ __typename }' };
const MESSAGE = 'Expected a valid bearer token, found one that is not accepted.';
const REFUSED = { status: 401, code: 'UNAUTHENTICATED', message: MESSAGE };
const TAKEN = { status: 200, code: undefined, message: undefined };

type Verdict = { status: number; code: unknown; message: unknown };
type Door = (authorization: string) => Promise<Verdict>;

/** Every place that verifies a token: the gateway in both shapes, each subgraph at its port and in process. */
const DOORS = [
  'gateway, embedded',
  'gateway, split',
  ...SUBGRAPH_NAMES.flatMap((name) => [`${name}, at its port`, `${name}, in process`]),
];

const issuer = await startTokenIssuer();
const attacks = await jwtAttacks(issuer, SECRET);
let embedded: TestServers;
let split: TestServers;
let testDatabase: TestDatabase;
let inProcess: Subgraph[];
const doors = new Map<string, Door>();

beforeAll(async () => {
  const options = { issuer: { ...issuer.config, federationSecret: SECRET } };
  [embedded, split] = await Promise.all([
    startServers('embedded', {}, null, options),
    startServers('split', {}, null, options),
  ]);
  testDatabase = await createTestDatabase();
  const secrets = await readSecrets(split.config);
  inProcess = await Promise.all(
    SUBGRAPHS.map((definition) =>
      Subgraph.open(definition, {
        database: testDatabase.options,
        secrets,
        log: createLog('test', 'silent'),
        snapshotCacheMib: 0,
      }),
    ),
  );
  doors.set('gateway, embedded', (authorization) => ask(embedded.graphql, { authorization }));
  doors.set('gateway, split', (authorization) => ask(split.graphql, { authorization }));
  for (const subgraph of inProcess) {
    const { name } = subgraph;
    const secret = { 'x-federation-secret': SECRET };
    doors.set(`${name}, at its port`, (authorization) => ask(split.subgraphUrls[name], { ...secret, authorization }));
    doors.set(`${name}, in process`, (authorization) =>
      subgraph.execute(TYPENAME, { ...secret, authorization }).then(
        () => TAKEN,
        ({ message, extensions }) => ({ status: extensions?.http?.status, code: extensions?.code, message }),
      ),
    );
  }
});

afterAll(async () => {
  for (const subgraph of inProcess) await subgraph.close();
  await Promise.all([embedded.stop(), split.stop()]);
  await testDatabase.remove();
  await issuer.stop();
});

async function ask(url: string, headers: Record<string, string>): Promise<Verdict> {
  const { status, json } = await post(url, TYPENAME, headers);
  return { status, code: json?.errors?.[0].extensions.code, message: json?.errors?.[0].message };
}

const verdictAt = (name: string, token: string) => {
  const door = doors.get(name);
  if (!door) throw new Error(`no door "${name}"`);
  return door(`Bearer ${token}`);
};

describe.each(DOORS)('#23 tokens at %s', (door) => {
  it.each<Algorithm>(['RS256', 'ES256', 'EdDSA'])('good ones are taken: %s', async (alg) => {
    expect(await verdictAt(door, await issuer.sign({ alg }))).toEqual(TAKEN);
  });

  it.each(attacks)('refused with one answer for all: %s', async (_what, token) => {
    seen({ tokens: 1 });
    expect(await verdictAt(door, token)).toEqual(REFUSED);
    seen({ tokensRefused: 1 });
  });
});

describe('#23 the word of the gateway', () => {
  const word = (subgraph: string) =>
    new InternalTokens(SECRET).sign({ subject: 'x', tokenId: null, scopes: new Set() }, subgraph);

  it.each(SUBGRAPH_NAMES)('to "%s" is taken there, and nowhere else', async (name) => {
    const token = await word(name);
    const taken = new Set([`${name}, at its port`, `${name}, in process`]);
    for (const door of DOORS)
      expect([door, await verdictAt(door, token)]).toEqual([door, taken.has(door) ? TAKEN : REFUSED]);
  });
});

describe('#23 tokens at the gateway', () => {
  it('of a megabyte are refused before they are looked at', async () => {
    expect(
      await ask(split.graphql, { authorization: `Bearer ${'a'.repeat(1_000_000)}` }).catch(() => 'hung up'),
    ).toEqual(expect.toSatisfy((verdict) => verdict === 'hung up' || verdict.status === 431));
  });

  it('of unknown keys make it ask its issuer no more often than before', async () => {
    const before = issuer.hits();
    const [, strange = ''] = attacks.find(([what]) => what === 'an unknown kid') ?? [];
    for (let n = 0; n < 200; n++) await verdictAt('gateway, split', strange);

    expect(issuer.hits() - before).toBeLessThanOrEqual(1);
  });

  it('are refused for now while the keys of the issuer cannot be had, and what is published is read on', async () => {
    const tokenIssuer = { ...issuer.config, jwksUrl: new URL('http://127.0.0.1:1/jwks') };
    const gateway = await split.startGateway({ tokenIssuer });
    const { status, code } = await ask(gateway.graphql, { authorization: `Bearer ${await issuer.sign()}` });
    const anyone = await ask(gateway.graphql, {});
    await gateway.stop();

    expect({ status, code }).toEqual({ status: 503, code: 'AUTHENTICATION_UNAVAILABLE' });
    expect(anyone).toEqual(TAKEN);
  });
});
