/** How every command of ours ends; the README says it in words. */
export const EXIT = {
  done: 0,
  failed: 1,
  /** A plan, and there is something to change. */
  changes: 2,
  /** Some records were rejected, the rest is done. */
  partial: 3,
  /** A guard stopped it: figures do not reconcile, too much would be retired, too many records are bad. */
  guard: 4,
  /** Try again later: network, a part of the system that is down. */
  temporary: 5,
  /** Somebody else has changed what this would change. */
  conflict: 6,
  usage: 64,
  /** The input cannot be read. */
  badInput: 65,
  /** The token is missing, or lacks a scope. */
  notAllowed: 77,
  /** The user stopped it (128 + SIGINT). */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A failure to tell the user of, with the status to end with. Its message says what to do next. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}

/** A failure that may be none when it is tried again. */
export class TemporaryFailure extends CommandError {
  /** How long the other side asks to wait; null if it does not say. */
  readonly retryAfterMs: number | null;

  constructor(message: string, retryAfterMs: number | null, options?: ErrorOptions) {
    super(EXIT.temporary, message, options);
    this.name = 'TemporaryFailure';
    this.retryAfterMs = retryAfterMs;
  }
}

/** Stopped by the user. */
export class Interrupted extends CommandError {
  constructor() {
    super(EXIT.interrupted, '已中断 (interrupted)');
    this.name = 'Interrupted';
  }
}
