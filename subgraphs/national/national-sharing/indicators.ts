import type { IndicatorCode } from '../../../issue/indicators.js';

/** What the figures of section 二（一） are called where figures of all kinds stand in one list, in printed order. */
export const NATIONAL_INDICATORS = {
  cumulative: 'NATIONAL_APPLICATIONS_CUMULATIVE',
  departmentCount: 'NATIONAL_DEPARTMENTS_CUMULATIVE',
} as const satisfies Record<string, IndicatorCode>;
