import type { FormattedExecutionResult } from 'graphql';
import type { Subgraph, SubgraphRequest } from '../../subgraphs/shared/subgraph/subgraph.js';
import type { PreparedRequest } from '../execution/executor.js';
import { Fetcher, type FetcherOptions, type Sending } from './fetcher.js';
import { withinTime } from './time-limit.js';

/** The way to a subgraph in this process: the same headers, the same rights, no socket, and nothing of another form than asked. */
export class InProcessFetcher extends Fetcher {
  protected readonly isTrusted = true;
  readonly #subgraph: Subgraph;

  constructor(subgraph: Subgraph, options: FetcherOptions) {
    super(subgraph.name, options);
    this.#subgraph = subgraph;
  }

  override prepare(request: PreparedRequest): void {
    super.prepare(request);
    this.#subgraph.prepare(request);
  }

  protected send(request: SubgraphRequest, { headers, signal }: Sending): Promise<FormattedExecutionResult> {
    return withinTime(this.timeoutMs, signal, this.#subgraph.execute(request, headers));
  }
}
