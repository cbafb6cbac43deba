import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import type { Log } from '../log/log.js';
import type { SubgraphContext } from '../subgraph/subgraph-definition.js';

const REFUSALS: ReadonlySet<unknown> = new Set(['UNAUTHENTICATED', 'FORBIDDEN']);
const MAX_FIELDS = 20;

/** A line for a request that asked for what its token does not allow: who, which token, which fields. */
export function logRefusals(
  log: Log,
  errors: readonly GraphQLError[],
  { caller, requestId }: Pick<SubgraphContext, 'caller' | 'requestId'>,
): void {
  const refused = errors.filter(({ extensions }) => REFUSALS.has(extensions.code));
  if (refused.length === 0) return;
  const fields = refused.slice(0, MAX_FIELDS).map(({ path }) => path?.join('.'));
  const who = { subject: caller?.subject ?? null, tokenId: caller?.tokenId ?? null };
  log.warn({ requestId, ...who, code: refused[0]?.extensions.code, fields }, 'not allowed');
}

/** Such lines for what Apollo Server answers. */
export const logsRefusals = (log: Log): ApolloServerPlugin<SubgraphContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue }) => {
        logRefusals(log, errors, contextValue);
        return Promise.resolve();
      },
    }),
});
