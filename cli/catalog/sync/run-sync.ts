import { isUnchanged } from '../../../catalog/read/source-file.js';
import { CommandError, EXIT, Interrupted } from '../../shared/exit-codes.js';
import type { SurveyedFile } from '../survey-file.js';
import { type Batch, type BatchLimits, bucketBatches, recordBatches, unknownBatches } from './batches.js';
import type { Checkpoint, JournalEntry } from './checkpoint.js';
import { compare, fetchHashes } from './compare.js';
import type { Comparison } from './comparison.js';
import type { Mode, PushAnswer, RunEnding, SyncRun, SyncServer } from './sync-server.js';

export interface SyncSettings {
  source: string;
  mode: Mode;
  dryRun: boolean;
  onConflict: 'KEEP' | 'OVERWRITE';
  batchSize: number;
  concurrency: number;
  maxRetirePercent: number;
  allowRetire: number | null;
}

export interface SyncHooks {
  /** Whether to stop after the push in flight. */
  isInterrupted: () => boolean;
  onCompared?: (comparison: Comparison) => void;
  onAnswer?: (answer: PushAnswer) => void;
  /** @param done  Records of the file that are dealt with. */
  onProgress?: (done: number) => void;
}

/**
 * Sends what differs of a file, and ends the run. Where it goes on from is the server's word: a run that was resumed repeats the
 * last push that was accepted, whose answer may have been lost, and the pushes that may be on their way.
 *
 * @throws {Interrupted} between two pushes.
 */
export async function runSync(
  server: SyncServer,
  run: SyncRun,
  settings: SyncSettings,
  file: SurveyedFile,
  checkpoint: Checkpoint<object>,
  hooks: SyncHooks,
): Promise<SyncRun> {
  if (run.status === 'RUNNING') {
    const comparison = (await checkpoint.loadComparison()) ?? (await compare(server, settings, file));
    await checkpoint.saveComparison(comparison);
    hooks.onCompared?.(comparison);
    await new Sender(server, run, settings, file, checkpoint, comparison, hooks).sendAll();
    if (!(await isUnchanged(file.file))) {
      await server.abort(run.id);
      throw new CommandError(
        EXIT.conflict,
        `文件在同步期间被改动，已中止 (the file was changed meanwhile): ${file.file.path}`,
      );
    }
  }
  return server.finish(run.id, endingOf(settings, file));
}

/** A record nothing tells the entry of may be any entry: then none is retired. */
function endingOf({ maxRetirePercent, allowRetire }: SyncSettings, { counts }: SurveyedFile): RunEnding {
  const deletePolicy = counts.unidentified > 0 ? 'NONE' : 'RETIRE';
  return { totalSeen: counts.read, deletePolicy, maxRetirePercent, allowRetire };
}

class Sender {
  readonly #server: SyncServer;
  readonly #run: SyncRun;
  readonly #settings: SyncSettings;
  readonly #file: SurveyedFile;
  readonly #checkpoint: Checkpoint<object>;
  readonly #comparison: Comparison;
  readonly #hooks: SyncHooks;
  /** Pushes an earlier process noted: what is repeated must end where it ended. */
  readonly #noted: ReadonlyMap<number, JournalEntry>;
  #sequence: number;
  /** While a push is on its way the next one is made. */
  #inFlight: Promise<void> = Promise.resolve();

  constructor(
    server: SyncServer,
    run: SyncRun,
    settings: SyncSettings,
    file: SurveyedFile,
    checkpoint: Checkpoint<object>,
    comparison: Comparison,
    hooks: SyncHooks,
  ) {
    this.#server = server;
    this.#run = run;
    this.#settings = settings;
    this.#file = file;
    this.#checkpoint = checkpoint;
    this.#comparison = comparison;
    this.#hooks = hooks;
    this.#noted = new Map(checkpoint.pushes);
    this.#sequence = Math.max(1, run.acceptedSequence);
  }

  async sendAll(): Promise<void> {
    const bucketPushes = bucketBatches(this.#comparison);
    await this.#send(bucketPushes.slice(this.#sequence - 1));
    if (!this.#comparison.isWhole && this.#passOf(this.#sequence) !== 'unknown') {
      await this.#send(recordBatches(this.#file, this.#comparison, this.#beganAt('records'), this.#limits('records')));
    }
    const { unknown } = this.#checkpoint;
    if (unknown.size > 0) {
      await this.#send(unknownBatches(this.#file, unknown, this.#beganAt('unknown'), this.#limits('unknown')));
    }
  }

  #passOf(sequence: number): JournalEntry['pass'] | null {
    return this.#checkpoint.pushes.get(sequence)?.pass ?? null;
  }

  /** Records of a pass that went with the pushes before this one. */
  #beganAt(pass: JournalEntry['pass']): number {
    const before = this.#checkpoint.pushes.get(this.#sequence - 1);
    return before?.pass === pass ? before.done : 0;
  }

  #limits(pass: JournalEntry['pass']): BatchLimits {
    const first = this.#sequence;
    const endsAt = (index: number) => {
      const noted = this.#noted.get(first + index);
      return noted?.pass === pass ? noted.done : null;
    };
    return { batchSize: this.#settings.batchSize, endsAt };
  }

  async #send(batches: Iterable<Batch> | AsyncIterable<Batch>): Promise<void> {
    for await (const batch of batches) {
      await this.#inFlight;
      if (this.#hooks.isInterrupted()) throw new Interrupted();
      this.#checkpoint.notePush(this.#sequence, batch);
      this.#inFlight = this.#push(this.#sequence, batch);
      // It is awaited before the next one; until then its failure is nobody's yet.
      this.#inFlight.catch(() => {});
      this.#sequence += 1;
    }
    await this.#inFlight;
  }

  async #push(sequence: number, { push, pass, done }: Batch): Promise<void> {
    const { source, concurrency } = this.#settings;
    const answer = await this.#server.push(this.#run.id, sequence, push);
    this.#checkpoint.noteUnknown(answer.unknownSeen);
    if (answer.refusedBuckets.length > 0) {
      for (const prefix of answer.refusedBuckets) this.#comparison.unmark(prefix);
      await fetchHashes(this.#server, source, answer.refusedBuckets, this.#comparison, concurrency);
      await this.#checkpoint.saveComparison(this.#comparison);
    }
    this.#hooks.onAnswer?.(answer);
    if (pass === 'records') this.#hooks.onProgress?.(done);
  }
}
