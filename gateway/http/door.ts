import cors from '@fastify/cors';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import type { Caller } from '../../subgraphs/shared/auth/caller.js';
import type { DoorConfig } from '../../subgraphs/shared/config/door-config.js';
import type { Authenticator, Identity } from '../auth/authenticator.js';
import { clientKey } from '../limits/client-key.js';
import { OverloadedError } from '../limits/overloaded-error.js';
import { RateLimiter } from '../limits/rate-limiter.js';
import { PREFLIGHT_HEADERS } from './refuse-forgery.js';

const PREFLIGHT_MAX_AGE_S = 3_600;
const ALLOWED_HEADERS = [
  ...['content-type', 'idempotency-key', 'x-report-cost', 'x-request-id', ...PREFLIGHT_HEADERS],
  // Of tools that keep their own copies and their own place in a stream.
  ...['if-none-match', 'if-modified-since', 'last-event-id'],
];
const EXPOSED_HEADERS = [
  ...['ETag', 'Retry-After', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'],
  ...['X-Request-Id', 'X-Snapshot-Id', 'X-Error', 'X-Total-Count', 'Content-Disposition'],
];

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent it, as the token says. */
    identity: Identity;
    /** Takes more of the client's points, for a request that turns out to be dear. */
    takePoints(points: number): Promise<void>;
  }
}

/**
 * What everything behind it is spared: requests while the event loop lags, callers with a bad token, clients that ask too much.
 * Pages of other origins read answers only where that is allowed.
 *
 * @param scope  The routes it stands before; health and the page at `/` stay outside.
 */
export async function installDoor(
  scope: FastifyInstance,
  authenticator: Authenticator,
  config: DoorConfig,
): Promise<void> {
  if (config.corsOrigins.length > 0) {
    await scope.register(cors, {
      origin: config.corsOrigins.includes('*') ? '*' : [...config.corsOrigins],
      methods: ['GET', 'POST'],
      allowedHeaders: ALLOWED_HEADERS,
      exposedHeaders: EXPOSED_HEADERS,
      maxAge: PREFLIGHT_MAX_AGE_S,
    });
  }
  if (config.eventLoopDelayMs > 0) {
    await scope.register(underPressure, {
      maxEventLoopDelay: config.eventLoopDelayMs,
      customError: OverloadedError,
      retryAfter: 1,
    });
  }
  const limiter = config.pointsPerMinute > 0 ? new RateLimiter(config.pointsPerMinute) : null;
  scope.decorateRequest('identity');
  scope.decorateRequest('takePoints', async () => {});
  scope.addHook('onRequest', async (request, reply) => {
    const { authorization } = request.headers;
    const take = async (caller: Caller | null, points: number) => {
      if (limiter) reply.headers(await limiter.take(clientKey(caller, request.ip), points));
    };
    try {
      request.identity = await authenticator.identify(authorization, request.id);
    } catch (error) {
      // Trying tokens counts for the address: there is nobody else it could count for.
      await take(null, 1);
      throw error;
    }
    request.takePoints = (points) => take(request.identity.caller, points);
    await request.takePoints(1);
  });
}
