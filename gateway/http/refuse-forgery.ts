import type { FastifyRequest } from 'fastify';
import { HttpError } from '../../subgraphs/shared/http/http-error.js';

/** Headers no page of another origin can send without asking first, so that one of them proves it is not forged. */
export const PREFLIGHT_HEADERS = ['authorization', 'x-api-key', 'x-apollo-operation-name', 'apollo-require-preflight'];

/**
 * A GET must be one a page of another origin cannot send unasked; a POST is one by its content type.
 *
 * @throws {HttpError} 415 for a content type other than JSON, 400 if nothing proves it.
 */
export function refuseForgery({ method, headers }: FastifyRequest): void {
  if (method !== 'GET') return;
  const contentType = headers['content-type'];
  if (contentType !== undefined) {
    if (/^application\/json\s*(?:;|$)/i.test(contentType)) return;
    throw new HttpError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Expected "application/json" or no type, found another.');
  }
  if (PREFLIGHT_HEADERS.some((name) => headers[name])) return;
  const names = PREFLIGHT_HEADERS.map((name) => `"${name}"`).join(', ');
  throw new HttpError(400, 'BAD_REQUEST', `Expected one of the headers ${names} in a GET, found none of them.`);
}
