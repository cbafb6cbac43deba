import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { ReportError } from '../subgraphs/shared/errors.js';
import type { GatewayContext } from './context.js';

/**
 * Turns what Apollo's gateway only notes, `extensions.valueCompletion`, into errors: it makes null what cannot be right, says so
 * there and nowhere else, and whoever reads `errors` takes the null for an answer.
 */
export const silentNullsPlugin: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body } }) => {
        if (body.kind !== 'single' || !body.singleResult.extensions?.valueCompletion) return Promise.resolve();
        const { valueCompletion, ...extensions } = body.singleResult.extensions;
        const { errors } = body.singleResult;
        body.singleResult.errors = errors ?? (valueCompletion as GraphQLFormattedError[]).map(toError);
        body.singleResult.extensions = extensions;
        return Promise.resolve();
      },
    }),
};

function toError({ path }: GraphQLFormattedError): GraphQLFormattedError {
  const { message, extensions } = new ReportError(
    'SUBGRAPH_UNAVAILABLE',
    'Expected an answer here, found another value.',
  );
  return { message, ...(path && { path }), extensions };
}
