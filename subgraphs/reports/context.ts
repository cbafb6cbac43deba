import type { OverviewSection } from '../../issue/issue.js';
import type { Actor } from '../shared/audit/actor.js';
import { SectionEditor } from '../shared/section/section-editor.js';
import type { Signer } from '../shared/snapshot/signer.js';
import type { RequestServices, SubgraphContext } from '../shared/subgraph/subgraph-definition.js';
import { createContactLoader } from './contact/contact.loader.js';
import { ContactRepository } from './contact/contact.repository.js';
import { createOverviewLoader, createPlatformFigureLoader } from './overview/overview.loader.js';
import { OverviewRepository, replaceOverview } from './overview/overview.repository.js';
import { PublicationEventRepository } from './publication-event/publication-event.repository.js';
import { ReportAccess } from './report/report-access.js';
import {
  createPublishedLoader,
  createRevisionLoader,
  createRevisionsOfMonthLoader,
} from './revision/revision.loader.js';
import { RevisionRepository } from './revision/revision.repository.js';
import { RevisionEditor } from './revision/revision-editor.js';
import { createRevisionEventLoader } from './revision/revision-events.js';
import { SeriesRepository } from './series/series.repository.js';

export interface ReportsContext extends SubgraphContext {
  signer: Signer;
  now: () => Date;
  actor: () => Actor;
  revisions: RevisionRepository;
  series: SeriesRepository;
  publicationEvents: PublicationEventRepository;
  reports: ReportAccess;
  revisionEditor: RevisionEditor;
  section: SectionEditor<OverviewSection>;
  loaders: ReturnType<typeof createLoaders>;
}

export function createContext(services: RequestServices): ReportsContext {
  const { requestId, caller, grants, signer, now, actor, database } = services;
  const revisions = new RevisionRepository(database.reader);
  const loaders = createLoaders(services, revisions);
  return {
    requestId,
    caller,
    grants,
    signer,
    now,
    actor,
    revisions,
    series: new SeriesRepository(database.reader),
    publicationEvents: new PublicationEventRepository(database.reader),
    reports: new ReportAccess(loaders, caller),
    revisionEditor: new RevisionEditor(database),
    section: new SectionEditor(services, replaceOverview),
    loaders,
  };
}

function createLoaders({ database: { reader }, sections }: RequestServices, revisions: RevisionRepository) {
  const overviews = new OverviewRepository(reader);
  return {
    revision: createRevisionLoader(revisions),
    published: createPublishedLoader(revisions),
    revisionsOf: createRevisionsOfMonthLoader(revisions),
    revisionEvent: createRevisionEventLoader(reader),
    overview: createOverviewLoader(sections, overviews),
    platformFigure: createPlatformFigureLoader(sections, overviews),
    contact: createContactLoader(new ContactRepository(reader)),
  };
}
