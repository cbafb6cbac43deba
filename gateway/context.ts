import type { Identity } from './auth/authenticator.js';
import type { AdmittedOperation } from './operations/admission.js';

/** What the gateway knows of a request. */
export interface GatewayContext extends Identity {
  requestId: string;
  /** Aborted when nobody waits for the answer any more: the client has gone, or its time is over. */
  signal?: AbortSignal;
  /** The operation, if it came through the door; one from this process is judged when it is resolved. */
  admitted?: AdmittedOperation;
  /** Whether the answer is to say what it cost. */
  reportsCost?: boolean;
}
