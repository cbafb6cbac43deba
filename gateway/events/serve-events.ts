import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendError } from '../../subgraphs/shared/http/send-error.js';
import type { EventFeed } from './event-feed.js';
import type { PublicEvent } from './event-sources.js';
import { follow } from './follower.js';

const MAX_STREAMS = 1_000;
/** Shorter than the time after which proxies give up on a silent connection. */
const HEARTBEAT_MS = 15_000;
const RECONNECT_MS = 3_000;
/** How far each source has got; nothing where it is not known. */
const EVENT_ID = /^\d{0,9}(?:-\d{0,9})+$/;

/**
 * `GET /events`: what is published, corrected and withdrawn, and what is synced, as server-sent events. With `Last-Event-ID`, which
 * browsers send when they come back, from there on, and with 0 from the beginning; without, from now on.
 */
export function serveEvents(app: FastifyInstance, feeds: readonly EventFeed[]): void {
  const streams = new Set<ServerResponse>();
  // Streams never end by themselves, and a server that stops waits for what is in flight.
  app.addHook('preClose', (done) => {
    for (const stream of streams) stream.end();
    for (const feed of feeds) feed.close();
    done();
  });

  app.get('/events', { exposeHeadRoute: false }, async (request, reply) => {
    const lastSeen = lastEventId(request, feeds.length);
    if (lastSeen === undefined) {
      const message = 'Expected in "Last-Event-ID" the id of an event, or 0, found another text.';
      return sendError(reply, 400, 'BAD_USER_INPUT', message);
    }
    if (streams.size >= MAX_STREAMS) {
      const message = 'There are as many listeners as can be.';
      return sendError(reply.header('retry-after', '30'), 503, 'OVERLOADED', message);
    }
    // Of a source that does not answer, from when it does.
    const newest = feeds.map((feed, index) => lastSeen[index] ?? feed.newest().catch(() => null));
    const cursors = await Promise.all(newest);
    reply.hijack();
    const stream = reply.raw;
    streams.add(stream);
    open(stream, reply.getHeaders());
    const stops = feeds.map((feed, index) =>
      follow(feed, {
        startAfter: async () => {
          cursors[index] ??= await feed.newest();
          return cursors[index];
        },
        take: (event) => {
          cursors[index] = event.sequence;
          return send(stream, textOf(event, cursors));
        },
        onError: (error) => request.log.warn({ err: error }, 'a listener waits for events'),
      }),
    );
    const heartbeat = setInterval(() => stream.write(': \n\n'), HEARTBEAT_MS).unref();
    stream.once('close', () => {
      streams.delete(stream);
      clearInterval(heartbeat);
      for (const stop of stops) stop();
    });
    return reply;
  });
}

/**
 * How far a listener had got with each source, null for from now on; undefined if it is no id. Curl and proxies that drop the
 * header may put it into the address.
 */
function lastEventId({ headers, query }: FastifyRequest, sources: number): (number | null)[] | undefined {
  const id = headers['last-event-id'] ?? (query as Record<string, unknown>).lastEventId ?? '';
  if (id === '') return Array<null>(sources).fill(null);
  if (id === '0') return Array<number>(sources).fill(0);
  const parts = typeof id === 'string' && EVENT_ID.test(id) ? id.split('-') : [];
  return parts.length === sources ? parts.map((part) => (part === '' ? null : Number(part))) : undefined;
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

/** With an id from which a listener can go on: how far every source has got with it. */
const textOf = ({ data }: PublicEvent, cursors: readonly (number | null)[]): string =>
  `id: ${cursors.map((cursor) => cursor ?? '').join('-')}\nevent: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;

/** A reader that does not read is waited for, and holds up nobody else. */
const send = (stream: ServerResponse, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (stream.destroyed || stream.writableEnded) return resolve();
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
