import { ExportCodebookDocument, type ExportCodebookQuery } from '../../../operations/generated/graphql.js';
import { digestOf } from '../../../subgraphs/shared/digest.js';
import type { Run } from '../export.js';
import type { Cell, Column } from '../table.js';
import { tableExport } from '../table-export.js';

type IndicatorRow = NonNullable<ExportCodebookQuery['indicators']>[number];

const text = (name: string, title: string, description: string, of: (row: IndicatorRow) => Cell) =>
  ({ name, type: 'text', title, description, of }) as const;

export const CODEBOOK_COLUMNS: readonly Column<IndicatorRow>[] = [
  text('code', '指标代码', 'As observations name it.', ({ code }) => code),
  text('name', '名称', 'As the report calls it.', ({ name }) => name),
  text('english_name', '英文名称', 'The name in English.', ({ englishName }) => englishName),
  text('definition', '定义', 'The definition, in Chinese.', ({ definition }) => definition),
  text('english_definition', '英文定义', 'The definition in English.', ({ englishDefinition }) => englishDefinition),
  text('unit', '单位', 'Unit of the exact value.', ({ unit }) => unit),
  text('source_table', '来源', 'Section or table of the issue.', ({ sourceTable }) => sourceTable),
  text('dimension', '主体类型', 'PLATFORM, NATIONAL, DEPARTMENT or PREFECTURE.', ({ dimension }) => dimension),
  {
    name: 'cumulative',
    type: 'boolean',
    title: '累计',
    description: 'A figure so far: never add it up over months.',
    of: ({ cumulative }) => cumulative,
  },
  text(
    'revision_policy',
    '修订政策',
    'What becomes of a figure that was wrong.',
    ({ revisionPolicy }) => revisionPolicy,
  ),
];

/** 指标目录: what every figure means. */
export const codebookExport = tableExport<IndicatorRow>({
  name: 'codebook',
  title: 'codebook',
  columns: CODEBOOK_COLUMNS,
  parameters: [],
  version: async (run) => ({ content: digestOf(await readIndicators(run)), changedAt: null, isPublished: true }),
  read: async (run) => {
    const rows = await readIndicators(run);
    return { content: digestOf(rows), rows };
  },
});

const readIndicators = async (run: Run): Promise<readonly IndicatorRow[]> =>
  (await run(ExportCodebookDocument, {})).indicators ?? [];
