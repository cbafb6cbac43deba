import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeProtectedHeader,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { ReportError } from '../errors.js';
import { type Caller, isScope } from './caller.js';

const CLOCK_TOLERANCE_S = 5;
const MAX_TOKEN_LENGTH = 8_192;

/** Where tokens come from: their issuer, whom they are for, and the keys that sign them. */
export interface TokenIssuer {
  issuer: string;
  audience: string;
  keys: JSONWebKeySet | URL;
}

/** Says who a request is from. Used by the gateway and again by each subgraph, in one process or in six. */
export class TokenVerifier {
  readonly #issuer: TokenIssuer;
  readonly #keyOf: JWTVerifyGetKey;

  constructor(issuer: TokenIssuer) {
    this.#issuer = issuer;
    this.#keyOf = issuer.keys instanceof URL ? createRemoteJWKSet(issuer.keys) : createLocalJWKSet(issuer.keys);
  }

  /**
   * @param authorization  The `Authorization` header; anonymous if there is none.
   * @throws {ReportError} UNAUTHENTICATED if a token is given and is not valid. It says nothing of why: the reason would help
   *                       only a forger.
   */
  async callerOf(authorization: string | undefined): Promise<Caller | null> {
    if (!authorization) return null;
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization.slice(0, MAX_TOKEN_LENGTH))?.[1];
    const caller = token && (await this.#verify(token).catch(() => null));
    if (caller) return caller;
    throw new ReportError('UNAUTHENTICATED', 'Expected a valid bearer token, found one that is not accepted.', {
      http: { status: 401 },
    });
  }

  async #verify(token: string): Promise<Caller | null> {
    // A token without a key id is accepted by jose whenever exactly one key fits; naming the key is part of the contract.
    if (!decodeProtectedHeader(token).kid) return null;
    const { payload } = await jwtVerify(token, this.#keyOf, {
      issuer: this.#issuer.issuer,
      audience: this.#issuer.audience,
      algorithms: ['EdDSA', 'ES256', 'RS256'],
      typ: 'at+jwt',
      requiredClaims: ['exp', 'iat', 'sub'],
      clockTolerance: CLOCK_TOLERANCE_S,
    });
    const scopes = typeof payload.scope === 'string' ? payload.scope.split(' ').filter(isScope) : [];
    return payload.sub ? { subject: payload.sub, tokenId: payload.jti ?? null, scopes: new Set(scopes) } : null;
  }
}
