import type { SyncRun } from './sync/sync-server.js';
import { renderCounts } from './sync-report.js';

/** A run in words. */
export function renderRun(run: SyncRun): string {
  const { id, source, mode, dryRun, status, startedAt, startedBy, endedAt, leaseExpiresAt, fileName, counts } = run;
  const lines = [
    `运行 ${id} (run)：${status}${dryRun ? '，只计划 (dry run)' : ''}`,
    `来源 (source)：${source}，${mode}，${fileName ?? ''}`,
    `开始 (started)：${startedAt}，${startedBy}`,
    endedAt ? `结束 (ended)：${endedAt}` : `租约至 (lease until)：${leaseExpiresAt}`,
    `已接受到第 ${run.acceptedSequence} 批 (pushes accepted)，已读 ${counts.read} 条 (entries read)`,
    renderCounts(counts),
  ];
  if (run.message) lines.push(run.message);
  return lines.join('\n');
}
