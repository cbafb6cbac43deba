import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PublicationEventFragment } from '../../operations/generated/graphql.js';
import { sendError } from '../../subgraphs/shared/http/send-error.js';
import { refuse } from '../export/export-error.js';
import { contextOf } from '../request-context.js';
import type { System } from '../system.js';
import { follow } from './follower.js';
import { EVENT_NAMES, type PublicationFeed } from './publication-feed.js';

const MAX_STREAMS = 1_000;
/** Shorter than the time after which proxies give up on a silent connection. */
const HEARTBEAT_MS = 15_000;
const RECONNECT_MS = 3_000;
const EVENT_ID = /^\d{1,9}$/;

/**
 * `GET /events`: what is published, corrected and withdrawn, as server-sent events. With `Last-Event-ID`, which browsers send
 * when they come back, from there on; without, from now on.
 */
export function serveEvents(app: FastifyInstance, system: System, feed: PublicationFeed): void {
  const streams = new Set<ServerResponse>();
  // Streams never end by themselves, and a server that stops waits for what is in flight.
  app.addHook('preClose', (done) => {
    for (const stream of streams) stream.end();
    feed.close();
    done();
  });

  app.get('/events', { exposeHeadRoute: false }, async (request, reply) => {
    try {
      await contextOf(request, system);
      const lastId = lastEventId(request);
      if (lastId === undefined) {
        return sendError(
          reply,
          400,
          'BAD_USER_INPUT',
          'Expected in "Last-Event-ID" the id of an event, found another text.',
        );
      }
      if (streams.size >= MAX_STREAMS) {
        return sendError(
          reply.header('retry-after', '30'),
          503,
          'OVERLOADED',
          'There are as many listeners as can be.',
        );
      }
      const after = lastId ?? (await feed.newest());
      reply.hijack();
      const stream = reply.raw;
      streams.add(stream);
      open(stream, reply.getHeaders());
      const stop = follow(feed, {
        startAfter: () => Promise.resolve(after),
        take: (event) => send(stream, textOf(event)),
        onError: (error) => request.log.warn({ err: error }, 'a listener waits for events'),
      });
      const heartbeat = setInterval(() => stream.write(': \n\n'), HEARTBEAT_MS).unref();
      stream.once('close', () => {
        streams.delete(stream);
        clearInterval(heartbeat);
        stop();
      });
      return reply;
    } catch (error) {
      return refuse(error, reply);
    }
  });
}

/** Null for from now on, undefined if it is no id. Curl and proxies that drop the header may put it into the address. */
function lastEventId({ headers, query }: FastifyRequest): number | null | undefined {
  const id = headers['last-event-id'] ?? (query as Record<string, unknown>).lastEventId ?? '';
  if (id === '') return null;
  return typeof id === 'string' && EVENT_ID.test(id) ? Number(id) : undefined;
}

function open(stream: ServerResponse, headers: Record<string, number | string | string[] | undefined>): void {
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) stream.setHeader(name, value);
  stream.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Ended, it is over: a connection kept for more would hold up a server that stops.
    connection: 'close',
    // Nginx keeps answers back otherwise.
    'x-accel-buffering': 'no',
  });
  stream.write(`retry: ${RECONNECT_MS}\n\n`);
}

const textOf = (event: PublicationEventFragment): string =>
  `id: ${event.sequence}\nevent: ${EVENT_NAMES[event.kind]}\ndata: ${JSON.stringify(dataOf(event))}\n\n`;

/** What streams and webhooks say of an event. */
export const dataOf = ({ kind, month, revision, at }: PublicationEventFragment) => ({
  type: EVENT_NAMES[kind],
  month,
  revision,
  at,
});

/** A reader that does not read is waited for, and holds up nobody else. */
const send = (stream: ServerResponse, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (stream.destroyed || stream.writableEnded) return resolve();
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
