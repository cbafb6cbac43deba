import { AUDIT_ENTITIES } from '../shared/audit/audit-tables.js';
import { LeadersEntity } from '../shared/ranking/leaders.entity.js';
import { VolumeRankEntity } from '../shared/ranking/volume-rank.entity.js';
import { bringInRegistry } from '../shared/registry/bring-in.js';
import { SectionEntity } from '../shared/section/section.entity.js';
import type { SubgraphDefinition } from '../shared/subgraph/subgraph-definition.js';
import { createContext } from './context.js';
import { CreatePrefectures1719792000000 } from './migrations/1719792000000-create-prefectures.js';
import { PrefectureEntity } from './prefecture/prefecture.entity.js';
import { PrefectureAliasEntity } from './prefecture/prefecture-alias.entity.js';
import { PREFECTURE_ALIASES, PREFECTURES } from './registry/prefectures.js';
import { buildSchema } from './schema.js';

/** 四: the prefectures, their names and codes, and what they provided and used. */
export const prefectures: SubgraphDefinition = {
  name: 'prefectures',
  database: {
    entities: [
      ...AUDIT_ENTITIES,
      SectionEntity,
      PrefectureEntity,
      PrefectureAliasEntity,
      LeadersEntity,
      VolumeRankEntity,
    ],
    migrations: [CreatePrefectures1719792000000],
  },
  buildSchema,
  createContext,
  prepare: (database) =>
    bringInRegistry(database, [
      { entity: PrefectureEntity, rows: PREFECTURES },
      { entity: PrefectureAliasEntity, rows: PREFECTURE_ALIASES },
    ]),
};
