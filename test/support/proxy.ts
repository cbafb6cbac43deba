import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A GraphQL request on its way, and what the test may do to it. */
export interface Passing {
  /** Name of the field it asks for first: `pushCatalogItems`. */
  operation: string;
  /** How many of this operation came before it. */
  index: number;
}

export type Treatment =
  | 'pass'
  /** The server never sees it, and the client gets no answer. */
  | 'lose'
  /** The server answers, and the client does not get it. */
  | 'lose answer'
  | { status: number; retryAfter?: string };

/** Stands between a client and a server, and does to requests what networks do. */
export async function startProxy(target: string, treat: (passing: Passing) => Treatment | Promise<Treatment>) {
  const counts = new Map<string, number>();
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { query = '' } = JSON.parse(body.toString() || '{}') as { query?: string };
    const operation = /{\s*(\w+)/.exec(query)?.[1] ?? '';
    const index = counts.get(operation) ?? 0;
    counts.set(operation, index + 1);
    const treatment = await treat({ operation, index });
    if (typeof treatment === 'object') {
      const { status, retryAfter } = treatment;
      response.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end();
      return;
    }
    if (treatment === 'lose') {
      response.destroy();
      return;
    }
    const { authorization = '' } = request.headers;
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
    const answer = await fetch(target, { method: 'POST', headers, body });
    const text = await answer.text();
    if (treatment === 'lose answer') response.destroy();
    else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    countOf: (operation: string) => counts.get(operation) ?? 0,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
