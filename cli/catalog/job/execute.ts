import { CommandError, EXIT, type ExitCode } from '../../shared/exit-codes.js';
import { Console } from '../console.js';
import { Findings } from '../findings.js';
import { PlannedChanges, writePlan } from '../plan-file.js';
import { renderReport, type SyncReport, writeReport } from '../sync-report.js';
import { carryOut } from './carry-out.js';
import { type Job, type JobState, newState } from './job.js';
import { reportOf } from './report-of.js';

export interface ExecuteOptions {
  /** Where a plan is written; null for none. */
  planPath: string | null;
  /** Whether a plan with changes ends with a status of its own. */
  detailedExitcode: boolean;
}

/** Carries a job out, and tells of it: the report in words, as a file where one is wanted, and the status to end with. */
export async function execute(
  asked: Omit<Job, 'console' | 'findings' | 'onAnswer'>,
  { planPath, detailedExitcode }: ExecuteOptions,
): Promise<ExitCode> {
  const { flags } = asked;
  const console = new Console(flags);
  const findings = Findings.open(flags.errors ?? null);
  const planned = new PlannedChanges();
  const job: Job = { ...asked, console, findings, onAnswer: (answer) => planned.add(answer) };
  const state = newState();
  let failure: CommandError | null = null;
  try {
    await carryOut(job, state);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    failure = error;
  } finally {
    findings.close();
  }
  const report = reportOf(job, state, failure);
  if (detailedExitcode && hasChanges(report) && report.exitCode !== EXIT.guard && !failure)
    report.exitCode = EXIT.changes;
  if (flags.report) await writeReport(flags.report, report);
  if (planPath && !failure) await writePlan(planPath, planOf(job, state, report, planned));
  if (state.run) console.print(renderReport(report));
  else console.warn(state.surveyed ? renderReport(report) : (report.message ?? ''));
  return report.exitCode;
}

const hasChanges = ({ counts: { created, updated, restored, deleted } }: SyncReport) =>
  created + updated + restored + deleted > 0;

function planOf({ content }: Job, { serverState }: JobState, report: SyncReport, { listed }: PlannedChanges) {
  return {
    createdAt: report.endedAt,
    file: content.file,
    fileSha256: report.fileSha256,
    fileFlags: content.fileFlags,
    settings: { ...content.settings, dryRun: false },
    server: serverState ?? { count: 0, digest: '' },
    counts: report.counts,
    changes: listed,
    deleted: report.deleted,
  };
}
