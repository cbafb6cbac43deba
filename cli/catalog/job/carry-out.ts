import { EXIT } from '../../shared/exit-codes.js';
import type { PatientClient } from '../../shared/patient-client.js';
import type { Console } from '../console.js';
import { asWhole, type KnownFile, recallFile, rememberFile } from '../known-files.js';
import { openServer } from '../open-server.js';
import type { RunContent } from '../run-content.js';
import { type OpenedFile, openFile, type SurveyedFile, surveyFile } from '../survey-file.js';
import type { Checkpoint } from '../sync/checkpoint.js';
import { GraphqlSyncServer } from '../sync/graphql-server.js';
import { runSync } from '../sync/run-sync.js';
import type { SyncRun, SyncServer } from '../sync/sync-server.js';
import { checkFile, confirm } from './check-job.js';
import { gather } from './gather.js';
import type { Job, JobState } from './job.js';
import { startRun } from './start-run.js';

/**
 * Carries a job out from its file to the end of its run. How far it has come is in the state, whatever happens.
 *
 * @throws {CommandError} with what ended it before its end.
 */
export async function carryOut(asked: Job, state: JobState): Promise<void> {
  const { flags, env, stateDir, console } = asked;
  const opened = await openFile(asked.content.file, asked.content.fileFlags);
  const job = asked.checkpoint ? asked : { ...asked, content: { ...asked.content, fileSha256: opened.file.sha256 } };
  // A run that is resumed goes on with what it began with, and needs all of its file.
  const known = job.checkpoint ? null : await recallFile(stateDir, opened);
  const interrupts = listenForInterrupts(console);
  try {
    state.surveyed = known ? asWhole(opened, known) : await surveyNow(job, opened, interrupts.isInterrupted);
    checkFile(job, state.surveyed);
    await confirm(job, state.surveyed);
    await syncWith(await openServer(flags, env, console), job, state, opened, known, interrupts.isInterrupted);
  } finally {
    interrupts.stop();
  }
}

async function syncWith(
  client: PatientClient,
  job: Job,
  state: JobState,
  opened: OpenedFile,
  known: KnownFile | null,
  isInterrupted: () => boolean,
): Promise<void> {
  const server = new GraphqlSyncServer(client);
  let surveyed = state.surveyed as SurveyedFile;
  try {
    const { run, checkpoint } = await startRun(job, state, server, surveyed);
    if (known && !isSame(known, state.serverState)) surveyed = await surveyNow(job, opened, isInterrupted);
    else if (known) job.findings.recallWarnings(known.warnings);
    state.surveyed = surveyed;
    state.run = await sync(job, server, run, checkpoint, surveyed, isInterrupted);
    await gather(job, state, server, surveyed);
    await checkpoint.remove();
  } finally {
    if (state.run?.status === 'RUNNING') state.run = (await server.run(state.run.id).catch(() => null)) ?? state.run;
    state.retries = client.retries;
    await client.close();
  }
}

async function surveyNow(
  { findings, console, stateDir }: Job,
  opened: OpenedFile,
  isInterrupted: () => boolean,
): Promise<SurveyedFile> {
  const surveyed = await surveyFile(opened, findings, console, isInterrupted);
  await rememberFile(stateDir, opened, surveyed, findings.warnings);
  return surveyed;
}

const isSame = (known: KnownFile, there: JobState['serverState']) =>
  there !== null && known.count === there.count && known.digest === there.digest;

async function sync(
  { content, console, onAnswer }: Job,
  server: SyncServer,
  run: SyncRun,
  checkpoint: Checkpoint<RunContent>,
  surveyed: SurveyedFile,
  isInterrupted: () => boolean,
): Promise<SyncRun> {
  const { read } = surveyed.counts;
  const progress = console.progress(content.settings.dryRun ? '计划 (planning)' : '同步 (syncing)', read);
  try {
    return await runSync(server, run, content.settings, surveyed, checkpoint, {
      isInterrupted,
      onProgress: (done) => progress.update(done),
      onCompared: ({ seenBuckets }) => {
        const same = seenBuckets.reduce((sum, { count }) => sum + count, 0);
        console.detail(`整桶相同 ${same}/${read} 条 (entries in buckets that are the same)`);
      },
      ...(onAnswer && { onAnswer }),
    });
  } finally {
    progress.end();
  }
}

/** The first signal lets the push in flight be finished, the second ends the process. */
function listenForInterrupts(console: Console) {
  let isInterrupted = false;
  const onSignal = () => {
    if (isInterrupted) process.exit(EXIT.interrupted);
    isInterrupted = true;
    console.warn('正在完成已发出的一批；再按一次立即退出 (finishing the push in flight; once more to exit at once)');
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    isInterrupted: () => isInterrupted,
    stop: () => process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}
