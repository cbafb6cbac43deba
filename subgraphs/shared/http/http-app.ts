import { randomUUID } from 'node:crypto';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { type ErrorCode, ReportError } from '../errors.js';
import type { Log } from '../log/log.js';
import type { HttpError } from './http-error.js';
import { acceptJsonBodiesOnly } from './read-json-body.js';
import { refuseBrokenRequest } from './refuse-broken-request.js';
import { sendError, sendErrors } from './send-error.js';

const REQUEST_ID = /^[\w.-]{8,64}$/;
const MAX_BODY_BYTES = 1_048_576;
const MAX_HEADER_BYTES = 16_384;
const MAX_CONNECTIONS = 5_000;
/** How long the head of a request, and the whole of it, may take to arrive. */
const HEAD_TIMEOUT_MS = 10_000;
const ARRIVAL_TIMEOUT_MS = 30_000;
/** How long a connection may be silent in the middle of an answer. */
const SILENCE_TIMEOUT_MS = 60_000;
const TIMEOUT_CHECK_MS = 1_000;

/** Answers `/readyz` gives besides yes and no. */
export interface Readiness {
  ready: boolean;
  /** State of each part, by name. */
  parts: Record<string, 'up' | 'down'>;
}

export interface HttpApp {
  readonly app: FastifyInstance;
  /** From now on `/readyz` says 503, so that load balancers look elsewhere. */
  drain(): void;
}

/**
 * What every server of ours has: request ids, one log line a request, `/livez`, `/readyz`, limits of size and time, every error
 * as JSON.
 *
 * @param trustedProxies  Addresses or networks whose `X-Forwarded-For` is believed.
 */
export function createHttpApp(
  log: Log,
  readiness: () => Promise<Readiness>,
  trustedProxies: readonly string[] = [],
): HttpApp {
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: ARRIVAL_TIMEOUT_MS,
    connectionTimeout: SILENCE_TIMEOUT_MS,
    http: {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEAD_TIMEOUT_MS,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
    },
    forceCloseConnections: 'idle',
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    clientErrorHandler: refuseBrokenRequest,
    frameworkErrors: (error, request, reply) => answerError(error, request as FastifyRequest, reply as FastifyReply),
    // A well-formed id of the caller is kept, so that one id finds a request in the logs of gateway and subgraphs.
    genReqId: ({ headers: { 'x-request-id': id } }) =>
      typeof id === 'string' && REQUEST_ID.test(id) ? id : randomUUID(),
  });
  app.server.maxConnections = MAX_CONNECTIONS;
  let isDraining = false;

  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    // Clients that keep their connection would not see that the balancer sends new ones elsewhere.
    if (isDraining) reply.header('connection', 'close');
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    request.log.info(
      { method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
    done();
  });
  acceptJsonBodiesOnly(app);
  app.setNotFoundHandler((_request, reply) => sendError(reply, 404, 'NOT_FOUND', 'There is nothing at this address.'));
  app.setErrorHandler(answerError);

  app.get('/livez', async () => ({ status: 'live' }));
  app.get('/readyz', async (_request, reply) => {
    const { ready, parts } = await readiness();
    const isReady = ready && !isDraining;
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready', parts });
  });

  return {
    app,
    drain: () => {
      isDraining = true;
    },
  };
}

/** What Fastify refuses by itself, in our words: its own would tell of its inside. */
const FRAMEWORK_ERRORS: Readonly<Record<string, [status: number, code: ErrorCode, message: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'PAYLOAD_TOO_LARGE', `Expected at most ${MAX_BODY_BYTES} bytes, found more.`],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'UNSUPPORTED_MEDIA_TYPE', 'Expected "application/json", found another type.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'BAD_REQUEST', 'Expected a body, found none.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'BAD_REQUEST', 'Expected a body of valid JSON, found another text.'],
};

function answerError(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof ReportError) {
    const { http, ...extensions } = error.extensions as HttpError['extensions'];
    const { status = 400, headers = [] } = (http ?? {}) as { status?: number; headers?: Iterable<[string, string]> };
    reply.headers(Object.fromEntries(headers));
    return sendErrors(reply, status, [{ message: error.message, extensions }]);
  }
  const { code, statusCode = 500 } = error as FastifyError;
  const known = FRAMEWORK_ERRORS[code];
  if (known) return sendError(reply, ...known);
  if (statusCode < 500) return sendError(reply, statusCode, 'BAD_REQUEST', 'Expected a request of another form.');
  request.log.error({ err: error }, 'unexpected error');
  return sendError(reply, 500, 'INTERNAL_SERVER_ERROR', `Something unexpected went wrong (request ${request.id}).`);
}
