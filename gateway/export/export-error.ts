import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, ReportError } from '../../subgraphs/shared/errors.js';
import { sendError } from '../../subgraphs/shared/http/send-error.js';
import { OperationRefused } from '../operate.js';

/** A request that no export answers. */
export class ExportError extends Error {
  readonly status: number;
  readonly code: ErrorCode;

  constructor(status: number, code: ErrorCode, message: string) {
    super(message);
    this.name = 'ExportError';
    this.status = status;
    this.code = code;
  }
}

/** Statuses tell the truth: tools that look at nothing else take 200 for a table. */
const STATUS_OF: Readonly<Record<string, number>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_PUBLISHED: 404,
  RATE_LIMITED: 429,
  SUBGRAPH_UNAVAILABLE: 503,
  OVERLOADED: 503,
  REQUEST_TIMEOUT: 503,
};

const MAX_HEADER_LENGTH = 200;

/** Answers what an export met with in the form of our errors; what nobody expected is left to the server. */
export function refuse(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof ExportError) {
    if (error.status === 429 || error.status === 503) reply.header('retry-after', '30');
    return sendError(reply, error.status, error.code, error.message);
  }
  if (error instanceof OperationRefused) {
    const status = STATUS_OF[error.code] ?? 500;
    if (status === 503) reply.header('retry-after', '5');
    // The gateway gives codes of the one table only.
    return sendError(reply, status, error.code as ErrorCode, error.message);
  }
  if (error instanceof ReportError) {
    const { code } = error.extensions;
    return sendError(reply, STATUS_OF[code] ?? 400, code, error.message);
  }
  throw error;
}

/** Repeats the reason of a refusal in the header `x-error`: some tools show the head of an answer only. Whoever refused it. */
export function tellInHeader(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  const reason = reply.statusCode >= 400 && typeof payload === 'string' ? reasonIn(payload) : null;
  if (reason) reply.header('x-error', reason.slice(0, MAX_HEADER_LENGTH));
  done(null, payload);
}

/** Headers are ASCII; names in Chinese stand in the body. */
function reasonIn(body: string): string | null {
  const { errors } = JSON.parse(body) as { errors?: { message: string; extensions: { code: string } }[] };
  const [first] = errors ?? [];
  return first ? `${first.extensions.code}: ${first.message}`.replace(/[^\x20-\x7e]/g, '?') : null;
}
