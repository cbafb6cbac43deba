import { join } from 'node:path';
import type { Environment } from '../../subgraphs/shared/config/environment-reader.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';
import type { FileFlags } from './flags.js';
import { Checkpoint } from './sync/checkpoint.js';
import type { SyncSettings } from './sync/run-sync.js';

/** What a checkpoint holds of a run: all it takes to go on with it. */
export interface RunContent {
  schema: 'catalog-checkpoint/1';
  command: 'plan' | 'apply';
  /** Null until the server has given one. */
  runId: string | null;
  startKey: string;
  startedAt: string;
  file: string;
  /** Empty until the file was looked at. */
  fileSha256: string;
  fileFlags: FileFlags;
  settings: SyncSettings;
}

export const stateDirOf = (named: string | undefined, env: Environment): string =>
  named ?? join(env.DATA_DIR || './data', 'catalog-sync');

/** The checkpoint of a run, or of the last one that did not end. @throws {CommandError} if there is none. */
export async function findCheckpoint(stateDir: string, runId: string | undefined): Promise<Checkpoint<RunContent>> {
  const all = await Checkpoint.all<RunContent>(stateDir);
  const found = runId === undefined ? all.at(-1) : all.find(({ content }) => content.runId === runId);
  if (found) return found;
  throw new CommandError(
    EXIT.usage,
    `没有可续传的运行 (no run to resume) ${runId ?? ''}: ${stateDir}。用 --state-dir 指明检查点所在 (say where checkpoints are).`,
  );
}
