import type { Environment } from '../../../subgraphs/shared/config/environment-reader.js';
import type { Console } from '../console.js';
import type { Findings } from '../findings.js';
import type { ReportFlags } from '../flags.js';
import type { ServerFlags } from '../open-server.js';
import type { PlanFile } from '../plan-file.js';
import type { RunContent } from '../run-content.js';
import type { SurveyedFile } from '../survey-file.js';
import type { Checkpoint } from '../sync/checkpoint.js';
import type { PushAnswer, SyncRun } from '../sync/sync-server.js';

export interface JobFlags extends ReportFlags, ServerFlags {
  yes: boolean;
  /** False if nobody is to be asked. */
  input: boolean;
}

/** What is to be done. */
export interface Job {
  content: RunContent;
  /** What is left of the run that is resumed; null for a new one. */
  checkpoint: Checkpoint<RunContent> | null;
  /** The plan that is carried out, if it is one. */
  plan: PlanFile | null;
  stateDir: string;
  flags: JobFlags;
  env: Environment;
  console: Console;
  findings: Findings;
  onAnswer?: (answer: PushAnswer) => void;
}

/** How far a job has come; what is not reached yet is null. */
export interface JobState {
  surveyed: SurveyedFile | null;
  run: SyncRun | null;
  /** What the source had when the run began. */
  serverState: PlanFile['server'] | null;
  /** The last push that was accepted before it was resumed. */
  resumeFrom: number | null;
  deleted: { externalId: string; name: string }[];
  /** Records nothing tells the entry of kept a full run from retiring what it did not see. */
  isRetirementHeldBack: boolean;
  retries: number;
}

export const newState = (): JobState => ({
  surveyed: null,
  run: null,
  serverState: null,
  resumeFrom: null,
  deleted: [],
  isRetirementHeldBack: false,
  retries: 0,
});
