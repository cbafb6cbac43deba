import { AUDIT_ENTITIES } from '../shared/audit/audit-tables.js';
import { bringInRegistry } from '../shared/registry/bring-in.js';
import { SectionEntity } from '../shared/section/section.entity.js';
import type { SubgraphDefinition } from '../shared/subgraph/subgraph-definition.js';
import { createContext } from './context.js';
import { CreateNational1719792000000 } from './migrations/1719792000000-create-national.js';
import { MinistryEntity } from './ministry/ministry.entity.js';
import { MinistryAliasEntity } from './ministry/ministry-alias.entity.js';
import { NationalResourceEntity } from './national-resource/national-resource.entity.js';
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
      NationalSharingEntity,
      NamedDepartmentEntity,
      RecommendationEntity,
    ],
    migrations: [CreateNational1719792000000],
  },
  buildSchema,
  createContext,
  prepare: (database) =>
    bringInRegistry(database, [
      { entity: MinistryEntity, rows: MINISTRIES },
      { entity: MinistryAliasEntity, rows: MINISTRY_ALIASES },
    ]),
};
