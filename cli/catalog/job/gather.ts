import { serverState } from '../plan-file.js';
import type { SurveyedFile } from '../survey-file.js';
import type { SyncServer } from '../sync/sync-server.js';
import type { Job, JobState } from './job.js';

/** Adds to what is known of a run that came to its end: what the server did not take, what it retired, what was held back. */
export async function gather(
  { findings }: Job,
  state: JobState,
  server: SyncServer,
  { counts }: SurveyedFile,
): Promise<void> {
  const { run } = state;
  if (!run) return;
  if (run.counts.rejected + run.counts.conflict > counts.rejected) {
    for await (const { line, externalId, errors } of server.rejections(run.id)) {
      if (line !== null && findings.isRejected(line)) continue;
      for (const { field, code, message, hint } of errors) {
        const where = { line, sheet: null, externalId, field: field ?? '' };
        findings.add({ ...where, code, value: '', message, hint: hint ?? '' });
      }
    }
  }
  if (run.counts.deleted > 0) {
    for await (const retired of server.retirements(run.id)) state.deleted.push(retired);
  }
  if (run.mode === 'FULL' && counts.unidentified > 0) {
    const { count } = serverState(await server.digests(run.source, [''], 0));
    state.isRetirementHeldBack = count > counts.read - counts.unidentified;
  }
}
