import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';

/** Every code a client can meet, with what it means. The table of the README is generated from this one. */
export const ERROR_CODES = {
  NOT_PUBLISHED: 'No issue of the report is published for the requested month or revision.',
  BAD_USER_INPUT:
    'An argument or a document has the wrong form; the message says what was expected and what was found.',
  UNAUTHENTICATED: 'The operation needs a token, or the token is not valid (any more).',
  AUTHENTICATION_UNAVAILABLE:
    'Nobody can say now whether the token is valid. Try again, or read what is published without it.',
  FORBIDDEN: 'The token lacks the scope the operation needs.',
  NOT_A_DRAFT: 'The revision is not a draft the caller may change: unknown, or published.',
  SECTION_SEALED: 'The section is sealed: nothing in it changes any more. A mistake found later is a new revision.',
  SECTION_CONFLICT: 'The section was changed since the caller read it. Read it again, then repeat the change.',
  STATUS_CONFLICT: 'The revision is not in the state this step starts from; the message says in which it is.',
  REVISION_CONFLICT: 'Another revision of the month was published since this one was opened. Open a new one.',
  NOT_SEALED: 'Only sealed sections can be published, and some are not sealed yet.',
  PROOF_INVALID: 'The proof is not one of a check over exactly these sealed sections.',
  NOT_CONSISTENT: 'Rules of reconciliation failed, and no reason to publish in spite of them was given.',
  SYNC_LEASED: 'Another run of the source is at work; the message says after how many seconds to try again.',
  SYNC_RUN_NOT_FOUND: 'There is no sync run with this id.',
  SYNC_RUN_OVER: 'The sync run takes no items any more. Start another.',
  SYNC_SEQUENCE: 'A push is missing before this one; the message says which is next.',
  SYNC_INCOMPLETE: 'The server has not counted as many entries as the script has read, so nothing can be retired.',
  IDEMPOTENCY_MISMATCH: 'The key, or the number, was used before with other content.',
  RESOURCE_NOT_FOUND: 'There is no such entry in the catalog.',
  CONFLICT: 'The entry was changed since the caller read it; the message names the version found. Read it again.',
  SUBGRAPH_UNAVAILABLE:
    'A part of the system, or its database, did not answer. What it owns is missing from the answer; try again later.',
  GRAPHQL_PARSE_FAILED: 'The query is no GraphQL document, or one of too many words.',
  GRAPHQL_VALIDATION_FAILED: 'The query asks for what the schema does not have.',
  OPERATION_RESOLUTION_FAILURE: 'The document has several operations, or none of the name asked for.',
  QUERY_TOO_COMPLEX: 'The query goes past a limit of form: depth, aliases, root fields, directives, fields.',
  QUERY_TOO_EXPENSIVE: 'The query costs more than is allowed; header `x-report-cost: true` shows what costs how much.',
  PERSISTED_QUERY_NOT_FOUND: 'No query is known by this hash or id. Send the query once more, with its hash.',
  PERSISTED_QUERY_NOT_SUPPORTED: 'Queries cannot be registered here.',
  OPERATION_NOT_PERSISTED: 'Only operations of the published list are answered here, and this is none of them.',
  BAD_REQUEST: 'The request is not one of GraphQL over HTTP; the message says what was expected.',
  NOT_FOUND: 'There is nothing at this address.',
  NOT_ACCEPTABLE: 'None of the formats the request accepts is one this address has.',
  METHOD_NOT_ALLOWED: 'The address answers other methods only: GET for queries, POST for all operations.',
  PAYLOAD_TOO_LARGE: 'The body is larger than 1 MiB.',
  UNSUPPORTED_MEDIA_TYPE: 'The body is not plain JSON in UTF-8: another type, another charset, or compressed.',
  RATE_LIMITED: 'The client has used up what it may ask for in a minute; `Retry-After` says when there is more.',
  OVERLOADED: 'The server has more to do than it can; try again after the time of `Retry-After`.',
  REQUEST_TIMEOUT: 'The request, or its answer, took too long.',
  INTERNAL_SERVER_ERROR: 'Something unexpected went wrong; the incident number finds it in the logs.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** A failure the client caused or can act on; anything else is masked. */
export class ReportError extends GraphQLError {
  declare readonly extensions: GraphQLErrorExtensions & { code: ErrorCode };

  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message, { extensions: { ...details, code } });
    this.name = 'ReportError';
  }
}

/** Marks what cannot happen; a failure here is a defect of ours and reaches clients only as an incident number. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
