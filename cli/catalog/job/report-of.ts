import { CommandError, EXIT, type ExitCode } from '../../shared/exit-codes.js';
import { type Counts, NO_COUNTS, type SyncReport } from '../sync-report.js';
import type { Job, JobState } from './job.js';

const EXIT_BY_STATUS: Readonly<Partial<Record<SyncReport['status'], ExitCode>>> = {
  SUCCEEDED: EXIT.done,
  PARTIAL: EXIT.partial,
  STOPPED_BY_GUARD: EXIT.guard,
  ABORTED: EXIT.conflict,
};

/** The report of a job, as far as it came. @param failure  What ended it before its end. */
export function reportOf(
  { content, checkpoint, findings }: Job,
  state: JobState,
  failure: CommandError | null,
): SyncReport {
  const status = statusOf(state, failure);
  return {
    schema: 'catalog-sync-report/1',
    command: checkpoint ? 'resume' : content.command,
    runId: state.run?.id ?? content.runId,
    source: content.settings.source,
    mode: content.settings.mode,
    dryRun: content.settings.dryRun,
    status,
    startedAt: content.startedAt,
    endedAt: new Date().toISOString(),
    file: content.file,
    fileSha256: state.surveyed?.file.sha256 ?? content.fileSha256,
    counts: countsOf(state),
    deleted: state.deleted,
    errorSummary: findings.groups,
    errors: findings.errors,
    warnings: findings.warnings,
    retries: state.retries,
    resumeFrom: state.resumeFrom,
    message: messageOf(state, failure),
    exitCode: failure?.exitCode ?? EXIT_BY_STATUS[status] ?? EXIT.failed,
  };
}

function statusOf({ run, isRetirementHeldBack }: JobState, failure: CommandError | null): SyncReport['status'] {
  if (failure?.exitCode === EXIT.interrupted) return 'INTERRUPTED';
  if (failure?.exitCode === EXIT.guard || isRetirementHeldBack) return 'STOPPED_BY_GUARD';
  if (failure) return run?.status === 'ABORTED' ? 'ABORTED' : 'FAILED';
  return run && run.status !== 'RUNNING' && run.status !== 'FINISHING' ? run.status : 'FAILED';
}

/** The server's counts; where it has none, what was read here. */
function countsOf({ run, surveyed }: JobState): Counts {
  if (run) return run.counts;
  return { ...NO_COUNTS, read: surveyed?.counts.read ?? 0, rejected: surveyed?.counts.rejected ?? 0 };
}

function messageOf({ run, surveyed, isRetirementHeldBack }: JobState, failure: CommandError | null): string | null {
  const lines: string[] = [];
  if (failure) lines.push(failure.message);
  else if (run?.message) lines.push(run.message);
  if (run?.status === 'STOPPED_BY_GUARD') {
    lines.push(
      '确认这些条目确已撤销后，用 --allow-mass-delete 写明条数 (if they are gone, give their number with --allow-mass-delete)',
    );
  }
  if (isRetirementHeldBack) {
    lines.push(
      `有 ${surveyed?.counts.unidentified} 条记录无法辨认是哪个条目，因此未下架任何条目；改正后重新同步` +
        ' (records nothing tells the entry of: nothing was retired; correct them and sync again)',
    );
  }
  const isResumable = failure !== null && (run?.status === 'RUNNING' || run?.status === 'FINISHING');
  if (isResumable) lines.push(`续传 (to go on): npm run catalog -- resume ${run.id}`);
  return lines.length > 0 ? lines.join('\n') : null;
}
