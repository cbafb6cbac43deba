import type { FastifyInstance } from 'fastify';
import type { Config } from '../../subgraphs/shared/config/config.js';
import type { Log } from '../../subgraphs/shared/log/log.js';
import type { System } from '../system.js';
import { EventFeed } from './event-feed.js';
import { EVENT_SOURCES } from './event-sources.js';
import { serveEvents } from './serve-events.js';
import { WebhookCursors } from './webhook-cursors.js';
import { startWebhooks } from './webhooks.js';

/** Everything that tells others of what changes: the stream, and webhooks if some are configured. */
export function installEvents(app: FastifyInstance, system: System, { webhooks, dataDir }: Config, log: Log): void {
  const feeds = EVENT_SOURCES.map((source) => new EventFeed(source, system, log));
  serveEvents(app, feeds);
  if (!webhooks) return;
  const stop = startWebhooks(webhooks, feeds, new WebhookCursors(dataDir), log);
  app.addHook('preClose', (done) => {
    stop();
    done();
  });
}
