import { SUBGRAPHS } from './registry.js';
import { Subgraph, type SubgraphOptions } from './shared/subgraph/subgraph.js';

/** All five subgraphs in this process, each with a database of its own. */
export function openSubgraphs(options: SubgraphOptions): Promise<Subgraph[]> {
  return Promise.all(SUBGRAPHS.map((definition) => Subgraph.open(definition, options)));
}
