import {
  type CatalogSyncEventFragment,
  CatalogSyncEventsDocument,
  LatestCatalogSyncEventDocument,
  LatestPublicationEventDocument,
  type PublicationEventFragment,
  PublicationEventsDocument,
} from '../../operations/generated/graphql.js';
import type { Run } from '../export/export.js';

/** An event as streams and webhooks send it. */
export interface PublicEvent {
  /** Place among the events of its source. */
  sequence: number;
  data: Readonly<Record<string, unknown>> & { type: string; at: string };
}

/** Where events of one kind come from: whoever makes the change keeps them, in the transaction of the change. */
export interface EventSource {
  name: 'report' | 'catalog';
  /** Events after one, the earliest first; a part of them if there are very many. */
  after(run: Run, sequence: number): Promise<PublicEvent[]>;
  /** Where the events have got to. */
  newest(run: Run): Promise<number>;
}

const NAMES = { PUBLISHED: 'report.published', REVISED: 'report.revised', WITHDRAWN: 'report.withdrawn' } as const;

/** What is published, corrected and withdrawn. */
const reportEvents: EventSource = {
  name: 'report',
  after: async (run, after) => {
    const { publicationEvents } = await run(PublicationEventsDocument, { after });
    return (publicationEvents ?? []).map(toPublicationEvent);
  },
  newest: async (run) => (await run(LatestPublicationEventDocument, {})).latestPublicationEvent?.sequence ?? 0,
};

const toPublicationEvent = ({ sequence, kind, ...data }: PublicationEventFragment): PublicEvent => ({
  sequence,
  data: { type: NAMES[kind], ...data },
});

/** Sources of the national catalog that were synced. */
const catalogEvents: EventSource = {
  name: 'catalog',
  after: async (run, after) => {
    const { catalogSyncEvents } = await run(CatalogSyncEventsDocument, { after });
    return (catalogSyncEvents ?? []).map(toCatalogEvent);
  },
  newest: async (run) => (await run(LatestCatalogSyncEventDocument, {})).latestCatalogSyncEvent?.sequence ?? 0,
};

const toCatalogEvent = ({ sequence, ...data }: CatalogSyncEventFragment): PublicEvent => ({
  sequence,
  data: { type: 'catalog.synced', ...data },
});

/** In the order in which the id of a streamed event says how far each has got. */
export const EVENT_SOURCES = [reportEvents, catalogEvents] as const;
