import { indicatorWith } from '../../../issue/indicators.js';
import { UNITS } from '../../../issue/unit.js';
import type { ExportedVolumeFragment, ExportReportQuery } from '../../../operations/generated/graphql.js';
import type { Sheet } from '../formats/xlsx.js';
import type { Cell, Column, ColumnType } from '../table.js';

export type ExportedReport = NonNullable<ExportReportQuery['report']>;

/**
 * The report as a workbook: what it is and how far it can be trusted first, then a sheet for each table, as statistical offices
 * publish theirs. A section the issue does not print has no sheet.
 */
export function reportSheets(report: ExportedReport): Sheet<readonly Cell[]>[] {
  const { departmentSharing, prefectureSharing, nationalSharing, caseStudies } = report;
  return [
    sheet('封面 Cover', [textColumn('item'), textColumn('value')], coverRows(report)),
    sheet('一 总体情况', OVERVIEW, overviewRows(report)),
    ...whenPrinted(nationalSharing, ({ recommendations }) =>
      sheet(
        '表2-2 目录推荐',
        [integerColumn('rank'), textColumn('name'), textColumn('ministry_name')],
        recommendations.map(({ rank, name, ministryName }) => [rank, name, ministryName]),
      ),
    ),
    ...whenPrinted(departmentSharing, ({ responsiveness }) =>
      sheet(
        '表3-1 申请响应',
        [integerColumn('rank'), textColumn('name')],
        responsiveness.map(({ rank, name }) => [rank, name]),
      ),
    ),
    ...whenPrinted(departmentSharing, ({ serviceRanking, usageRanking }) => [
      sheet('表3-2 省直服务量', RANKING, serviceRanking.map(departmentRow)),
      sheet('表3-3 省直使用量', RANKING, usageRanking.map(departmentRow)),
    ]).flat(),
    ...whenPrinted(prefectureSharing, ({ serviceRanking, usageRanking }) => [
      sheet('表4-1 市州服务量', RANKING, serviceRanking.map(prefectureRow)),
      sheet('表4-2 市州使用量', RANKING, usageRanking.map(prefectureRow)),
    ]).flat(),
    ...whenPrinted(caseStudies, (studies) =>
      sheet(
        '五 典型案例',
        [textColumn('title'), textColumn('text'), textColumn('source_name'), textColumn('prefecture_name')],
        studies.map(({ title, paragraphs, sourceName, prefecture }) => [
          title,
          paragraphs.join('\n'),
          sourceName ?? null,
          prefecture?.name ?? null,
        ]),
      ),
    ),
  ];
}

const whenPrinted = <Section, Part>(section: Section | null | undefined, part: (section: Section) => Part): Part[] =>
  section ? [part(section)] : [];

const column = (type: ColumnType) => (name: string) => ({ name, type });
const textColumn = column('text');
const integerColumn = column('integer');

const VOLUME = [
  integerColumn('value'),
  textColumn('unit'),
  textColumn('reported_text'),
  textColumn('reported_unit'),
  column('boolean')('approximate'),
];
const OVERVIEW = [textColumn('indicator'), textColumn('indicator_name'), ...VOLUME];
const RANKING = [integerColumn('rank'), textColumn('subject_id'), textColumn('subject_name'), ...VOLUME];

const sheet = (
  name: string,
  columns: readonly { name: string; type: ColumnType }[],
  rows: readonly (readonly Cell[])[],
): Sheet<readonly Cell[]> => ({
  name,
  title: name,
  columns: columns.map(
    ({ name, type }, index): Column<readonly Cell[]> => ({
      name,
      type,
      title: name,
      description: name,
      of: (row) => row[index] ?? null,
    }),
  ),
  rows,
});

const volumeCells = ({ times, reportedText, reportedUnit, approximate }: ExportedVolumeFragment): Cell[] => [
  times,
  '次',
  reportedText,
  UNITS[reportedUnit].printed,
  approximate,
];

interface RankedRow {
  rank: number;
  name: string;
  volume: ExportedVolumeFragment;
}

const departmentRow = ({ rank, name, department, volume }: RankedRow & { department?: { id: string } | null }) => [
  rank,
  department?.id ?? null,
  name,
  ...volumeCells(volume),
];

const prefectureRow = ({ rank, name, prefecture, volume }: RankedRow & { prefecture?: { id: string } | null }) => [
  rank,
  prefecture?.id ?? null,
  name,
  ...volumeCells(volume),
];

function coverRows(report: ExportedReport): Cell[][] {
  const { month, revision, status, title, publisher, issuedOn, synthetic, reconciliation, distribution } = report;
  return [
    ['标题', title ?? null],
    ['月份', month],
    ['修订号', String(revision)],
    ['状态', status],
    ['编印单位', publisher ?? null],
    ['印发日期', issuedOn ?? null],
    ['合成样例', synthetic ? '是' : '否'],
    ['勾稽', reconciliation?.status ?? null],
    ['报', distribution?.reportedTo ?? null],
    ['送', distribution?.sentTo ?? null],
    ['发', distribution?.issuedTo ?? null],
    ['说明', '数值均为精确值（次）；印刷数值与印刷单位为原文。空白表示原文未印，0 表示原文印为零。'],
  ];
}

/** 一 and 二（一）: what is printed in prose, named as in the table of observations. */
function overviewRows({ overview, nationalSharing }: ExportedReport): Cell[][] {
  const counts = Object.entries(overview?.applications ?? {}).map(([field, count]) =>
    countRow(`APPLICATIONS_${field.toUpperCase()}`, count),
  );
  const volumes = Object.entries(overview?.exchange ?? {}).map(([field, volume]) => {
    const code = `EXCHANGE_${field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
    return volume ? [code, indicatorWith(code)?.name ?? null, ...volumeCells(volume)] : null;
  });
  const national = nationalSharing?.applications;
  return [
    ...counts,
    ...volumes,
    countRow('NATIONAL_APPLICATIONS_CUMULATIVE', national?.cumulative),
    countRow('NATIONAL_DEPARTMENTS_CUMULATIVE', national?.departmentCount),
  ].filter((row) => row !== null);
}

function countRow(code: string, count: number | null | undefined): Cell[] | null {
  const indicator = indicatorWith(code);
  if (!indicator || count === null || count === undefined) return null;
  return [code, indicator.name, count, indicator.unit, String(count), indicator.unit, false];
}
