import type { OperationDefinitionNode } from 'graphql';
import type { SelectionScope } from './collect-fields.js';

/** What an operation is compiled for: its conditions decided. */
export interface ExecutionScope extends SelectionScope {
  operation: OperationDefinitionNode;
}
