import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { recipePage } from './recipe-page.js';

const POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";
const ASSET_MAX_AGE_S = 3_600;

/** Recipes for BI tools at `/bi`: no script, and nothing from elsewhere. */
export async function serveBiPage(app: FastifyInstance): Promise<void> {
  const style = await readFile(packageFile('gateway/bi/bi.css'), 'utf8');
  app.get('/bi', ({ protocol, host }, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', POLICY)
      .header('vary', 'Host')
      .send(recipePage(`${protocol}://${host}`)),
  );
  app.get('/bi/bi.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', `public, max-age=${ASSET_MAX_AGE_S}`).send(style),
  );
}
