import { writeFile } from 'node:fs/promises';
import type { ExitCode } from '../shared/exit-codes.js';
import type { ErrorGroup, ReportedError, WarningGroup } from './findings.js';

export interface Counts {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  restored: number;
  deleted: number;
  rejected: number;
  conflict: number;
}

export const NO_COUNTS: Counts = {
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  restored: 0,
  deleted: 0,
  rejected: 0,
  conflict: 0,
};

/**
 * What a run has done. Stable: fields may be added, none changes its meaning. `deleted` are entries that were retired: they are
 * kept, and come back as `restored` when the source has them again.
 */
export interface SyncReport {
  schema: 'catalog-sync-report/1';
  command: 'validate' | 'plan' | 'apply' | 'resume';
  runId: string | null;
  source: string | null;
  mode: 'FULL' | 'DELTA' | null;
  dryRun: boolean;
  status: 'VALID' | 'SUCCEEDED' | 'PARTIAL' | 'STOPPED_BY_GUARD' | 'ABORTED' | 'INTERRUPTED' | 'FAILED';
  startedAt: string;
  endedAt: string;
  file: string;
  fileSha256: string;
  counts: Counts;
  deleted: { externalId: string; name: string }[];
  errorSummary: ErrorGroup[];
  /** The first 10,000; `--errors` has all. */
  errors: ReportedError[];
  warnings: WarningGroup[];
  retries: number;
  /** Last push that was accepted before this run was resumed; null if it was not. */
  resumeFrom: number | null;
  /** Why it ended as it did and what to do, where that needs words. */
  message: string | null;
  exitCode: ExitCode;
}

const SHOWN_DELETIONS = 50;

/** `+12 ~31 =1150 ^1 -4 !6`: created, updated, unchanged, restored, retired, rejected; `?2` in conflict, if any. */
export const renderCounts = ({ created, updated, unchanged, restored, deleted, rejected, conflict }: Counts): string =>
  `+${created} ~${updated} =${unchanged} ^${restored} -${deleted} !${rejected}${conflict > 0 ? ` ?${conflict}` : ''}`;

/** The report in words: the counts, what was retired, the errors by code, the warnings. */
export function renderReport(report: SyncReport): string {
  const { counts, deleted, errorSummary, warnings, message } = report;
  const lines = [
    report.command === 'validate' ? `=${counts.read - counts.rejected} !${counts.rejected}` : renderCounts(counts),
  ];
  if (deleted.length > 0) {
    lines.push(report.dryRun ? '将下架 (would retire):' : '已下架 (retired):');
    for (const { externalId, name } of deleted.slice(0, SHOWN_DELETIONS)) lines.push(`  - ${externalId} ${name}`);
    const more = counts.deleted - Math.min(deleted.length, SHOWN_DELETIONS);
    if (more > 0) lines.push(`  … 另有 ${more} 条 (${more} more, see --report)`);
  }
  if (errorSummary.length > 0) lines.push('错误 (errors):');
  for (const { code, count, hint } of errorSummary) lines.push(`  ${code} × ${count}: ${hint}`);
  if (warnings.length > 0) lines.push('提示 (warnings; taken all the same):');
  for (const { code, field, count, firstLine, message: text } of warnings) {
    const where = firstLine > 0 ? `，首见第 ${firstLine} 行 (first at line ${firstLine})` : '';
    lines.push(`  ${code} × ${count} “${field}”: ${text}${where}`);
  }
  if (message) lines.push(message);
  return lines.join('\n');
}

export async function writeReport(path: string, report: SyncReport): Promise<void> {
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
}
