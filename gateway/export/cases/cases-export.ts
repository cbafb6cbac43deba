import { ExportCasesDocument, type ExportCasesQuery } from '../../../operations/generated/graphql.js';
import { invariant } from '../../../subgraphs/shared/errors.js';
import { rangeOf, seriesVersion } from '../series-version.js';
import type { Column } from '../table.js';
import { tableExport } from '../table-export.js';

type CaseRow = NonNullable<NonNullable<ExportCasesQuery['series']>['caseStudies']>[number];

/** The view `bi.case_study` has the same columns, in the same order. */
export const CASE_COLUMNS: readonly Column<CaseRow>[] = [
  {
    name: 'id',
    type: 'text',
    title: '标识',
    description: 'Month, revision and place in the issue: unique over time.',
    of: ({ id }) => id,
  },
  {
    name: 'month',
    type: 'text',
    title: '月份',
    description: 'The month of the issue, YYYY-MM.',
    of: ({ month }) => month,
  },
  {
    name: 'period_start',
    type: 'date',
    title: '期初',
    description: 'The first day of the month.',
    of: ({ month }) => `${month}-01`,
  },
  { name: 'title', type: 'text', title: '标题', description: 'As printed.', of: ({ title }) => title },
  {
    name: 'text',
    type: 'text',
    title: '正文',
    description: 'The text without its source, a line break between paragraphs.',
    of: ({ paragraphs }) => paragraphs.join('\n'),
  },
  {
    name: 'source_name',
    type: 'text',
    title: '资料来源',
    description: 'As printed; empty if none is named.',
    of: ({ sourceName }) => sourceName ?? null,
  },
  {
    name: 'prefecture_id',
    type: 'text',
    title: '市州代码',
    description: 'The prefecture its source or text names; empty if none, or several.',
    of: ({ prefecture }) => prefecture?.id ?? null,
  },
  {
    name: 'prefecture_name',
    type: 'text',
    title: '市州',
    description: 'Name of that prefecture.',
    of: ({ prefecture }) => prefecture?.name ?? null,
  },
];

/** 五、数据应用典型案例 of the months of a range. */
export const casesExport = tableExport<CaseRow>({
  name: 'cases',
  title: 'cases',
  columns: CASE_COLUMNS,
  parameters: ['from', 'to', 'text', 'prefecture'],
  version: seriesVersion,
  read: async (run, parameters) => {
    const { series } = await run(ExportCasesDocument, {
      ...rangeOf(parameters),
      text: parameters.get('text') ?? null,
      prefecture: parameters.get('prefecture') ?? null,
    });
    invariant(series, 'a series without errors is there');
    return { content: series.version, rows: series.caseStudies ?? [] };
  },
});
