import { type Dimension, INDICATORS, indicatorWith } from '../../../issue/indicators.js';
import { ExportObservationsDocument } from '../../../operations/generated/graphql.js';
import { invariant } from '../../../subgraphs/shared/errors.js';
import type { Run } from '../export.js';
import { ExportError } from '../export-error.js';
import type { Parameters } from '../parameters.js';
import { rangeOf, seriesVersion } from '../series-version.js';
import { type Rows, tableExport } from '../table-export.js';
import { OBSERVATION_COLUMNS, type ObservationRow } from './observation-columns.js';

/** All figures of all subjects in one table. */
export const observationsExport = tableExport<ObservationRow>({
  name: 'observations',
  title: 'observations',
  columns: OBSERVATION_COLUMNS,
  parameters: ['from', 'to', 'indicator', 'subject'],
  version: seriesVersion,
  read: readObservations,
});

/** By month, then as printed: platform, national data, departments, prefectures. */
async function readObservations(run: Run, parameters: Parameters): Promise<Rows<ObservationRow>> {
  const subject = parameters.get('subject') ?? null;
  const listOf = listsFor(parameters.get('indicator') ?? null, subject);
  const platform = listOf('PLATFORM');
  const national = listOf('NATIONAL');
  const department = listOf('DEPARTMENT');
  const prefecture = listOf('PREFECTURE');
  const { series } = await run(ExportObservationsDocument, {
    ...rangeOf(parameters),
    subject,
    platform: platform.isAskedFor,
    platformIndicator: platform.indicator,
    national: national.isAskedFor,
    nationalIndicator: national.indicator,
    department: department.isAskedFor,
    departmentIndicator: department.indicator,
    prefecture: prefecture.isAskedFor,
    prefectureIndicator: prefecture.indicator,
  });
  invariant(series, 'a series without errors is there');
  const lists = [
    ['PLATFORM', series.platformObservations],
    ['NATIONAL', series.nationalObservations],
    ['DEPARTMENT', series.departmentObservations],
    ['PREFECTURE', series.prefectureObservations],
  ] as const;
  const rows = lists.flatMap(([dimension, list]) => (list ?? []).map((row) => ({ ...row, dimension })));
  return { content: series.version, rows: rows.sort(byMonth) };
}

const byMonth = (a: ObservationRow, b: ObservationRow): number => {
  if (a.month === b.month) return 0;
  return a.month < b.month ? -1 : 1;
};

/**
 * Which lists have rows of an indicator and a subject: only departments and prefectures are subjects.
 *
 * @throws {ExportError} 400 if there is no such indicator.
 */
function listsFor(indicator: string | null, subject: string | null) {
  const known = indicator === null ? null : indicatorWith(indicator);
  if (known === undefined) {
    const codes = INDICATORS.map(({ code }) => code).join(', ');
    throw new ExportError(400, 'BAD_USER_INPUT', `Expected one of ${codes}, found "${indicator?.slice(0, 40)}".`);
  }
  return (dimension: Dimension) => ({
    isAskedFor:
      (known === null || known.dimension === dimension) &&
      (subject === null || dimension === 'DEPARTMENT' || dimension === 'PREFECTURE'),
    indicator: known?.dimension === dimension ? indicator : null,
  });
}
