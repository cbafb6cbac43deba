import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import type { Log } from '../log/log.js';

const REQUEST_ID = /^[\w.-]{8,64}$/;
const REQUEST_TIMEOUT_MS = 30_000;

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

/** What every server of ours has: request ids, one log line a request, `/livez`, `/readyz`, errors as JSON. */
export function createHttpApp(log: Log, readiness: () => Promise<Readiness>): HttpApp {
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    // A well-formed id of the caller is kept, so that one id finds a request in the logs of gateway and subgraphs.
    genReqId: ({ headers: { 'x-request-id': id } }) =>
      typeof id === 'string' && REQUEST_ID.test(id) ? id : randomUUID(),
  });
  let isDraining = false;

  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
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
  app.setNotFoundHandler((_request, reply) => sendError(reply, 404, 'NOT_FOUND', 'There is nothing at this address.'));
  app.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return sendError(reply, status, 'BAD_REQUEST', error.message);
    request.log.error({ err: error }, 'unexpected error');
    return sendError(reply, 500, 'INTERNAL_SERVER_ERROR', `Something unexpected went wrong (request ${request.id}).`);
  });

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

/** Errors outside GraphQL have the form of those inside. */
export function sendError(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}
