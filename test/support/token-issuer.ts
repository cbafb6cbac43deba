import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactSign, exportJWK, generateKeyPair, type JWTHeaderParameters } from 'jose';

const ISSUER = 'https://id.example.org';
const AUDIENCE = 'report';

export type Algorithm = 'RS256' | 'ES256' | 'EdDSA';

/** An issuer of tokens as production has one: keys of three kinds at an address, and whatever it signs. */
export async function startTokenIssuer() {
  const algorithms: readonly Algorithm[] = ['RS256', 'ES256', 'EdDSA'];
  const pairs = await Promise.all(algorithms.map((alg) => generateKeyPair(alg, { extractable: true })));
  const keys = await Promise.all(
    pairs.map(async ({ publicKey }, n) => ({ ...(await exportJWK(publicKey)), kid: `key-${n}`, alg: algorithms[n] })),
  );
  let hits = 0;
  const server = createServer((_request, response) => {
    hits++;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const indexOf = (alg: Algorithm) => algorithms.indexOf(alg);

  /** What a good token says, from now on. */
  const claims = () => {
    const now = Math.floor(Date.now() / 1_000);
    return { iss: ISSUER, aud: AUDIENCE, sub: 'editor', jti: 'one', scope: 'report:draft', iat: now, exp: now + 300 };
  };

  return {
    config: { issuer: ISSUER, audience: AUDIENCE, jwksUrl: new URL(`http://127.0.0.1:${port}/jwks`) },
    /** How often its keys were asked for. */
    hits: () => hits,
    pairOf: (alg: Algorithm) => {
      const pair = pairs[indexOf(alg)];
      if (!pair) throw new Error(`no key for ${alg}`);
      return pair;
    },
    kidOf: (alg: Algorithm) => `key-${indexOf(alg)}`,
    claims,
    /** A token of this issuer, good unless header or claims say otherwise; a claim that is undefined is left out. */
    sign(changes: { header?: Partial<JWTHeaderParameters>; claims?: Record<string, unknown>; alg?: Algorithm } = {}) {
      const { alg = 'RS256' } = changes;
      const header = { alg, kid: `key-${indexOf(alg)}`, typ: 'at+jwt', ...changes.header };
      const pair = pairs[indexOf(alg)];
      if (!pair) throw new Error(`no key for ${alg}`);
      const payload = Buffer.from(JSON.stringify({ ...claims(), ...changes.claims }));
      return new CompactSign(payload).setProtectedHeader(header).sign(pair.privateKey, { crit: { x: false } });
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
