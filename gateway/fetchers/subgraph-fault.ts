/**
 * What a subgraph did instead of answering. For the log: clients are told only that it did not answer, since what it said
 * instead may be anything.
 */
export class SubgraphFault extends Error {
  /** Whether it may be gone at the next try: no connection, or a proxy that has none. */
  readonly isTransient: boolean;

  constructor(message: string, options: { isTransient?: boolean; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'SubgraphFault';
    this.isTransient = options.isTransient ?? false;
  }
}
