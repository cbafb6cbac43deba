import { open, readFile, writeFile } from 'node:fs/promises';
import type { BucketDigest } from '../../catalog/bucket-digest.js';
import { isFolder } from '../../catalog/read/source-folder.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';
import type { FileFlags } from './flags.js';
import type { SyncSettings } from './sync/run-sync.js';
import type { PushAnswer, PushResult } from './sync/sync-server.js';
import type { Counts } from './sync-report.js';

const SCHEMA = 'catalog-plan/1';
const LISTED_CHANGES = 1_000;
const NO_SOURCE_YET: Pick<BucketDigest, 'count' | 'digest'> = { count: 0, digest: '0'.repeat(32) };

/** What would be done, bound to the file and to what the server had: applied to another file or another state it is stale. */
export interface PlanFile {
  schema: typeof SCHEMA;
  createdAt: string;
  file: string;
  fileSha256: string;
  fileFlags: FileFlags;
  settings: SyncSettings;
  /** Entries the source had, and the digest of their contents. */
  server: Pick<BucketDigest, 'count' | 'digest'>;
  counts: Counts;
  /** The first 1,000. */
  changes: Pick<PushResult, 'externalId' | 'outcome' | 'changes'>[];
  deleted: { externalId: string; name: string }[];
}

/** Gathers the changes a plan shows from the answers of a dry run. */
export class PlannedChanges {
  readonly listed: PlanFile['changes'] = [];

  add({ results }: PushAnswer): void {
    for (const { externalId, outcome, changes } of results) {
      if (this.listed.length >= LISTED_CHANGES) return;
      if (outcome === 'CREATED' || outcome === 'UPDATED' || outcome === 'RESTORED') {
        this.listed.push({ externalId, outcome, changes });
      }
    }
  }
}

export const serverState = ([whole]: BucketDigest[]): PlanFile['server'] =>
  whole ? { count: whole.count, digest: whole.digest } : NO_SOURCE_YET;

export async function writePlan(path: string, plan: Omit<PlanFile, 'schema'>): Promise<void> {
  await writeFile(path, `${JSON.stringify({ schema: SCHEMA, ...plan }, null, 2)}\n`);
}

const BEGINNING_BYTES = 100;

/** The plan in a file; null if the file is none, but a catalog. */
export async function readPlan(path: string): Promise<PlanFile | null> {
  if (await isFolder(path)) return null;
  if (!(await beginningOf(path)).includes(`"schema": "${SCHEMA}"`)) return null;
  try {
    return JSON.parse(await readFile(path, 'utf8')) as PlanFile;
  } catch (cause) {
    throw new CommandError(EXIT.badInput, `计划文件已损坏 (expected a whole plan, found a damaged one): ${path}`, {
      cause,
    });
  }
}

async function beginningOf(path: string): Promise<string> {
  const beginning = Buffer.alloc(BEGINNING_BYTES);
  try {
    const file = await open(path);
    await file.read(beginning).finally(() => file.close());
    return beginning.toString('latin1');
  } catch (cause) {
    throw new CommandError(EXIT.badInput, `读不到文件 (expected a file, found none that can be read): ${path}`, {
      cause,
    });
  }
}

export const stalePlan = (reason: string) =>
  new CommandError(EXIT.conflict, `计划已过期，请重新 plan (the plan is stale, plan again): ${reason}`);
