import { hkdfSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { type Caller, toScopes } from './caller.js';

/** Says what kind of token it is, so that one kind is never taken for the other (RFC 8725, 3.11). */
export const INTERNAL_TYPE = 'internal+jwt';

const ALGORITHM = 'HS256';
const ISSUER = 'urn:guizhou-report:gateway';
const LIFETIME_S = 55;
/** Clocks of two machines differ; with it, a token is worth something for a minute at most. */
const CLOCK_TOLERANCE_S = 5;
const KEY_BYTES = 32;

/**
 * The gateway's word for a caller it knows by other means than a JWT: for one subgraph, for a minute. The key is derived from
 * what gateway and subgraphs share, and is good for nothing else.
 */
export class InternalTokens {
  readonly #key: Uint8Array;

  constructor(federationSecret: string) {
    this.#key = new Uint8Array(hkdfSync('sha256', federationSecret, '', 'internal-token', KEY_BYTES));
  }

  /** @param subgraph  The only one that will accept it. */
  sign({ subject, tokenId, scopes }: Caller, subgraph: string): Promise<string> {
    const token = new SignJWT({ scope: [...scopes].join(' ') })
      .setProtectedHeader({ alg: ALGORITHM, typ: INTERNAL_TYPE })
      .setIssuer(ISSUER)
      .setAudience(audienceOf(subgraph))
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_S}s`);
    return (tokenId === null ? token : token.setJti(tokenId)).sign(this.#key);
  }

  /** @throws if it is not the gateway's word to this subgraph, or no longer. */
  async verify(token: string, subgraph: string): Promise<Caller> {
    const { payload } = await jwtVerify(token, this.#key, {
      issuer: ISSUER,
      audience: audienceOf(subgraph),
      algorithms: [ALGORITHM],
      typ: INTERNAL_TYPE,
      requiredClaims: ['exp', 'iat', 'sub'],
      maxTokenAge: LIFETIME_S,
      clockTolerance: CLOCK_TOLERANCE_S,
    });
    return { subject: payload.sub ?? '', tokenId: payload.jti ?? null, scopes: toScopes(payload.scope) };
  }
}

const audienceOf = (subgraph: string) => `urn:guizhou-report:${subgraph}`;
