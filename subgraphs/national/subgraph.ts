import { AUDIT_ENTITIES } from '../shared/audit/audit-tables.js';
import { bringInRegistry } from '../shared/registry/bring-in.js';
import { SectionEntity } from '../shared/section/section.entity.js';
import type { SubgraphDefinition } from '../shared/subgraph/subgraph-definition.js';
import { CatalogBucketEntity } from './catalog-bucket/catalog-bucket.entity.js';
import { CatalogEventEntity } from './catalog-event/catalog-event.entity.js';
import { SearchCellEntity } from './catalog-search/search-cell.entity.js';
import { SearchEntryEntity } from './catalog-search/search-entry.entity.js';
import { CatalogPushEntity } from './catalog-sync/catalog-push.entity.js';
import { CatalogRejectionEntity, CatalogRetirementEntity } from './catalog-sync/catalog-report.entity.js';
import { CatalogRunEntity } from './catalog-sync/catalog-run.entity.js';
import { CatalogSeenBucketEntity, CatalogSeenEntity } from './catalog-sync/catalog-seen.entity.js';
import { CatalogSourceEntity } from './catalog-sync/catalog-source.entity.js';
import { createContext } from './context.js';
import { CreateNational1719792000000 } from './migrations/1719792000000-create-national.js';
import { MinistryEntity } from './ministry/ministry.entity.js';
import { MinistryAliasEntity } from './ministry/ministry-alias.entity.js';
import { ExternalIdEntity } from './national-resource/external-id.entity.js';
import { NationalResourceEntity } from './national-resource/national-resource.entity.js';
import { resolveMinistries } from './national-resource/resolve-ministries.js';
import { ResourceChangeEntity } from './national-resource/resource-change.entity.js';
import { NamedDepartmentEntity } from './national-sharing/named-department.entity.js';
import { NationalSharingEntity } from './national-sharing/national-sharing.entity.js';
import { RecommendationEntity } from './national-sharing/recommendation.entity.js';
import { MINISTRIES, MINISTRY_ALIASES } from './registry/ministries.js';
import { buildSchema } from './schema.js';

/** 二: ministries, the national catalog, applications for national data and what each issue recommends. */
export const national: SubgraphDefinition = {
  name: 'national',
  database: {
    entities: [
      ...AUDIT_ENTITIES,
      SectionEntity,
      MinistryEntity,
      MinistryAliasEntity,
      NationalResourceEntity,
      ExternalIdEntity,
      ResourceChangeEntity,
      CatalogSourceEntity,
      CatalogBucketEntity,
      CatalogRunEntity,
      CatalogPushEntity,
      CatalogSeenEntity,
      CatalogSeenBucketEntity,
      CatalogRejectionEntity,
      CatalogRetirementEntity,
      CatalogEventEntity,
      SearchEntryEntity,
      SearchCellEntity,
      NationalSharingEntity,
      NamedDepartmentEntity,
      RecommendationEntity,
    ],
    migrations: [CreateNational1719792000000],
    cacheMib: 64,
  },
  buildSchema,
  createContext,
  aside: { entry: new URL('./aside.js', import.meta.url), queries: ['catalogDigests', 'catalogHashes'] },
  prepare: async (database) => {
    const isNew = await bringInRegistry(database, [
      { entity: MinistryEntity, rows: MINISTRIES },
      { entity: MinistryAliasEntity, rows: MINISTRY_ALIASES },
    ]);
    if (isNew) await resolveMinistries(database);
  },
};
