import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { CompiledOperation } from './compiled-operation.js';
import type { OperationCache } from './operation-cache.js';
import type { RunOperation } from './run-operation.js';

type Gateway<Context extends BaseContext> = NonNullable<ApolloServerOptions<Context>['gateway']>;

/** Lets Apollo Server run compiled operations: it takes them from whatever stands where it expects a gateway. */
export function apolloExecutor<Context extends BaseContext>(
  schema: GraphQLSchema,
  operations: OperationCache,
  run: RunOperation<Context>,
): Gateway<Context> {
  const listeners = new Set<Parameters<Gateway<Context>['onSchemaLoadOrUpdate']>[0]>();
  return {
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: () => {
      for (const tell of listeners) tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return Promise.resolve({
        executor: ({ document, source: query, request: { operationName, variables }, context }) => {
          const operation = operations.findIn(document, operationName);
          const request = { query, ...(operationName && { operationName }), ...(variables && { variables }) };
          const result: Promise<ExecutionResult> =
            operation instanceof CompiledOperation
              ? run(operation, request, context as Context)
              : Promise.resolve({ errors: operation });
          return result as never;
        },
      });
    },
    stop: () => Promise.resolve(),
  };
}
