import { HttpError } from '../http/http-error.js';

/**
 * One answer to every token that is not accepted: the reason would help only a forger, and goes to the log.
 *
 * @param tokenId  If it is known; never the token.
 */
export class TokenRefused extends HttpError {
  readonly reason: string;
  readonly tokenId: string | null;

  constructor(reason: string, tokenId: string | null = null) {
    super(401, 'UNAUTHENTICATED', 'Expected a valid bearer token, found one that is not accepted.');
    this.reason = reason;
    this.tokenId = tokenId;
  }
}

/** Nobody can say whether the token is valid. Without it, what is published can be read on. */
export class AuthenticationUnavailable extends HttpError {
  constructor(cause: unknown) {
    const message =
      'Expected to check the token, found no way to. Try again later, or read what is published without it.';
    super(503, 'AUTHENTICATION_UNAVAILABLE', message, { 'retry-after': '5' });
    this.cause = cause;
  }
}
