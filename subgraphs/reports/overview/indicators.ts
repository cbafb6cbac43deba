import type { IndicatorCode } from '../../../issue/indicators.js';
import type { ApplicationCounts, ExchangeVolumes } from '../../../issue/issue.js';

/** What the figures of section 一 are called where figures of all kinds stand in one list. */
export const APPLICATION_INDICATORS = {
  submitted: 'APPLICATIONS_SUBMITTED',
  reviewed: 'APPLICATIONS_REVIEWED',
  pending: 'APPLICATIONS_PENDING',
  unconditional: 'APPLICATIONS_UNCONDITIONAL',
  issued: 'APPLICATIONS_ISSUED',
  rejected: 'APPLICATIONS_REJECTED',
} as const satisfies Record<keyof ApplicationCounts, IndicatorCode>;

export const EXCHANGE_INDICATORS = {
  total: 'EXCHANGE_TOTAL',
  departmentService: 'EXCHANGE_DEPARTMENT_SERVICE',
  departmentUsage: 'EXCHANGE_DEPARTMENT_USAGE',
  prefectureService: 'EXCHANGE_PREFECTURE_SERVICE',
  prefectureUsage: 'EXCHANGE_PREFECTURE_USAGE',
} as const satisfies Record<keyof ExchangeVolumes, IndicatorCode>;

export type PlatformIndicator =
  | (typeof APPLICATION_INDICATORS)[keyof ApplicationCounts]
  | (typeof EXCHANGE_INDICATORS)[keyof ExchangeVolumes];

/** All of them, in printed order. */
export const PLATFORM_INDICATORS: readonly PlatformIndicator[] = [
  ...Object.values(APPLICATION_INDICATORS),
  ...Object.values(EXCHANGE_INDICATORS),
];
