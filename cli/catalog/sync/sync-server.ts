import type { BucketDigest } from '../../../catalog/bucket-digest.js';
import type { CatalogItem } from '../../../catalog/catalog-item.js';
import type { Counts } from '../sync-report.js';

export type Mode = 'FULL' | 'DELTA';
export type RunStatus = 'RUNNING' | 'FINISHING' | 'SUCCEEDED' | 'PARTIAL' | 'STOPPED_BY_GUARD' | 'ABORTED';

/** A run as the server knows it. */
export interface SyncRun {
  id: string;
  source: string;
  mode: Mode;
  dryRun: boolean;
  status: RunStatus;
  acceptedSequence: number;
  startedAt: string;
  startedBy: string;
  endedAt: string | null;
  leaseExpiresAt: string | null;
  fileName: string | null;
  fileSha256: string | null;
  message: string | null;
  counts: Counts;
}

export interface RunStart {
  source: string;
  mode: Mode;
  dryRun: boolean;
  onConflict: 'KEEP' | 'OVERWRITE';
  expectedCount: number;
  fileName: string;
  fileSha256: string;
  idempotencyKey: string;
}

/** An item as it is sent; of a record that was rejected here, only what tells which entry it is. */
export type PushedItem = (CatalogItem | { externalId: string | null }) & { line: number };

export interface Push {
  items: PushedItem[];
  /** Ids of entries that are as the server has them. */
  seen: string[];
  seenBuckets: BucketDigest[];
}

export interface PushResult {
  externalId: string | null;
  line: number | null;
  outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'RESTORED' | 'REJECTED' | 'CONFLICT';
  changes: { field: string; old: string | null; new: string | null }[];
}

export interface PushAnswer {
  results: PushResult[];
  /** Of `seen`, those the server does not have: to be pushed as items. */
  unknownSeen: string[];
  /** Of `seenBuckets`, those that are others by now: to be compared again. */
  refusedBuckets: string[];
}

export interface RunEnding {
  totalSeen: number;
  deletePolicy: 'RETIRE' | 'NONE';
  maxRetirePercent: number;
  allowRetire: number | null;
}

export interface Rejection {
  line: number | null;
  externalId: string | null;
  errors: { field: string | null; code: string; message: string; hint: string | null }[];
}

/** The server's side of a sync (clients.md 4.3). Everything in it may be repeated. */
export interface SyncServer {
  start(start: RunStart): Promise<SyncRun>;
  push(runId: string, sequence: number, push: Push): Promise<PushAnswer>;
  finish(runId: string, ending: RunEnding): Promise<SyncRun>;
  abort(runId: string): Promise<SyncRun>;
  /** @returns null if there is no such run. */
  run(runId: string): Promise<SyncRun | null>;
  /** The buckets below some prefixes, `depth` digits longer; empty ones left out. At most 4,096 prefixes. */
  digests(source: string, prefixes: readonly string[], depth: number): Promise<BucketDigest[]>;
  /** Content hashes of the entries in some buckets, at most 4,096. */
  hashes(source: string, prefixes: readonly string[]): AsyncIterable<{ externalId: string; contentHash: string }>;
  /** What the run did not take, its own rejections and ours. */
  rejections(runId: string): AsyncIterable<Rejection>;
  /** What it retired, or would retire. */
  retirements(runId: string): AsyncIterable<{ externalId: string; name: string }>;
}
