import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeProtectedHeader,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { type Caller, toScopes } from './caller.js';
import { INTERNAL_TYPE, type InternalTokens } from './internal-token.js';
import { AuthenticationUnavailable, TokenRefused } from './refusals.js';

const CLOCK_TOLERANCE_S = 5;
const MAX_TOKEN_LENGTH = 8_192;

/** Where tokens come from: their issuer, whom they are for, and the keys that sign them. */
export interface TokenIssuer {
  issuer: string;
  audience: string;
  keys: JSONWebKeySet | URL;
}

/** What a subgraph besides accepts: the gateway's word to it. */
export interface Vouching {
  tokens: InternalTokens;
  subgraph: string;
}

/** Says who a request is from. Used by the gateway and again by each subgraph, in one process or in six. */
export class TokenVerifier {
  readonly #issuer: TokenIssuer;
  readonly #keyOf: JWTVerifyGetKey;
  readonly #vouching: Vouching | null;

  constructor(issuer: TokenIssuer, vouching: Vouching | null = null) {
    this.#issuer = issuer;
    this.#keyOf = issuer.keys instanceof URL ? remoteKeys(issuer.keys) : createLocalJWKSet(issuer.keys);
    this.#vouching = vouching;
  }

  /**
   * @param authorization  The `Authorization` header; anonymous if there is none.
   * @throws {TokenRefused} UNAUTHENTICATED if a token is given and is not valid.
   * @throws {AuthenticationUnavailable} If the keys of the issuer cannot be had.
   */
  async callerOf(authorization: string | undefined): Promise<Caller | null> {
    if (!authorization) return null;
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization.slice(0, MAX_TOKEN_LENGTH))?.[1];
    if (!token) throw new TokenRefused('no bearer token');
    try {
      return await this.#verify(token);
    } catch (error) {
      if (error instanceof AuthenticationUnavailable || error instanceof TokenRefused) throw error;
      throw new TokenRefused(error instanceof errors.JOSEError ? error.code : 'not a token');
    }
  }

  #verify(token: string): Promise<Caller> {
    const { kid, typ } = decodeProtectedHeader(token);
    if (this.#vouching && typ === INTERNAL_TYPE) {
      const { tokens, subgraph } = this.#vouching;
      return tokens.verify(token, subgraph);
    }
    // A token without a key id is accepted by jose whenever exactly one key fits; naming the key is part of the contract.
    if (!kid) throw new TokenRefused('no key id');
    return this.#verifyIssued(token);
  }

  async #verifyIssued(token: string): Promise<Caller> {
    const { payload } = await jwtVerify(token, this.#keyOf, {
      issuer: this.#issuer.issuer,
      audience: this.#issuer.audience,
      algorithms: ['EdDSA', 'ES256', 'RS256'],
      typ: 'at+jwt',
      requiredClaims: ['exp', 'iat', 'sub'],
      clockTolerance: CLOCK_TOLERANCE_S,
    });
    if (!payload.sub) throw new TokenRefused('no subject');
    // The library looks at the time of issue only where an age is given.
    if ((payload.iat ?? 0) > Date.now() / 1_000 + CLOCK_TOLERANCE_S) throw new TokenRefused('issued in the future');
    return { subject: payload.sub, tokenId: payload.jti ?? null, scopes: toScopes(payload.scope) };
  }
}

/** Keys at an address. That they cannot be had is not the token's fault. */
function remoteKeys(url: URL): JWTVerifyGetKey {
  const keyOf = createRemoteJWKSet(url);
  return async (header, token) => {
    try {
      return await keyOf(header, token);
    } catch (error) {
      if (error instanceof errors.JOSEError && !isFailureToLoad(error)) throw error;
      throw new AuthenticationUnavailable(error);
    }
  };
}

const isFailureToLoad = (error: errors.JOSEError): boolean =>
  error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error.code === 'ERR_JOSE_GENERIC';
