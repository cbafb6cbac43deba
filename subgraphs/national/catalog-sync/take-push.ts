import type { EntityManager } from 'typeorm';
import type { Actor } from '../../shared/audit/actor.js';
import { insertMany } from '../../shared/database/insert-many.js';
import { inTurns, letOthersIn } from '../../shared/database/let-others-in.js';
import { BucketChanges } from '../catalog-bucket/change-buckets.js';
import { readMinistryIds } from '../ministry/ministry.repository.js';
import { readKnown, readResources } from '../national-resource/read-known.js';
import { type KnownId, writeChanges } from '../national-resource/resource-writer.js';
import { type Agreement, agree } from './agree.js';
import type { CatalogRunEntity } from './catalog-run.entity.js';
import { CatalogSeenEntity } from './catalog-seen.entity.js';
import { CatalogItemOutcome, CatalogSyncMode } from './catalog-sync.enums.js';
import { type Decision, decide } from './decide.js';
import type { Push, PushedItem } from './push.js';
import { markBuckets, readSeen } from './seen-entries.js';
import type { PushAnswer } from './stored-answer.js';

const DECIDED_AT_ONCE = 250;

/** What a push adds to the counts of its run. */
export interface PushCounts {
  read: number;
  marked: number;
  created: number;
  updated: number;
  unchanged: number;
  restored: number;
  rejected: number;
  conflicts: number;
}

/** Takes a push: decides on every item, writes what changed, notes what was seen. Under the lock of the source. */
export async function takePush(
  manager: EntityManager,
  run: CatalogRunEntity,
  push: Push,
  actor: Actor,
): Promise<{ answer: PushAnswer; counts: PushCounts }> {
  const ids = new Set(push.seen);
  for (const { externalId } of push.items) if (externalId) ids.add(externalId);
  const known = await readKnown(manager, run.source, [...ids]);
  await letOthersIn();
  const seenBefore = await readSeen(manager, run, [...ids]);
  for (const [id, { runId }] of known) if (runId === run.id) seenBefore.add(id);

  const decisions = await decideAll(manager, run, push, known, seenBefore);
  const sight = new Sight(run, known, seenBefore);
  for (const decision of decisions) sight.ofItem(decision);
  const unknownSeen = push.seen.filter((id) => !known.get(id)?.active);
  let unchanged = 0;
  for (const id of push.seen) if (known.get(id)?.active && sight.ofUnchanged(id)) unchanged++;

  if (run.dryRun) {
    await sight.buckets.write(manager, run.source, run.id);
  } else {
    await agree(manager, run.source, agreedIn(decisions, known), sight.buckets);
    const author = { source: run.source, runId: run.id, subject: actor.subject, at: actor.at };
    const changes = decisions.flatMap(({ change }) => (change ? [change] : []));
    await writeChanges(manager, author, changes, await readMinistryIds(manager), sight.buckets);
  }
  await insertMany(
    manager,
    CatalogSeenEntity,
    sight.toNote.map((externalId) => ({ runId: run.id, externalId })),
  );
  const { marked, refused } = await markBuckets(manager, run, push.seenBuckets);

  const answer = { results: decisions.map(toResult), unknownSeen, refusedBuckets: refused };
  return { answer, counts: countsOf(decisions, unchanged, marked) };
}

async function decideAll(
  manager: EntityManager,
  run: CatalogRunEntity,
  { items }: Push,
  known: ReadonlyMap<string, KnownId>,
  seenBefore: ReadonlySet<string>,
): Promise<Decision[]> {
  const changed = items.flatMap(({ externalId, item, hash }) => {
    const before = item && externalId !== null && !seenBefore.has(externalId) ? known.get(externalId) : undefined;
    return before && !(before.active && before.sourceHash === hash) ? [before.resourceId] : [];
  });
  const rows = await readResources(manager, changed);
  const decideOne = (pushed: PushedItem) => {
    const before = (pushed.externalId && known.get(pushed.externalId)) || null;
    return decide(pushed, {
      known: before,
      row: (before && rows.get(before.resourceId)) ?? null,
      isSeen: pushed.externalId !== null && seenBefore.has(pushed.externalId),
      onConflict: run.onConflict,
    });
  };
  const decisions: Decision[] = [];
  for await (const some of inTurns(items, DECIDED_AT_ONCE)) decisions.push(...some.map(decideOne));
  return decisions;
}

const agreedIn = (decisions: readonly Decision[], known: ReadonlyMap<string, KnownId>): Agreement[] =>
  decisions.flatMap(({ pushed: { externalId, hash }, isAgreement }) => {
    const before = isAgreement && externalId !== null ? known.get(externalId) : undefined;
    return before && externalId !== null ? [{ externalId, known: before, hash }] : [];
  });

/** Keeps count of the entries a run sees, each once: for a full run to know at its end what it did not see. */
class Sight {
  readonly buckets = new BucketChanges();
  /** Seen without being written. */
  readonly toNote: string[] = [];
  readonly #run: CatalogRunEntity;
  readonly #known: ReadonlyMap<string, KnownId>;
  readonly #seen: Set<string>;

  constructor(run: CatalogRunEntity, known: ReadonlyMap<string, KnownId>, seenBefore: ReadonlySet<string>) {
    this.#run = run;
    this.#known = known;
    this.#seen = new Set(seenBefore);
  }

  ofItem({ pushed: { externalId }, change }: Decision): void {
    if (externalId === null || this.#seen.has(externalId)) return;
    this.#seen.add(externalId);
    const isWritten = change !== null && !this.#run.dryRun;
    const isActive = isWritten || this.#known.get(externalId)?.active === true;
    this.#note(externalId, isWritten, isActive);
  }

  /** Whether it was not seen before. */
  ofUnchanged(externalId: string): boolean {
    if (this.#seen.has(externalId)) return false;
    this.#seen.add(externalId);
    this.#note(externalId, false, true);
    return true;
  }

  #note(externalId: string, isWritten: boolean, isActive: boolean): void {
    const isFull = this.#run.mode === CatalogSyncMode.FULL;
    if (isFull && isActive) this.buckets.see(externalId);
    // A delta has nothing to find out at its end; a dry run still must not take an entry twice.
    if (!isWritten && (isFull || this.#run.dryRun)) this.toNote.push(externalId);
  }
}

const toResult = ({ pushed: { externalId, line, errors }, outcome, change }: Decision) => ({
  externalId,
  line,
  outcome,
  changes: change?.fields ?? [],
  errors,
});

function countsOf(decisions: readonly Decision[], seen: number, marked: number): PushCounts {
  const of = (outcome: CatalogItemOutcome) => decisions.filter((decision) => decision.outcome === outcome).length;
  return {
    read: decisions.length + seen + marked,
    marked,
    created: of(CatalogItemOutcome.CREATED),
    updated: of(CatalogItemOutcome.UPDATED),
    unchanged: of(CatalogItemOutcome.UNCHANGED) + seen + marked,
    restored: of(CatalogItemOutcome.RESTORED),
    rejected: of(CatalogItemOutcome.REJECTED),
    conflicts: of(CatalogItemOutcome.CONFLICT),
  };
}
