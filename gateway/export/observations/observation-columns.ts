import { type Dimension, indicatorWith } from '../../../issue/indicators.js';
import type { ExportedObservationFragment } from '../../../operations/generated/graphql.js';
import type { Column } from '../table.js';

/** A figure with whom it is about. */
export interface ObservationRow extends ExportedObservationFragment {
  dimension: Dimension;
}

/** The one table of all figures. The view `bi.observation` has the same columns, in the same order. */
export const OBSERVATION_COLUMNS: readonly Column<ObservationRow>[] = [
  {
    name: 'id',
    type: 'text',
    title: '标识',
    description: 'Indicator, month, revision and name as printed: unique over time.',
    of: ({ id }) => id,
  },
  {
    name: 'month',
    type: 'text',
    title: '月份',
    description: 'The month covered, YYYY-MM. Text.',
    of: ({ month }) => month,
  },
  {
    name: 'period_start',
    type: 'date',
    title: '期初',
    description: 'The first day of the month, YYYY-MM-DD: the date for time axes.',
    of: ({ periodStart }) => periodStart,
  },
  {
    name: 'dimension',
    type: 'text',
    title: '主体类型',
    description:
      'Whom the figure is about: PLATFORM, NATIONAL, DEPARTMENT or PREFECTURE. Totals stand apart from members.',
    of: ({ dimension }) => dimension,
  },
  {
    name: 'indicator',
    type: 'text',
    title: '指标代码',
    description: 'Code of the indicator; the codebook defines it.',
    of: ({ indicator }) => indicator,
  },
  {
    name: 'indicator_name',
    type: 'text',
    title: '指标',
    description: 'Name of the indicator, in Chinese.',
    of: ({ indicator }) => indicatorWith(indicator)?.name ?? null,
  },
  {
    name: 'subject_id',
    type: 'text',
    title: '主体代码',
    description:
      'Id of the department or prefecture; empty if no registry has the name, and for the platform as a whole.',
    of: ({ subjectId }) => subjectId ?? null,
  },
  {
    name: 'subject_name',
    type: 'text',
    title: '主体名称',
    description: 'The name as printed; empty for the platform as a whole.',
    of: ({ subjectName }) => subjectName ?? null,
  },
  {
    name: 'rank',
    type: 'integer',
    title: '序号',
    description: 'From 1; empty where figures are not ranked.',
    of: ({ rank }) => rank ?? null,
  },
  {
    name: 'value',
    type: 'integer',
    title: '数值',
    description: 'The exact count in the unit of the row: never 万次. Never empty: what is not printed has no row.',
    of: ({ value }) => value,
  },
  {
    name: 'unit',
    type: 'text',
    title: '单位',
    description: '次, or 个 where departments are counted.',
    of: ({ unit }) => unit,
  },
  {
    name: 'rounding_step',
    type: 'integer',
    title: '舍入单位',
    description: 'What one step of the last printed digit is worth: 100 or 1.',
    of: ({ roundingStep }) => roundingStep,
  },
  {
    name: 'reported_text',
    type: 'text',
    title: '印刷数值',
    description: 'The number as printed.',
    of: ({ reportedText }) => reportedText,
  },
  {
    name: 'reported_unit',
    type: 'text',
    title: '印刷单位',
    description: 'The unit as printed.',
    of: ({ reportedUnit }) => reportedUnit,
  },
  {
    name: 'approximate',
    type: 'boolean',
    title: '约数',
    description: 'Printed as approximate (余).',
    of: ({ approximate }) => approximate,
  },
  {
    name: 'change',
    type: 'integer',
    title: '较上月',
    description: 'From the month before; empty where that month prints no row. Outside of a TOP10 is unknown, not 0.',
    of: ({ change }) => change ?? null,
  },
  {
    name: 'change_rate',
    type: 'number',
    title: '环比',
    description: 'Change by the value of the month before, as a share (0.05 is 5 %), not rounded.',
    of: ({ changeRate }) => changeRate ?? null,
  },
  {
    name: 'year_on_year_change',
    type: 'integer',
    title: '较上年同月',
    description: 'From the same month a year before; empty as change is.',
    of: ({ yearOnYearChange }) => yearOnYearChange ?? null,
  },
  {
    name: 'year_on_year_rate',
    type: 'number',
    title: '同比',
    description: 'year_on_year_change by the value of that month, as a share, not rounded.',
    of: ({ yearOnYearRate }) => yearOnYearRate ?? null,
  },
  {
    name: 'revision',
    type: 'integer',
    title: '修订号',
    description: 'Revision of the month the figure comes from, from 1.',
    of: ({ revision }) => revision,
  },
];
