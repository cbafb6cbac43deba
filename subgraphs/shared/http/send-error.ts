import type { FastifyReply } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../errors.js';

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** Errors outside GraphQL have the form of those inside. */
export function sendError(reply: FastifyReply, status: number, code: ErrorCode, message: string): FastifyReply {
  return sendErrors(reply, status, [{ message, extensions: { code } }]);
}

export function sendErrors(
  reply: FastifyReply,
  status: number,
  errors: readonly GraphQLFormattedError[],
): FastifyReply {
  const { accept = '' } = reply.request.headers;
  const mediaType = accept.includes(GRAPHQL_RESPONSE) ? GRAPHQL_RESPONSE : 'application/json';
  // What is left of a body nobody reads would be taken for the next request, or go on arriving for ever.
  if (!reply.request.raw.complete) reply.header('connection', 'close');
  return reply.code(status).type(`${mediaType}; charset=utf-8`).send(JSON.stringify({ errors }));
}
