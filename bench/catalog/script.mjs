import { BUCKET_DEPTH, BucketDigests, bucketOf } from '../../dist/catalog/bucket-digest.js';
import { contentHash } from '../../dist/catalog/content-hash.js';
import { MAX_PUSH } from '../../dist/catalog/limits.js';
import {
  CatalogDigestsDocument,
  CatalogHashesDocument,
  FinishSyncDocument,
  PushItemsDocument,
  StartSyncDocument,
} from '../../dist/operations/generated/graphql.js';

/** As many as the command line sends if it is not told otherwise. */
const MAX_ITEMS = 500;
/** In an answer; and prefixes are at most 4,096. */
const MAX_BUCKETS = 4_096;
/** The gateway takes bodies of up to 1 MiB; the command line keeps well below. */
const MAX_BYTES = 700_000;

/** A sync script as small as can be: no file, no retries; what is measured is the server and the protocol. */
export class Script {
  #server;
  #run;
  #sequence = 1;

  constructor(server) {
    this.#server = server;
  }

  async start(input) {
    const { startCatalogSync } = await this.#server.execute(StartSyncDocument, { input });
    if (!startCatalogSync.run) throw new Error(JSON.stringify(startCatalogSync.userErrors));
    this.#run = startCatalogSync.run;
    this.#sequence = 1;
  }

  async push(content) {
    const input = { runId: this.#run.id, sequence: this.#sequence, items: [], ...content };
    const { pushCatalogItems: answer } = await this.#server.execute(PushItemsDocument, { input });
    if (answer.userErrors.length > 0) throw new Error(JSON.stringify(answer.userErrors));
    this.#sequence = answer.nextSequence;
    return answer;
  }

  /** Items in pushes, each made ready while the one before is in work, as the command line does. */
  async pushAll(items, maxItems = MAX_ITEMS) {
    let batch = [];
    let bytes = 0;
    let inFlight = null;
    const send = async () => {
      await inFlight;
      inFlight = this.push({ items: batch });
      inFlight.catch(() => {});
      batch = [];
      bytes = 0;
    };
    for (const item of items) {
      const size = Buffer.byteLength(JSON.stringify(item));
      if (batch.length === maxItems || bytes + size > MAX_BYTES) await send();
      batch.push(item);
      bytes += size;
    }
    if (batch.length > 0) await send();
    await inFlight;
  }

  async finish(totalSeen) {
    const input = { runId: this.#run.id, totalSeen };
    const { finishCatalogSync } = await this.#server.execute(FinishSyncDocument, { input });
    if (!finishCatalogSync.run) throw new Error(JSON.stringify(finishCatalogSync.userErrors));
    return finishCatalogSync.run;
  }

  /** A full run that sends only what differs. `entries` are [externalId, contentHash], `itemOf` gives an item by its place. */
  async compareAndPush(source, entries, itemOf) {
    const ours = new BucketDigests();
    const byBucket = new Map();
    for (const [place, [externalId, hash]] of entries.entries()) {
      ours.add(externalId, hash);
      const bucket = bucketOf(externalId);
      const places = byBucket.get(bucket);
      if (places) places.push(place);
      else byBucket.set(bucket, [place]);
    }
    const { equal, different } = await this.#compare(source, ours);
    const theirs = new Map();
    for (let at = 0; at < different.length; at += 500) {
      const prefixes = different.slice(at, at + 500);
      let after = null;
      do {
        const { catalogHashes: page } = await this.#server.execute(CatalogHashesDocument, { source, prefixes, after });
        for (const { externalId, contentHash: hash } of page.hashes) theirs.set(externalId, hash);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
    }
    const seen = [];
    const changed = [];
    for (const bucket of different) {
      for (const place of byBucket.get(bucket) ?? []) {
        const [externalId, hash] = entries[place];
        if (theirs.get(externalId) === hash) seen.push(externalId);
        else changed.push(itemOf(place));
      }
    }
    await this.pushAll(changed);
    for (let at = 0; at < seen.length; at += MAX_PUSH.seen)
      await this.push({ seen: seen.slice(at, at + MAX_PUSH.seen) });
    for (let at = 0; at < equal.length; at += MAX_PUSH.seenBuckets) {
      const { refusedBuckets } = await this.push({ seenBuckets: equal.slice(at, at + MAX_PUSH.seenBuckets) });
      if (refusedBuckets.length > 0) throw new Error(`refused: ${refusedBuckets.slice(0, 3)}`);
    }
    return { changed: changed.length, seen: seen.length, equalBuckets: equal.length };
  }

  /** From the whole down to the smallest buckets, only where there is a difference. */
  async #compare(source, ours) {
    const equal = [];
    let open = [''];
    for (const depth of [0, 2, 1, 1]) {
      const next = [];
      const found = new Map();
      const below = new Map();
      const atOnce = MAX_BUCKETS / 16 ** depth;
      for (let at = 0; at < open.length; at += atOnce) {
        const prefixes = open.slice(at, at + atOnce);
        const { catalogDigests } = await this.#server.execute(CatalogDigestsDocument, { source, prefixes, depth });
        for (const bucket of catalogDigests) {
          found.set(bucket.prefix, bucket);
          const parent = bucket.prefix.slice(0, bucket.prefix.length - depth);
          const names = below.get(parent);
          if (names) names.push(bucket.prefix);
          else below.set(parent, [bucket.prefix]);
        }
      }
      for (const prefix of open) {
        const mine = new Map(ours.below(prefix, depth).map((bucket) => [bucket.prefix, bucket]));
        const names = new Set([...mine.keys(), ...(below.get(prefix) ?? [])]);
        for (const name of names) {
          const our = mine.get(name);
          const their = found.get(name);
          if (our && their && our.count === their.count && our.digest === their.digest) equal.push(our);
          else next.push(name);
        }
      }
      open = next;
      if (open.length === 0) break;
    }
    return { equal, different: open.filter((name) => name.length === BUCKET_DEPTH) };
  }
}

/** External id and content hash of each, in order. */
export const hashed = (items) => Array.from(items, (item) => [item.externalId, contentHash(item)]);
