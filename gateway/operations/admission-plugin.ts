import type { ApolloServerOptions, ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../context.js';
import type { Admission } from './admission.js';
import { Refusal } from './refusal.js';

const HASH_LENGTH = 64;

/** The second line behind the door: whichever way an operation came, it is not planned unless it was admitted. */
export function admissionPlugin(admission: Admission): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ source, request, contextValue }) => {
          if (contextValue.admitted) return Promise.resolve();
          try {
            contextValue.admitted = admission.check(source, request.operationName ?? null, request.variables ?? {});
            return Promise.resolve();
          } catch (error) {
            return Promise.reject(error instanceof Refusal ? error.toGraphqlError() : error);
          }
        },
        willSendResponse: ({ response: { body }, contextValue: { admitted, reportsCost } }) => {
          if (reportsCost && admitted && body.kind === 'single') {
            body.singleResult.extensions = { ...body.singleResult.extensions, cost: admitted.cost };
          }
          return Promise.resolve();
        },
      }),
  };
}

/** Gives the server the documents that were parsed and validated at the door, so that it does neither again. */
export function admittedDocuments(
  admission: Admission,
): NonNullable<ApolloServerOptions<GatewayContext>['documentStore']> {
  return {
    get: (key: string) => Promise.resolve(admission.documentOf(key.slice(-HASH_LENGTH))),
    set: () => Promise.resolve(),
    delete: () => Promise.resolve(true),
  };
}
