import type { IndicatorCode } from '../../../issue/indicators.js';
import type { RankingSide } from '../../shared/ranking/volume-rank.entity.js';

/** What the tables of section 四 are called where figures of all kinds stand in one list, in printed order. */
export const PREFECTURE_INDICATORS = {
  SERVICE: 'PREFECTURE_SERVICE',
  USAGE: 'PREFECTURE_USAGE',
} as const satisfies Record<RankingSide, IndicatorCode>;
