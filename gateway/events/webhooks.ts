import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../subgraphs/shared/log/log.js';
import type { EventFeed } from './event-feed.js';
import type { EventSource, PublicEvent } from './event-sources.js';
import { follow } from './follower.js';
import type { WebhookCursors } from './webhook-cursors.js';
import { signatureHeaders } from './webhook-signature.js';

const TIMEOUT_MS = 10_000;
const FIRST_WAIT_MS = 1_000;
const MAX_WAIT_MS = 300_000;
/** Together about a day; after that an event is given up for this target. */
const MAX_TRIES = 300;

export interface WebhookOptions {
  /** From the configuration only: a caller who could name one would reach whatever this machine reaches. */
  urls: readonly string[];
  secret: string;
  /** How long to wait after the first try; tests are in a hurry. */
  firstWaitMs?: number;
}

/**
 * Tells each target of every event, those of a source in order, at least once: one that does not answer with 2xx is told again,
 * later and later. Targets do not wait for each other, nor do sources. A target that is new is told of what happens from now on.
 */
export function startWebhooks(
  { urls, secret, firstWaitMs = FIRST_WAIT_MS }: WebhookOptions,
  feeds: readonly EventFeed[],
  cursors: WebhookCursors,
  log: Log,
): () => void {
  const ending = new AbortController();
  const startFor = (url: string, feed: EventFeed) =>
    follow(feed, {
      startAfter: async () => (await cursors.read(url, feed.name)) ?? (await firstCursor(url, feed, cursors)),
      take: async (event) => {
        await deliverUntilTaken({ url, secret, firstWaitMs, source: feed.name, event, signal: ending.signal, log });
        await cursors.write(url, feed.name, event.sequence);
      },
      onError: (error) => log.warn({ err: error, host: new URL(url).host }, 'webhook waits for events'),
    });
  const stops = urls.flatMap((url) => feeds.map((feed) => startFor(url, feed)));
  return () => {
    ending.abort();
    for (const stop of stops) stop();
  };
}

async function firstCursor(url: string, feed: EventFeed, cursors: WebhookCursors): Promise<number> {
  const newest = await feed.newest();
  await cursors.write(url, feed.name, newest);
  return newest;
}

interface Attempt {
  url: string;
  secret: string;
  firstWaitMs: number;
  source: EventSource['name'];
  event: PublicEvent;
  signal: AbortSignal;
  log: Log;
}

async function deliverUntilTaken({ url, secret, firstWaitMs, source, event, signal, log }: Attempt): Promise<void> {
  const { host } = new URL(url);
  const id = `${source}-event-${event.sequence}`;
  const body = JSON.stringify({ id, ...event.data });
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const refusal = await post(url, secret, { id, body }, signal);
    if (refusal === null) return;
    signal.throwIfAborted();
    log.warn({ host, event: id, tries, refusal }, 'webhook not taken');
    const wait = Math.min(MAX_WAIT_MS, firstWaitMs * 2 ** Math.min(tries - 1, 20));
    // Spread, so that a target that comes back is not met by all at once.
    await sleep(wait * (0.5 + Math.random() / 2), undefined, { signal });
  }
  log.error({ host, event: id }, 'webhook given up');
}

/** Null if it was taken, or else why not. */
async function post(
  url: string,
  secret: string,
  { id, body }: { id: string; body: string },
  signal: AbortSignal,
): Promise<string | null> {
  const timestamp = Math.floor(Date.now() / 1_000);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signatureHeaders({ id, timestamp, body }, secret) },
      body,
      // Elsewhere is not where the configuration says.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    return response.ok ? null : `status ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.name : 'no answer';
  }
}
