import { AUDIT_ENTITIES } from '../shared/audit/audit-tables.js';
import { SectionEntity } from '../shared/section/section.entity.js';
import type { SubgraphDefinition } from '../shared/subgraph/subgraph-definition.js';
import { CaseFigureEntity } from './case-study/case-figure.entity.js';
import { CaseStudyEntity } from './case-study/case-study.entity.js';
import { createContext } from './context.js';
import { CreateCases1719792000000 } from './migrations/1719792000000-create-cases.js';
import { buildSchema } from './schema.js';

/** 五: typical cases of data application. */
export const cases: SubgraphDefinition = {
  name: 'cases',
  database: {
    entities: [...AUDIT_ENTITIES, SectionEntity, CaseStudyEntity, CaseFigureEntity],
    migrations: [CreateCases1719792000000],
  },
  buildSchema,
  createContext,
};
