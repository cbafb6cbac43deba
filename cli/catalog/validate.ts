import { CommandError, EXIT, type ExitCode } from '../shared/exit-codes.js';
import { Console } from './console.js';
import { Findings } from './findings.js';
import type { FileFlags, ReportFlags } from './flags.js';
import { checkErrors } from './job/check-job.js';
import { openFile, type SurveyedFile, surveyFile } from './survey-file.js';
import { NO_COUNTS, renderReport, type SyncReport, writeReport } from './sync-report.js';

/** Reads a file and says what is wrong with it. Nothing is sent anywhere. */
export async function validate(path: string, flags: FileFlags & ReportFlags): Promise<ExitCode> {
  const startedAt = new Date().toISOString();
  const console = new Console(flags);
  const findings = Findings.open(flags.errors ?? null);
  let surveyed: SurveyedFile | null = null;
  let failure: CommandError | null = null;
  try {
    surveyed = await surveyFile(await openFile(path, flags), findings, console);
    checkErrors(flags, surveyed.counts.rejected);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    failure = error;
  } finally {
    findings.close();
  }
  const { read = 0, rejected = 0 } = surveyed?.counts ?? {};
  const isGood = failure === null && rejected === 0;
  const report: SyncReport = {
    schema: 'catalog-sync-report/1',
    command: 'validate',
    runId: null,
    source: null,
    mode: null,
    dryRun: true,
    status: surveyed ? (isGood ? 'VALID' : failure ? 'STOPPED_BY_GUARD' : 'PARTIAL') : 'FAILED',
    startedAt,
    endedAt: new Date().toISOString(),
    file: path,
    fileSha256: surveyed?.file.sha256 ?? '',
    counts: { ...NO_COUNTS, read, rejected },
    deleted: [],
    errorSummary: findings.groups,
    errors: findings.errors,
    warnings: findings.warnings,
    retries: 0,
    resumeFrom: null,
    message: failure?.message ?? null,
    exitCode: failure?.exitCode ?? (isGood ? EXIT.done : EXIT.partial),
  };
  if (flags.report) await writeReport(flags.report, report);
  if (surveyed) console.print(renderReport(report));
  else console.warn(report.message ?? '');
  return report.exitCode;
}
