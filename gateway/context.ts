import type { Caller } from '../subgraphs/shared/auth/caller.js';

/** What the gateway knows of a request. */
export interface GatewayContext {
  requestId: string;
  /** The header as it came; subgraphs verify it again. */
  authorization: string | undefined;
  /** Null for anyone. */
  caller: Caller | null;
}
