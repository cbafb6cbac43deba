import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { CommandError, EXIT } from '../../shared/exit-codes.js';
import type { ReportFlags } from '../flags.js';
import { stalePlan } from '../plan-file.js';
import type { SurveyedFile } from '../survey-file.js';
import type { Job } from './job.js';

/**
 * Whether a file that was read may be synced.
 *
 * @throws {CommandError} if it is not the one that was planned or begun with, or has more bad records than allowed.
 */
export function checkFile({ content, plan, checkpoint, flags }: Job, { file, counts }: SurveyedFile): void {
  if (plan && file.sha256 !== plan.fileSha256) throw stalePlan(`文件已改动 (the file has changed): ${file.path}`);
  if (checkpoint && file.sha256 !== content.fileSha256) {
    throw new CommandError(
      EXIT.conflict,
      `文件已改动，不能续传；请 abort 后重新 apply (the file has changed: abort the run and apply anew): ${file.path}`,
    );
  }
  checkErrors(flags, counts.rejected);
}

/** @throws {CommandError} if more records are rejected than the user allows. */
export function checkErrors({ failFast, maxErrors }: Pick<ReportFlags, 'failFast' | 'maxErrors'>, rejected: number) {
  const limit = failFast ? 0 : (maxErrors ?? Number.POSITIVE_INFINITY);
  if (rejected <= limit) return;
  throw new CommandError(
    EXIT.guard,
    `有 ${rejected} 条错误记录，上限 ${limit}，未写入任何内容 (more bad records than allowed: nothing was written)`,
  );
}

/** Asks whoever sits at a terminal, unless they have said yes. */
export async function confirm(
  { content, plan, checkpoint, flags }: Job,
  { file, counts }: SurveyedFile,
): Promise<void> {
  const { source, mode, dryRun } = content.settings;
  const canAsk = process.stdin.isTTY && process.stderr.isTTY && flags.input;
  if (!canAsk || flags.yes || dryRun || plan || checkpoint) return;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const question = `将 ${basename(file.path)} 的 ${counts.read} 条同步到来源 ${source}（${mode}）。继续？(sync them?) [y/N] `;
  const answer = await terminal.question(question).finally(() => terminal.close());
  if (!/^\s*(?:y|yes|是)\s*$/i.test(answer)) throw new CommandError(EXIT.failed, '已取消 (cancelled)');
}
