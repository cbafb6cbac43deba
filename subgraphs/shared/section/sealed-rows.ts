import { LRUCache } from 'lru-cache';

const MIB = 1024 * 1024;
/** What rows take in memory, by their JSON: measured on 240 months, whose rows and texts take as much as this says. */
const BYTES_A_CHARACTER = 2;
/** What it takes to remember a snapshot that prints nothing. */
const BYTES_EACH = 200;

/** What was read of one snapshot, and whether it is so for good. */
export interface Reading<Rows = unknown> {
  readonly rows: Rows;
  readonly isSealed: boolean;
}

/**
 * Rows of sealed sections, for all requests to one database. They never change, so none is ever too old; where there is no more
 * room, those go that were not asked for the longest.
 */
export class SealedRows {
  readonly #kept: LRUCache<string, Reading>;

  /** @param maxMib  More than 0. */
  constructor(maxMib: number) {
    this.#kept = new LRUCache({ maxSize: maxMib * MIB });
  }

  /**
   * Rows of one kind by snapshot, those that are not kept as `read` finds them. What is kept is the same object for everybody, so
   * nobody can change it.
   */
  async recall<Rows>(
    kind: string,
    snapshots: readonly string[],
    read: (missing: readonly string[]) => Promise<Reading<Rows>[]>,
  ): Promise<Rows[]> {
    const kept = snapshots.map((snapshot) => this.#kept.get(`${kind}/${snapshot}`) as Reading<Rows> | undefined);
    const missing = snapshots.filter((_, index) => !kept[index]);
    const found = missing.length > 0 ? await read(missing) : [];
    for (const [index, snapshot] of missing.entries()) {
      const reading = found[index];
      if (reading?.isSealed) this.#kept.set(`${kind}/${snapshot}`, freeze(reading), { size: sizeOf(reading) });
    }
    const rest = found.values();
    return kept.map((reading) => (reading ?? (rest.next().value as Reading<Rows>)).rows);
  }
}

const sizeOf = ({ rows }: Reading) => BYTES_EACH + BYTES_A_CHARACTER * JSON.stringify(rows).length;

function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
