import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DoorConfig } from '../../subgraphs/shared/config/door-config.js';
import { HttpError } from '../../subgraphs/shared/http/http-error.js';
import { sendErrors } from '../../subgraphs/shared/http/send-error.js';
import { encodingFor } from '../answers/encoding.js';
import { sendAnswer } from '../answers/send-answer.js';
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
export function serveGraphql(
  scope: FastifyInstance,
  { execute, admission, answers }: System,
  config: DoorConfig,
): void {
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
        const context = contextOf(request, operation);
        reply.type(`${mediaType}; charset=utf-8`);
        const kept = await answers.find(operation, context);
        if (kept) {
          const encoding = kept.isCompressible && context.caller === null ? encodingOf(request) : 'identity';
          const bytes = await answers.encode(operation, context, kept, encoding);
          return sendAnswer(request, reply, { operation, answer: kept, isWhole: true, encoding, bytes });
        }
        const { answer, isWhole } = await answers.make(operation, context, () => {
          const signal = patienceFor(reply.raw, config.requestTimeoutMs);
          const work = gate.run(() => execute(operation, { signal, ...context }), signal);
          return unlessAborted(work, signal);
        });
        return sendAnswer(request, reply, { operation, answer, isWhole, encoding: 'identity', bytes: answer.bytes });
      } catch (error) {
        // What is refused now may be answered next time, such as a query that is registered then.
        reply.header('cache-control', 'no-store');
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

/** Answers to callers may hold what is theirs: how well it can be compressed would tell of it. */
const encodingOf = ({ headers }: FastifyRequest) => encodingFor(headers['accept-encoding']);

function contextOf(request: FastifyRequest, admitted: AdmittedOperation): GatewayContext {
  const { id: requestId, identity, headers } = request;
  return { requestId, ...identity, admitted, reportsCost: headers['x-report-cost'] === 'true' };
}
