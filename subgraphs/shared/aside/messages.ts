import type { FormattedExecutionResult } from 'graphql';
import type { DatabaseOptions } from '../database/database.js';
import type { SubgraphRequest } from '../subgraph/subgraph.js';
import type { SubgraphContext } from '../subgraph/subgraph-definition.js';

/** What the thread is made with. */
export interface AsideSettings {
  database: DatabaseOptions;
  federationSecret: string;
  log: { name: string; level: string };
}

/** A request, and who asks: that was found out before. */
export interface AsideRequest extends SubgraphRequest, Pick<SubgraphContext, 'requestId' | 'caller'> {}

/** To the thread: a request, or that no more will come. */
export type AsideMessage = { id: number; request: AsideRequest } | 'end';

/** From it. */
export interface AsideAnswer {
  id: number;
  result: FormattedExecutionResult;
}
