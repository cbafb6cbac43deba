import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Environment } from '../../subgraphs/shared/config/environment-reader.js';
import { CommandError, EXIT, type ExitCode } from '../shared/exit-codes.js';
import { Console, type ConsoleFlags } from './console.js';
import type { FileFlags, SyncFlags } from './flags.js';
import { execute } from './job/execute.js';
import type { JobFlags } from './job/job.js';
import { openServer, type ServerFlags } from './open-server.js';
import { readPlan } from './plan-file.js';
import { renderRun } from './render-run.js';
import { findCheckpoint, type RunContent, stateDirOf } from './run-content.js';
import { Checkpoint } from './sync/checkpoint.js';
import { GraphqlSyncServer } from './sync/graphql-server.js';
import type { SyncSettings } from './sync/run-sync.js';

export interface RunFlags extends JobFlags {
  stateDir?: string;
}

export interface PlanFlags extends RunFlags, FileFlags, SyncFlags {
  output?: string;
  detailedExitcode: boolean;
}

export interface ApplyFlags extends RunFlags, FileFlags, Omit<SyncFlags, 'source'> {
  source?: string;
  dryRun: boolean;
}

/** A dry run on the server: what would change, and nothing does. */
export function plan(file: string, flags: PlanFlags, env: Environment): Promise<ExitCode> {
  const content = newRun('plan', file, flags, settingsOf(flags, true));
  const options = { planPath: flags.output ?? null, detailedExitcode: flags.detailedExitcode };
  return execute({ content, checkpoint: null, plan: null, ...surroundings(flags, env) }, options);
}

/** Syncs a file, or carries out a plan. */
export async function apply(file: string, flags: ApplyFlags, env: Environment): Promise<ExitCode> {
  const once = { planPath: null, detailedExitcode: false };
  const planned = await readPlan(file);
  if (planned) {
    const content = newRun('apply', planned.file, planned.fileFlags, { ...planned.settings, dryRun: flags.dryRun });
    return execute({ content, checkpoint: null, plan: planned, ...surroundings(flags, env) }, once);
  }
  const { source } = flags;
  if (source === undefined)
    throw new CommandError(EXIT.usage, '缺少 --source (a file needs --source; a plan has its own)');
  const content = newRun('apply', file, flags, settingsOf({ ...flags, source }, flags.dryRun));
  return execute({ content, checkpoint: null, plan: null, ...surroundings(flags, env) }, once);
}

/** Goes on with a run that did not end. */
export async function resume(runId: string | undefined, flags: RunFlags, env: Environment): Promise<ExitCode> {
  const checkpoint = await findCheckpoint(stateDirOf(flags.stateDir, env), runId);
  const job = { content: checkpoint.content, checkpoint, plan: null, ...surroundings(flags, env) };
  return execute(job, { planPath: null, detailedExitcode: false });
}

export async function status(
  runId: string,
  flags: ServerFlags & ConsoleFlags & { json: boolean },
  env: Environment,
): Promise<ExitCode> {
  const console = new Console(flags);
  const client = await openServer(flags, env, console);
  try {
    const run = await new GraphqlSyncServer(client).run(runId);
    if (!run) throw new CommandError(EXIT.failed, `没有运行 ${runId} (there is no such run).`);
    console.print(flags.json ? JSON.stringify(run, null, 2) : renderRun(run));
    return EXIT.done;
  } finally {
    await client.close();
  }
}

/** Gives a run up, and its source free. */
export async function abort(
  runId: string,
  flags: ServerFlags & ConsoleFlags & { stateDir?: string },
  env: Environment,
): Promise<ExitCode> {
  const console = new Console(flags);
  const client = await openServer(flags, env, console);
  try {
    console.print(renderRun(await new GraphqlSyncServer(client).abort(runId)));
  } finally {
    await client.close();
  }
  const left = await Checkpoint.all<RunContent>(stateDirOf(flags.stateDir, env));
  await left.find(({ content }) => content.runId === runId)?.remove();
  return EXIT.done;
}

const surroundings = (flags: RunFlags, env: Environment) => ({ flags, env, stateDir: stateDirOf(flags.stateDir, env) });

function newRun(
  command: RunContent['command'],
  file: string,
  { format, encoding, delimiter, sheet, map }: FileFlags,
  settings: SyncSettings,
): RunContent {
  const startedAt = new Date().toISOString();
  return {
    schema: 'catalog-checkpoint/1',
    command,
    runId: null,
    // Begins with the time, so that the last one comes last.
    startKey: `${startedAt.replace(/\D/g, '')}-${randomUUID()}`,
    startedAt,
    file: resolve(file),
    fileSha256: '',
    fileFlags: {
      format,
      encoding,
      ...(delimiter !== undefined && { delimiter }),
      ...(sheet !== undefined && { sheet }),
      ...(map !== undefined && { map: resolve(map) }),
    },
    settings,
  };
}

function settingsOf(flags: SyncFlags, dryRun: boolean): SyncSettings {
  const { source, mode, onConflict, maxDelete, allowMassDelete, batchSize, concurrency } = flags;
  const count = Math.max('count' in maxDelete ? maxDelete.count : 0, allowMassDelete ?? 0);
  return {
    source,
    mode: mode === 'full' ? 'FULL' : 'DELTA',
    dryRun,
    onConflict: onConflict === 'keep' ? 'KEEP' : 'OVERWRITE',
    batchSize,
    concurrency,
    maxRetirePercent: 'percent' in maxDelete ? maxDelete.percent : 0,
    allowRetire: count > 0 ? count : null,
  };
}
