import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import type { ExecutionResult, FormattedExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import { ERROR_CODES, type ReportError } from '../errors.js';
import type { Log } from './log.js';

const MAX_MESSAGE_LENGTH = 300;

/** Codes whose messages are meant for clients. */
const CLIENT_CODES: ReadonlySet<unknown> = new Set(
  Object.keys(ERROR_CODES).filter((code) => code !== 'INTERNAL_SERVER_ERROR'),
);

/**
 * Lets errors meant for clients through and masks all others behind an incident number that finds them in the log.
 *
 * @param explain  What clients are told instead of an error they are not meant to see; null for nothing.
 */
export function createErrorFormatter(
  log: Log,
  explain: (error: unknown, incident: string) => ReportError | null = () => null,
) {
  return ({ message, locations, path, extensions }: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const where = { ...(locations && { locations }), ...(path && { path }) };
    if (CLIENT_CODES.has(extensions?.code)) {
      const { stacktrace: _stack, serviceName: _service, ...details } = extensions ?? {};
      return { message: message.slice(0, MAX_MESSAGE_LENGTH), ...where, extensions: details };
    }
    const incident = incidentOf(extensions) ?? randomUUID();
    const cause = unwrapResolverError(error);
    const explained = explain(cause, incident);
    if (explained) {
      log.error({ incident, path, err: cause }, 'database unavailable');
      return { message: explained.message, ...where, extensions: explained.extensions };
    }
    if (incidentOf(extensions) === null) log.error({ incident, path, err: cause }, 'unexpected error');
    const extension = { code: 'INTERNAL_SERVER_ERROR', incident };
    return { message: `Something unexpected went wrong (incident ${incident}).`, ...where, extensions: extension };
  };
}

/** A result in the form clients get it, as Apollo Server makes it. */
export function formatResult(
  { data, errors }: ExecutionResult,
  format: ReturnType<typeof createErrorFormatter>,
): FormattedExecutionResult {
  const formatted = errors?.map((error) => format(withCode(error), error));
  if (!formatted) return data === undefined ? {} : { data };
  return data === undefined ? { errors: formatted } : { errors: formatted, data };
}

/** Errors nobody gave a code are nobody's intention. What they say of HTTP is not for bodies. */
function withCode(error: GraphQLError): GraphQLFormattedError {
  const { http: _http, code = 'INTERNAL_SERVER_ERROR', ...details } = error.extensions;
  return { ...error.toJSON(), extensions: { ...details, code } };
}

/** The incident a subgraph has logged already; the gateway passes its number on. */
const incidentOf = (extensions: GraphQLFormattedError['extensions']): string | null =>
  typeof extensions?.incident === 'string' ? extensions.incident : null;
