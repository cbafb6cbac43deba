import { AUDIT_ENTITIES } from '../shared/audit/audit-tables.js';
import { SectionEntity } from '../shared/section/section.entity.js';
import type { SubgraphDefinition } from '../shared/subgraph/subgraph-definition.js';
import { ContactEntity } from './contact/contact.entity.js';
import { createContext } from './context.js';
import { CreateReports1719792000000 } from './migrations/1719792000000-create-reports.js';
import { OverviewEntity } from './overview/overview.entity.js';
import { PlatformFigureEntity } from './overview/platform-figure.entity.js';
import { PublicationEntity } from './revision/publication.entity.js';
import { RevisionEntity } from './revision/revision.entity.js';
import { buildSchema } from './schema.js';

/** Cover, 一 and colophon: revisions, what is published, overview, distribution and reconciliation. */
export const reports: SubgraphDefinition = {
  name: 'reports',
  database: {
    entities: [
      ...AUDIT_ENTITIES,
      SectionEntity,
      RevisionEntity,
      PublicationEntity,
      OverviewEntity,
      PlatformFigureEntity,
      ContactEntity,
    ],
    migrations: [CreateReports1719792000000],
  },
  buildSchema,
  createContext,
};
