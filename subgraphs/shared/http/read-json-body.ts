import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { HttpError } from './http-error.js';

/** From this size on, each step takes so long that others are let in before the next. */
const LARGE_BYTES = 65_536;
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)/i;

/** Bodies are JSON in UTF-8, as it stands: no other type, no other charset, no compression. */
export function acceptJsonBodiesOnly(app: FastifyInstance): void {
  // Before anything of the body is read, so that no decoder is ever made: one that inflates is a bomb's fuse.
  app.addHook('onRequest', (request, _reply, done) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding.trim().toLowerCase() === 'identity') return done();
    done(
      new HttpError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Expected a body that is not encoded, found a "content-encoding".', {
        'accept-encoding': 'identity',
      }),
    );
  });
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const charset = CHARSET.exec(request.headers['content-type'] ?? '')?.[1]?.toLowerCase();
    if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
      return done(new HttpError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Expected a body in UTF-8, found another charset.'));
    }
    const bytes = body as Buffer;
    if (!isUtf8(bytes)) return done(new HttpError(400, 'BAD_REQUEST', 'Expected a body in UTF-8, found other bytes.'));
    const text = bytes.toString();
    if (bytes.length < LARGE_BYTES) return parseJson(request, text, done);
    setImmediate(() => parseJson(request, text, (error, value) => setImmediate(done, error, value)));
  });
}
