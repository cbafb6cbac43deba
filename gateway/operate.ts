import type { GraphQLFormattedError } from 'graphql';
import type { TypedDocumentString } from '../operations/generated/graphql.js';
import { invariant } from '../subgraphs/shared/errors.js';
import type { GatewayContext } from './context.js';
import type { System } from './system.js';

/** An operation that was answered with errors; the first says why. */
export class OperationRefused extends Error {
  readonly code: string;

  constructor([first]: readonly GraphQLFormattedError[]) {
    super(first?.message ?? 'The operation was refused.');
    this.name = 'OperationRefused';
    this.code = String(first?.extensions?.code ?? 'INTERNAL_SERVER_ERROR');
  }
}

/**
 * Sends an operation through the gateway, as a client would: the same rights, the same limits.
 *
 * @throws {OperationRefused} if anything of the answer is missing: half a table would look like a whole one.
 */
export async function operate<Result, Variables>(
  gateway: System['gateway'],
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  contextValue: GatewayContext,
): Promise<Result> {
  const { body } = await gateway.executeOperation(
    { query: document.toString(), variables: variables as Record<string, unknown> },
    { contextValue },
  );
  invariant(body.kind === 'single', 'the gateway answers in one piece');
  const { data, errors } = body.singleResult;
  if (errors && errors.length > 0) throw new OperationRefused(errors);
  return data as Result;
}
