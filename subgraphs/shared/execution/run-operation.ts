import type { ExecutionResult } from 'graphql';
import type { SubgraphRequest } from '../subgraph/subgraph.js';
import type { CompiledOperation } from './compiled-operation.js';

/** Runs an operation where it is to run. The request it came with is the same operation as a text. */
export type RunOperation<Context> = (
  operation: CompiledOperation,
  request: SubgraphRequest,
  context: Context,
) => Promise<ExecutionResult>;
