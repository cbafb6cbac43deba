import type { Caller } from '../../subgraphs/shared/auth/caller.js';
import { TokenRefused } from '../../subgraphs/shared/auth/refusals.js';
import type { TokenVerifier } from '../../subgraphs/shared/auth/token-verifier.js';
import type { Log } from '../../subgraphs/shared/log/log.js';
import { scriptTokenIn } from './script-token.js';
import type { ScriptTokens } from './script-tokens.js';

/** Who a request is from, and how subgraphs will know. */
export interface Identity {
  /** Null for anyone. */
  caller: Caller | null;
  /** The header as it came, which subgraphs verify again; none for anyone, and for callers the gateway vouches for. */
  authorization: string | undefined;
}

/** Says who a request is from, whichever kind of token it carries. */
export class Authenticator {
  readonly #verifier: TokenVerifier;
  readonly #scriptTokens: ScriptTokens;
  readonly #log: Log;

  constructor(verifier: TokenVerifier, scriptTokens: ScriptTokens, log: Log) {
    this.#verifier = verifier;
    this.#scriptTokens = scriptTokens;
    this.#log = log;
  }

  /**
   * @param authorization  The header as it came.
   * @throws {ReportError} UNAUTHENTICATED if a token is given and is not valid, AUTHENTICATION_UNAVAILABLE if nobody can say.
   */
  async identify(authorization: string | undefined, requestId: string): Promise<Identity> {
    const scriptToken = scriptTokenIn(authorization);
    try {
      if (scriptToken === null) return { authorization, caller: await this.#verifier.callerOf(authorization) };
      return { authorization: undefined, caller: await this.#scriptTokens.callerOf(scriptToken) };
    } catch (error) {
      if (error instanceof TokenRefused) {
        const { reason, tokenId } = error;
        this.#log.warn({ requestId, reason, tokenId }, 'token refused');
      } else {
        this.#log.error({ requestId, err: (error as Error).cause ?? error }, 'token not checked');
      }
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#scriptTokens.close();
  }
}
