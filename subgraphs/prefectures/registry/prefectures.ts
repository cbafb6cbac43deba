import { REGIONS } from '../../../issue/regions.js';
import type { PrefectureEntity } from '../prefecture/prefecture.entity.js';
import type { PrefectureAliasEntity } from '../prefecture/prefecture-alias.entity.js';

export const PREFECTURES: readonly PrefectureEntity[] = REGIONS;

/** Every prefecture goes by its printed, its short and its full name. */
export const PREFECTURE_ALIASES: readonly PrefectureAliasEntity[] = REGIONS.flatMap(
  ({ id, name, shortName, fullName }) =>
    [...new Set([name, shortName, fullName])].map((alias) => ({ name: alias, prefectureId: id })),
);
