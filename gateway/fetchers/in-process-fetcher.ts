import type { FormattedExecutionResult } from 'graphql';
import type { Log } from '../../subgraphs/shared/log/log.js';
import type { Subgraph } from '../../subgraphs/shared/subgraph/subgraph.js';
import { Fetcher, type SubgraphRequest } from './fetcher.js';

/** The way to a subgraph in this process: the same headers, the same checks, no socket. */
export class InProcessFetcher extends Fetcher {
  readonly #subgraph: Subgraph;

  constructor(subgraph: Subgraph, federationSecret: string, log: Log) {
    super(subgraph.name, federationSecret, log);
    this.#subgraph = subgraph;
  }

  protected send(request: SubgraphRequest, headers: Record<string, string>): Promise<FormattedExecutionResult> {
    return this.#subgraph.execute(request, headers);
  }
}
