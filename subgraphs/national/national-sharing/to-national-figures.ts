import { type CountUnit, type Figure, figureOfCount } from '../../shared/observation/figure.js';
import { NATIONAL_INDICATORS } from './indicators.js';
import type { NationalSharingEntity } from './national-sharing.entity.js';

/** The figures of section 二（一）, those that are printed. Both are figures so far (累计), not of the month. */
export function toNationalFigures(section: NationalSharingEntity | null): Figure[] {
  const { cumulative, departmentCount } = NATIONAL_INDICATORS;
  return [
    ...toFigures(cumulative, section?.cumulative ?? null, '次'),
    ...toFigures(departmentCount, section?.departmentCount ?? null, '个'),
  ];
}

const toFigures = (indicator: string, value: number | null, unit: CountUnit): Figure[] =>
  value === null ? [] : [{ indicator, subjectId: null, subjectName: null, rank: null, ...figureOfCount(value, unit) }];
