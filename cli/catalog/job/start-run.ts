import { basename } from 'node:path';
import { CommandError, EXIT, TemporaryFailure } from '../../shared/exit-codes.js';
import { serverState, stalePlan } from '../plan-file.js';
import type { RunContent } from '../run-content.js';
import type { SurveyedFile } from '../survey-file.js';
import { Checkpoint } from '../sync/checkpoint.js';
import type { SyncRun, SyncServer } from '../sync/sync-server.js';
import type { Job, JobState } from './job.js';

/**
 * Starts a run, or takes up the one that is resumed, and leaves a checkpoint of it on this machine.
 *
 * @throws {CommandError} if another run has the source, or the plan is stale.
 */
export async function startRun(
  job: Job,
  state: JobState,
  server: SyncServer,
  surveyed: SurveyedFile,
): Promise<{ run: SyncRun; checkpoint: Checkpoint<RunContent> }> {
  const { content, stateDir, console } = job;
  const { runId, settings } = content;
  // Under the same key another server would start a new run.
  if (runId !== null && (await server.run(runId)) === null) {
    throw new CommandError(EXIT.usage, `服务器没有运行 ${runId} (the server has no run with this id).`);
  }
  const checkpoint = job.checkpoint ?? (await Checkpoint.create(stateDir, content.startKey, content));
  const run = await start(job, server, surveyed, checkpoint);
  state.run = run;
  await checkpoint.save({ ...content, runId: run.id });
  console.say(
    `运行 ${run.id} (run)：来源 ${settings.source}，${settings.mode}${settings.dryRun ? '，只计划 (dry run)' : ''}`,
  );
  if (job.checkpoint) {
    state.resumeFrom = run.acceptedSequence;
    console.say(`自第 ${run.acceptedSequence} 批之后续传 (going on after push ${run.acceptedSequence})`);
  } else await checkServerState(job, state, server, run, checkpoint);
  return { run, checkpoint };
}

async function start(
  { content, checkpoint: resumed, stateDir }: Job,
  server: SyncServer,
  { file, counts }: SurveyedFile,
  checkpoint: Checkpoint<RunContent>,
): Promise<SyncRun> {
  const { settings, startKey } = content;
  const { source, mode, dryRun, onConflict } = settings;
  try {
    return await server.start({
      ...{ source, mode, dryRun, onConflict },
      expectedCount: counts.read,
      fileName: basename(file.path),
      fileSha256: file.sha256,
      idempotencyKey: startKey,
    });
  } catch (error) {
    // Without an answer it may have been started all the same: then it can be resumed.
    if (resumed || error instanceof TemporaryFailure || !(error instanceof CommandError)) throw error;
    await checkpoint.remove();
    const left = (await Checkpoint.all<RunContent>(stateDir)).find((each) => each.content.settings.source === source);
    if (error.exitCode !== EXIT.temporary || !left?.content.runId) throw error;
    const hint = `本机有未完成的运行 ${left.content.runId}：resume 或 abort (a run of this machine did not end: resume or abort it)`;
    throw new CommandError(error.exitCode, `${error.message}\n${hint}`);
  }
}

/** A plan holds for the state it was made in. */
async function checkServerState(
  { plan }: Job,
  state: JobState,
  server: SyncServer,
  run: SyncRun,
  checkpoint: Checkpoint<RunContent>,
): Promise<void> {
  state.serverState = serverState(await server.digests(run.source, [''], 0));
  if (!plan || plan.server.digest === state.serverState.digest) return;
  state.run = await server.abort(run.id);
  await checkpoint.remove();
  throw stalePlan(`来源 ${run.source} 的条目已有变动 (entries of the source have changed since)`);
}
