import { AUDIT_ENTITIES } from '../shared/audit/audit-tables.js';
import { LeadersEntity } from '../shared/ranking/leaders.entity.js';
import { VolumeRankEntity } from '../shared/ranking/volume-rank.entity.js';
import { bringInRegistry } from '../shared/registry/bring-in.js';
import { SectionEntity } from '../shared/section/section.entity.js';
import type { SubgraphDefinition } from '../shared/subgraph/subgraph-definition.js';
import { createContext } from './context.js';
import { DepartmentEntity } from './department/department.entity.js';
import { DepartmentAliasEntity } from './department/department-alias.entity.js';
import { ResponsivenessEntity } from './department-sharing/responsiveness.entity.js';
import { CreateDepartments1719792000000 } from './migrations/1719792000000-create-departments.js';
import { DEPARTMENT_ALIASES, DEPARTMENTS } from './registry/departments.js';
import { buildSchema } from './schema.js';

/** 三: provincial departments, their names, and what they provided, used and answered. */
export const departments: SubgraphDefinition = {
  name: 'departments',
  database: {
    entities: [
      ...AUDIT_ENTITIES,
      SectionEntity,
      DepartmentEntity,
      DepartmentAliasEntity,
      LeadersEntity,
      VolumeRankEntity,
      ResponsivenessEntity,
    ],
    migrations: [CreateDepartments1719792000000],
  },
  buildSchema,
  createContext,
  prepare: (database) =>
    bringInRegistry(database, [
      { entity: DepartmentEntity, rows: DEPARTMENTS },
      { entity: DepartmentAliasEntity, rows: DEPARTMENT_ALIASES },
    ]),
};
