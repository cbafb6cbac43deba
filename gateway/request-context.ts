import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GatewayContext } from './context.js';
import type { System } from './system.js';

/**
 * Takes the header `x-api-key` for a bearer token: some tools can set that one only. No token is taken from an address, which
 * would end up in logs and histories.
 */
export function acceptApiKeys(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { authorization, 'x-api-key': key } = request.headers;
    if (!authorization && typeof key === 'string') request.headers.authorization = `Bearer ${key}`;
    done();
  });
}

/** @throws {ReportError} UNAUTHENTICATED if the request carries a token that is not valid. */
export async function contextOf(
  { id, headers: { authorization } }: FastifyRequest,
  { authenticator }: Pick<System, 'authenticator'>,
): Promise<GatewayContext> {
  return { requestId: id, ...(await authenticator.identify(authorization, id)) };
}
