import { BucketDigests } from '../../catalog/bucket-digest.js';
import type { CatalogItem } from '../../catalog/catalog-item.js';
import { contentHash } from '../../catalog/content-hash.js';

interface ModelEntry {
  item: CatalogItem;
  active: boolean;
  version: number;
}

/** What the catalog of one source must be, told in the plainest way: a map and a few rules. Knows nothing of batches. */
export class CatalogModel {
  readonly #entries = new Map<string, ModelEntry>();

  /** A run over items with ids that are all different. Bad items are those without a title. */
  sync(given: readonly CatalogItem[], { isFull = true, isDry = false } = {}) {
    const counts = { read: given.length, created: 0, updated: 0, unchanged: 0, restored: 0, retired: 0, rejected: 0 };
    const outcomes = given.map((item) => {
      const outcome = this.#outcomeOf(item);
      counts[outcome.toLowerCase() as keyof typeof counts]++;
      if (!isDry && outcome !== 'UNCHANGED' && outcome !== 'REJECTED') {
        const version = (this.#entries.get(item.externalId)?.version ?? 0) + 1;
        this.#entries.set(item.externalId, { item, active: true, version });
      }
      return outcome;
    });
    const seen = new Set(given.map(({ externalId }) => externalId));
    for (const [externalId, entry] of isFull ? this.#entries : []) {
      if (!entry.active || seen.has(externalId)) continue;
      counts.retired++;
      if (!isDry) this.#entries.set(externalId, { ...entry, active: false, version: entry.version + 1 });
    }
    return { counts: { ...counts, conflicts: 0 }, outcomes };
  }

  isUnchanged(item: CatalogItem): boolean {
    return this.#outcomeOf(item) === 'UNCHANGED';
  }

  /** Id, status and version of every entry there ever was. */
  state() {
    return [...this.#entries]
      .map(([externalId, { item, active, version }]) => ({
        externalId,
        title: item.title,
        status: active ? 'ACTIVE' : 'RETIRED',
        version,
      }))
      .sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  }

  digests(): BucketDigests {
    const digests = new BucketDigests();
    for (const [externalId, { item, active }] of this.#entries) if (active) digests.add(externalId, contentHash(item));
    return digests;
  }

  #outcomeOf(item: CatalogItem) {
    if (item.title === '') return 'REJECTED';
    const entry = this.#entries.get(item.externalId);
    if (!entry) return 'CREATED';
    if (!entry.active) return 'RESTORED';
    return contentHash(entry.item) === contentHash(item) ? 'UNCHANGED' : 'UPDATED';
  }
}
