import type { RefusalFragment, TypedDocumentString } from '../../operations/generated/graphql.js';
import { CommandError, EXIT, type ExitCode, TemporaryFailure } from './exit-codes.js';

/** A way to the system: over HTTP, or into this process. */
export interface Client {
  /** Where it leads, in words. */
  readonly target: string;
  /** @throws {CommandError} with what the system refused, or why it could not be reached. */
  execute<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables): Promise<Result>;
  close(): Promise<void>;
}

interface GraphQLAnswer {
  data?: unknown;
  errors?: readonly { message: string; extensions?: { code?: unknown } }[];
}

const EXIT_BY_CODE: Readonly<Record<string, ExitCode>> = {
  UNAUTHENTICATED: EXIT.notAllowed,
  FORBIDDEN: EXIT.notAllowed,
  SUBGRAPH_UNAVAILABLE: EXIT.temporary,
  NOT_PUBLISHED: EXIT.failed,
  BAD_USER_INPUT: EXIT.badInput,
  NOT_CONSISTENT: EXIT.guard,
  REVISION_CONFLICT: EXIT.conflict,
  STATUS_CONFLICT: EXIT.conflict,
  SECTION_CONFLICT: EXIT.conflict,
  SECTION_SEALED: EXIT.conflict,
  NOT_A_DRAFT: EXIT.conflict,
  SYNC_LEASED: EXIT.temporary,
  SYNC_RUN_OVER: EXIT.conflict,
  SYNC_SEQUENCE: EXIT.conflict,
  SYNC_INCOMPLETE: EXIT.conflict,
  IDEMPOTENCY_MISMATCH: EXIT.conflict,
};

/** The status to end with after a refusal. */
export const exitCodeOf = (code: unknown): ExitCode => EXIT_BY_CODE[String(code)] ?? EXIT.failed;

/** Ends a command whose mutation was refused. */
export function refuseWith(userErrors: readonly RefusalFragment[] = []): void {
  const [first] = userErrors;
  if (!first) return;
  const lines = userErrors.map(({ code, message }) => `${code}: ${message}`);
  throw new CommandError(exitCodeOf(first.code), lines.join('\n'));
}

/** The data of an answer without errors. */
export function dataOf<Result>({ data, errors }: GraphQLAnswer): Result {
  const [first] = errors ?? [];
  if (first) {
    const messages = (errors ?? []).map(({ message }) => message).join('\n');
    if (first.extensions?.code === 'SUBGRAPH_UNAVAILABLE') throw new TemporaryFailure(messages, null);
    throw new CommandError(exitCodeOf(first.extensions?.code), messages);
  }
  return data as Result;
}
