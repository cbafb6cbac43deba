import type { FastifyInstance } from 'fastify';
import type { Config } from '../../subgraphs/shared/config/config.js';
import type { Log } from '../../subgraphs/shared/log/log.js';
import type { System } from '../system.js';
import { PublicationFeed } from './publication-feed.js';
import { serveEvents } from './serve-events.js';
import { WebhookCursors } from './webhook-cursors.js';
import { startWebhooks } from './webhooks.js';

/** Everything that tells others of what is published: the stream, and webhooks if some are configured. */
export function installEvents(app: FastifyInstance, system: System, { webhooks, dataDir }: Config, log: Log): void {
  const feed = new PublicationFeed(system, log);
  serveEvents(app, system, feed);
  if (!webhooks) return;
  const stop = startWebhooks(webhooks, feed, new WebhookCursors(dataDir), log);
  app.addHook('preClose', (done) => {
    stop();
    done();
  });
}
