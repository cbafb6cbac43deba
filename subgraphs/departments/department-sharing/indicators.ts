import type { IndicatorCode } from '../../../issue/indicators.js';
import type { RankingSide } from '../../shared/ranking/volume-rank.entity.js';

/** What the tables of section 三 are called where figures of all kinds stand in one list, in printed order. */
export const DEPARTMENT_INDICATORS = {
  SERVICE: 'DEPARTMENT_SERVICE',
  USAGE: 'DEPARTMENT_USAGE',
} as const satisfies Record<RankingSide, IndicatorCode>;
