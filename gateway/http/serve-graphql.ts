import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DoorConfig } from '../../subgraphs/shared/config/door-config.js';
import { HttpError } from '../../subgraphs/shared/http/http-error.js';
import { sendErrors } from '../../subgraphs/shared/http/send-error.js';
import type { GatewayContext } from '../context.js';
import { ConcurrencyGate } from '../limits/concurrency-gate.js';
import type { AdmittedOperation } from '../operations/admission.js';
import { readBody, readSearch } from '../operations/graphql-params.js';
import { Refusal } from '../operations/refusal.js';
import type { System } from '../system.js';
import { mediaTypeFor } from './media-type.js';
import { patienceFor, unlessAborted } from './patience.js';
import { refuseForgery } from './refuse-forgery.js';

const MAX_QUEUE_WAIT_MS = 500;
/** A query takes one point of the client's, and one more for each of these that it costs. */
const COST_OF_A_POINT = 1_000;

/** `/graphql`, behind the door. What is refused was neither planned nor fetched. */
export function serveGraphql(scope: FastifyInstance, { execute, admission }: System, config: DoorConfig): void {
  const gate = new ConcurrencyGate({
    concurrent: config.concurrentOperations,
    queued: config.queuedOperations,
    maxWaitMs: MAX_QUEUE_WAIT_MS,
  });
  scope.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: async (request, reply) => {
      try {
        refuseForgery(request);
        const mediaType = mediaTypeFor(request.headers.accept);
        const operation = admission.admit(paramsOf(request));
        if (request.method === 'GET' && operation.type !== 'query') {
          throw new HttpError(405, 'METHOD_NOT_ALLOWED', 'Expected a query in a GET, found a mutation.', {
            allow: 'POST',
          });
        }
        const points = Math.floor(operation.cost.cost / COST_OF_A_POINT);
        if (points > 0) await request.takePoints(points);
        const signal = patienceFor(reply.raw, config.requestTimeoutMs);
        const work = gate.run(() => execute(operation, contextOf(request, operation, signal)), signal);
        const { errors, data, extensions } = await unlessAborted(work, signal);
        // Errors first: whoever reads an answer while it comes sees them before what they are about.
        const answer = JSON.stringify({ errors, data, extensions });
        return reply.header('cache-control', 'no-store').type(`${mediaType}; charset=utf-8`).send(`${answer}\n`);
      } catch (error) {
        if (error instanceof Refusal) return sendErrors(reply, error.status, error.errors);
        throw error;
      }
    },
  });
  scope.route({
    url: '/graphql',
    method: ['PUT', 'PATCH', 'DELETE', ...(config.corsOrigins.length > 0 ? [] : ['OPTIONS' as const])],
    handler: () => {
      throw new HttpError(405, 'METHOD_NOT_ALLOWED', 'Expected GET or POST, found another method.', {
        allow: 'GET, POST',
      });
    },
  });
}

function paramsOf(request: FastifyRequest) {
  if (request.method !== 'GET') return readBody(request.body);
  return readSearch(new URL(request.url, 'http://gateway').searchParams);
}

function contextOf(request: FastifyRequest, admitted: AdmittedOperation, signal: AbortSignal): GatewayContext {
  const { id: requestId, identity, headers } = request;
  return { requestId, ...identity, signal, admitted, reportsCost: headers['x-report-cost'] === 'true' };
}
