import type { FastifyInstance } from 'fastify';

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
