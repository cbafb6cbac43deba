import { createHmac, createPublicKey, generateKeyPairSync, sign as signWith } from 'node:crypto';
import { CompactEncrypt, exportJWK, exportSPKI } from 'jose';
import { InternalTokens } from '../../subgraphs/shared/auth/internal-token.js';
import type { startTokenIssuer } from './token-issuer.js';

type Issuer = Awaited<ReturnType<typeof startTokenIssuer>>;

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest('base64url');
const TEXT_OF_ALL = { subject: 'forger', tokenId: null, scopes: new Set(['report:draft', 'contact:read'] as const) };

/**
 * Tokens that must be worth nothing to anyone, each of the whole form but for one thing.
 *
 * @param federationSecret  Known to gateway and subgraphs; here to show that knowing it does not make a token of the issuer.
 */
export async function jwtAttacks(issuer: Issuer, federationSecret: string): Promise<[what: string, token: string][]> {
  const { claims, kidOf, pairOf, sign } = issuer;
  const rsa = pairOf('RS256').publicKey;
  const spki = await exportSPKI(rsa);
  const jwk = await exportJWK(rsa);
  const header = { alg: 'RS256', kid: kidOf('RS256'), typ: 'at+jwt' };
  const now = Math.floor(Date.now() / 1_000);
  const good = await sign();
  const [head = '', body = '', seal = ''] = good.split('.');
  const unsigned = (alg: string) => `${encode({ ...header, alg })}.${encode(claims())}.`;
  const confused = (key: string | Buffer) => {
    const text = `${encode({ ...header, alg: 'HS256' })}.${encode(claims())}`;
    return `${text}.${hmac(key, text)}`;
  };
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const strange = (more: object) => {
    const text = `${encode({ ...header, ...more })}.${encode(claims())}`;
    return `${text}.${signWith('sha256', Buffer.from(text), stranger.privateKey).toString('base64url')}`;
  };
  const strangeJwk = stranger.publicKey.export({ format: 'jwk' });
  const der = createPublicKey(spki).export({ type: 'spki', format: 'der' });
  const encrypted = await new CompactEncrypt(Buffer.from(JSON.stringify(claims())))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: kidOf('RS256'), typ: 'at+jwt' })
    .encrypt(
      await crypto.subtle.importKey('spki', Uint8Array.from(der), { name: 'RSA-OAEP', hash: 'SHA-256' }, false, [
        'encrypt',
      ]),
    );
  const edited = encode({ ...claims(), scope: 'report:draft report:publish contact:read' });

  return [
    ['alg none', unsigned('none')],
    ['alg None', unsigned('None')],
    ['alg nOnE with a signature', `${unsigned('nOnE')}${seal}`],
    ['HS256 with the public key as PEM', confused(spki)],
    ['HS256 with the public key as PEM without its last line end', confused(spki.trimEnd())],
    ['HS256 with the public key as DER', confused(der)],
    ['HS256 with the public key as JWK', confused(JSON.stringify(jwk))],
    ['HS256 with an empty key', confused('')],
    ['HS256 with the secret of the federation', confused(federationSecret)],
    ['an unknown kid', strange({ kid: 'key-77' })],
    ['a kid that is a path', strange({ kid: '../../../../dev/null' })],
    ['a kid that is SQL', strange({ kid: "key-0' UNION SELECT 'x" })],
    ['a kid that is no text', strange({ kid: ['key-0'] })],
    ['a key of its own under a known kid', strange({})],
    ['a key of its own in the header (jwk)', strange({ jwk: strangeJwk })],
    ['keys at its own address (jku)', strange({ jku: 'http://127.0.0.1:1/jwks' })],
    ['a certificate at its own address (x5u)', strange({ x5u: 'http://127.0.0.1:1/x5u' })],
    ['a certificate of its own (x5c)', strange({ x5c: [der.toString('base64')] })],
    ['no kid', await sign({ header: { kid: undefined } as never })],
    ['an empty kid', await sign({ header: { kid: '' } })],
    ['another issuer', await sign({ claims: { iss: 'https://evil.example.org' } })],
    ['no issuer', await sign({ claims: { iss: undefined } })],
    ['another audience', await sign({ claims: { aud: 'another-system' } })],
    ['no audience', await sign({ claims: { aud: undefined } })],
    ['typ JWT, as identity tokens have', await sign({ header: { typ: 'JWT' } })],
    ['no typ', await sign({ header: { typ: undefined } as never })],
    ['the typ of the word of the gateway', await sign({ header: { typ: 'internal+jwt' } })],
    ['expired', await sign({ claims: { iat: now - 900, exp: now - 600 } })],
    ['without an end', await sign({ claims: { exp: undefined } })],
    ['with an end that is a text', await sign({ claims: { exp: String(now + 300) } })],
    ['not valid yet (nbf)', await sign({ claims: { nbf: now + 600 } })],
    ['issued in the future (iat)', await sign({ claims: { iat: now + 600, exp: now + 900 } })],
    ['without a subject', await sign({ claims: { sub: undefined } })],
    ['with an empty subject', await sign({ claims: { sub: '' } })],
    ['ES256 under the kid of an RS256 key', await sign({ alg: 'ES256', header: { kid: kidOf('RS256') } })],
    ['RS256 under the kid of an ES256 key', await sign({ header: { kid: kidOf('ES256') } })],
    ['a critical header nobody knows (crit)', await sign({ header: { crit: ['x'], x: 1 } as never })],
    ['a critical header that is not there (crit)', `${encode({ ...header, crit: ['exp'] })}.${body}.${seal}`],
    ['edited claims under the old signature', `${head}.${edited}.${seal}`],
    ['an edited header over the old signature', `${encode({ ...header, x: 1 })}.${body}.${seal}`],
    ['without its signature', `${head}.${body}.`],
    ['without its signature and its dot', `${head}.${body}`],
    ['with half its signature', `${head}.${body}.${seal.slice(0, seal.length / 2)}`],
    [
      'ES256 with a signature of zeros (psychic)',
      `${encode({ alg: 'ES256', kid: kidOf('ES256'), typ: 'at+jwt' })}.${body}.${Buffer.alloc(64).toString('base64url')}`,
    ],
    ['encrypted (JWE)', encrypted],
    ['two tokens in one', `${good}.${good}`],
    [
      'as JSON in base64',
      Buffer.from(JSON.stringify({ payload: body, protected: head, signature: seal })).toString('base64url'),
    ],
    ['garbage', 'x.y.z'],
    ['dots', '...'],
    ['of 12 KB', `${head}.${Buffer.alloc(9_000, 'a').toString('base64url')}.${seal}`],
    [
      'the word of the gateway for another part',
      await new InternalTokens(federationSecret).sign(TEXT_OF_ALL, 'nobody'),
    ],
    ['the word of another gateway', await new InternalTokens('of another gateway').sign(TEXT_OF_ALL, 'reports')],
  ];
}
