import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 8;
const SECRET_BYTES = 32;
const BEARER = /^Bearer (gzr_\S*)$/i;
const FORM = /^(gzr_[0-9a-f]{16})_[\w-]{43}$/;

/** A script token while its maker sees it: `gzr_`, an id anyone may read, and a secret that is kept nowhere. */
export interface FreshToken {
  /** `gzr_` and 16 hexadecimal digits: names the token in lists, logs and the audit trail. */
  id: string;
  token: string;
  /** SHA-256 of the token, hexadecimal. 256 random bits need no slow hash. */
  hash: string;
}

export function makeScriptToken(): FreshToken {
  const id = `gzr_${randomBytes(ID_BYTES).toString('hex')}`;
  const token = `${id}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { id, token, hash: hashOf(token) };
}

/** The script token in an `Authorization` header, whether it has the right form or not; null if it is none. */
export function scriptTokenIn(authorization: string | undefined): string | null {
  return (authorization && BEARER.exec(authorization)?.[1]) ?? null;
}

/** The id of a token; null if it does not have the form of one. */
export const idOf = (token: string): string | null => FORM.exec(token)?.[1] ?? null;

/** Whether a token is the one of this hash, in a time that says nothing of where they differ. */
export const isTokenOf = (token: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(token), 'hex'), Buffer.from(hash, 'hex'));

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
