import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { EventFeed } from '../../gateway/events/event-feed.js';
import type { PublicEvent } from '../../gateway/events/event-sources.js';
import { WebhookCursors } from '../../gateway/events/webhook-cursors.js';
import { startWebhooks } from '../../gateway/events/webhooks.js';
import { createLog } from '../../subgraphs/shared/log/log.js';

const SECRET = 's'.repeat(32);
const LOG = createLog('test', 'silent');
const closing: (() => void)[] = [];

/** Events that were published, and a way to publish more. */
function feedOf(sequences: number[]) {
  const listeners = new Set<() => void>();
  const toEvent = (sequence: number): PublicEvent => ({
    sequence,
    data: { type: 'report.published', month: '2024-06', revision: sequence, at: '2024-07-11T08:00:00.000Z' },
  });
  const feed: Pick<EventFeed, 'name' | 'listen' | 'after' | 'newest'> = {
    name: 'report',
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    after: (after) => Promise.resolve(sequences.filter((sequence) => sequence > after).map(toEvent)),
    newest: () => Promise.resolve(sequences.at(-1) ?? 0),
  };
  const publish = (sequence: number) => {
    sequences.push(sequence);
    for (const listener of listeners) listener();
  };
  return { feed: feed as EventFeed, publish };
}

/** A target that answers with a status, or never. */
async function targetOf(status: number | null) {
  const received: number[] = [];
  const server = createServer((request, response) => {
    received.push(Number(String(request.headers['webhook-id']).replace('report-event-', '')));
    request.resume();
    if (status !== null) response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const newCursors = () => new WebhookCursors(mkdtempSync(join(tmpdir(), 'report-webhooks-')));

function start(urls: string[], feed: EventFeed, cursors: WebhookCursors) {
  const stop = startWebhooks({ urls, secret: SECRET, firstWaitMs: 1 }, [feed], cursors, LOG);
  closing.push(stop);
  return stop;
}

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

describe('webhooks', () => {
  it('tell a new target of what happens from now on, and after a restart of what happened meanwhile', async () => {
    const { feed, publish } = feedOf([3, 5]);
    const { url, received } = await targetOf(204);
    const cursors = newCursors();
    const stop = start([url], feed, cursors);
    await expect.poll(() => cursors.read(url, 'report')).toBe(5);
    publish(8);
    await expect.poll(() => cursors.read(url, 'report')).toBe(8);
    stop();
    publish(9);
    start([url], feed, cursors);

    await expect.poll(() => received).toEqual([8, 9]);
  });

  it('do not let a target that never answers, or always refuses, hold up another', async () => {
    const { feed, publish } = feedOf([1]);
    const [silent, refusing, good] = [await targetOf(null), await targetOf(503), await targetOf(200)];
    const cursors = newCursors();
    start([silent.url, refusing.url, good.url], feed, cursors);
    for (const { url } of [silent, refusing, good]) await expect.poll(() => cursors.read(url, 'report')).toBe(1);
    publish(2);
    publish(3);

    await expect.poll(() => good.received).toEqual([2, 3]);
    await expect.poll(() => refusing.received.length).toBeGreaterThan(2);
    expect(new Set(refusing.received)).toEqual(new Set([2]));
    expect(silent.received).toEqual([2]);
    expect(await cursors.read(refusing.url, 'report')).toBe(1);
  });
});
