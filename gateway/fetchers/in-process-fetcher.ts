import type { FormattedExecutionResult } from 'graphql';
import type { Subgraph } from '../../subgraphs/shared/subgraph/subgraph.js';
import { unlessAborted } from '../http/patience.js';
import { Fetcher, type FetcherOptions, type Sending, type SubgraphRequest } from './fetcher.js';

/** The way to a subgraph in this process: the same headers, the same checks, no socket. */
export class InProcessFetcher extends Fetcher {
  readonly #subgraph: Subgraph;

  constructor(subgraph: Subgraph, options: FetcherOptions) {
    super(subgraph.name, options);
    this.#subgraph = subgraph;
  }

  protected send(request: SubgraphRequest, { headers, signal }: Sending): Promise<FormattedExecutionResult> {
    return unlessAborted(this.#subgraph.execute(request, headers), signal);
  }
}
