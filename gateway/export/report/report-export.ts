import { Readable } from 'node:stream';
import { ExportReportDocument, ExportReportVersionDocument } from '../../../operations/generated/graphql.js';
import { invariant } from '../../../subgraphs/shared/errors.js';
import type { Export } from '../export.js';
import { ExportError } from '../export-error.js';
import { toXlsx } from '../formats/xlsx.js';
import { type Parameters, readCount } from '../parameters.js';
import { reportSheets } from './report-sheets.js';

/** One month's whole report, as the operation answers it or as a workbook with a sheet for each table. */
export const reportExport: Export = {
  name: 'report',
  formats: ['json', 'xlsx'],
  parameters: ['month', 'revision'],

  async version(run, parameters) {
    const { report, latestPublicationEvent } = await run(ExportReportVersionDocument, keyOf(parameters));
    invariant(report, 'a report without errors is there');
    const { month, revision, status } = report;
    return {
      content: `${month}/${revision}`,
      changedAt: latestPublicationEvent?.at ?? null,
      isPublished: status === 'PUBLISHED',
    };
  },

  async open(run, parameters, format) {
    const { report } = await run(ExportReportDocument, keyOf(parameters));
    invariant(report, 'a report without errors is there');
    const stream =
      format === 'xlsx' ? toXlsx(reportSheets(report)) : Readable.from([Buffer.from(`${JSON.stringify(report)}\n`)]);
    return { stream, content: `${report.month}/${report.revision}`, totalRows: null };
  },
};

function keyOf(parameters: Parameters) {
  const month = parameters.get('month');
  if (month === undefined) {
    throw new ExportError(400, 'BAD_USER_INPUT', 'Expected a month such as "2024-06" in "month", found none.');
  }
  return { month, revision: readCount(parameters, 'revision') };
}
