import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { CompiledOperation } from '../execution/compiled-operation.js';
import type { AsideRequest } from './messages.js';
import { Thread, type ThreadOptions } from './thread.js';

/** Runs the long work of a subgraph in a thread, so that nobody who reads waits for it. There is one while there is work for it. */
export class Aside {
  readonly #queries: ReadonlySet<string>;
  readonly #options: ThreadOptions;
  /** Those that are not gone yet. */
  readonly #threads = new Set<Thread>();
  #current: Thread | null = null;

  /** @param queries  Fields of queries that are long work; mutations all are. */
  constructor(queries: readonly string[], options: ThreadOptions) {
    this.#queries = new Set(queries);
    this.#options = options;
  }

  takes({ isMutation, rootFields }: CompiledOperation): boolean {
    return isMutation || rootFields.some((name) => this.#queries.has(name));
  }

  /** Never throws: what goes wrong is among the errors, as clients are told it. */
  async run(request: AsideRequest): Promise<ExecutionResult> {
    this.#current ??= this.#start();
    const { errors, data } = await this.#current.run(request);
    const isBegun = data !== undefined;
    return { ...(errors && { errors: errors.map(toError) }), ...(isBegun && { data }) };
  }

  /** Waits for what is in work. */
  async close(): Promise<void> {
    this.#current?.end();
    await Promise.all([...this.#threads].map(({ ended }) => ended));
  }

  #start(): Thread {
    const thread = new Thread(this.#options, () => {
      if (this.#current === thread) this.#current = null;
    });
    this.#threads.add(thread);
    void thread.ended.then(() => this.#threads.delete(thread));
    return thread;
  }
}

const toError = ({ message, path, extensions }: GraphQLFormattedError) =>
  new GraphQLError(message, { path, extensions });
