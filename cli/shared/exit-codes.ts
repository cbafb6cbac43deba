/** How every command of ours ends; the README says it in words. */
export const EXIT = {
  done: 0,
  failed: 1,
  /** A guard stopped it: figures do not reconcile. */
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
