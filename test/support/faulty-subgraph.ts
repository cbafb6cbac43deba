import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { VARIABLE_BATCH_HEADER } from '../../subgraphs/shared/subgraph/subgraph.js';

/** What a gateway sent. */
export interface Seen {
  authorization: string | undefined;
  /** An object, or a list of them: sets of variables that are answered in one go. */
  variables: unknown;
}

interface Answer {
  data: Record<string, unknown>;
}

/** What a subgraph does with one request in place of answering it. */
export type Fault = (response: ServerResponse, right: () => Promise<Answer>) => void | Promise<void>;

/** A server before a real subgraph: passes on what the gateway asks, and what it answers, or does something else. */
export type FaultySubgraph = Awaited<ReturnType<typeof startFaultySubgraph>>;

export async function startFaultySubgraph(realUrl: string) {
  let fault: Fault | null = null;
  let hits = 0;
  let given = 0;
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    // What its database is like it does not tell, so that no answer of it is kept.
    if (request.method === 'GET') {
      response.writeHead(404).end();
      return;
    }
    hits++;
    response.on('error', () => {});
    response.on('close', () => {
      if (!response.writableFinished) given++;
    });
    void serve(request, response);
  });
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await textOf(request);
    const { 'x-federation-secret': secret, accept = '', authorization } = request.headers;
    seen.push({ authorization, variables: JSON.parse(body).variables });
    const right = async () => {
      const answer = await fetch(realUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept,
          'x-federation-secret': String(secret),
          ...(authorization && { authorization }),
        },
        body,
      });
      const batch = answer.headers.get(VARIABLE_BATCH_HEADER);
      if (batch !== null) response.setHeader(VARIABLE_BATCH_HEADER, batch);
      return (await answer.json()) as Answer;
    };
    if (fault) await fault(response, right);
    else sendJson(response, await right());
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    hits: () => hits,
    seen: () => seen,
    /** Requests the gateway has given up before they were answered. */
    givenUp: () => given,
    /** From now on it does this; null to be well again. */
    be: (next: Fault | null) => {
      fault = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export function sendJson(response: ServerResponse, body: unknown): void {
  send(response, 200, 'application/json', typeof body === 'string' ? body : JSON.stringify(body));
}

export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
}
