import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { alignByKey, groupByKey } from '../align-by-key.js';
import { selectRows } from '../database/select-rows.js';
import { anyOf, sql } from '../database/sql.js';
import type { Reading, SealedRows } from './sealed-rows.js';
import { SectionEntity } from './section.entity.js';

type Snapshots = readonly string[];
type OfSnapshot = { snapshot: string };

const snapshotOf = ({ snapshot }: OfSnapshot) => snapshot;

/** What one request reads of a section, by snapshot: one query per tick for each kind of rows, and none for what is kept. */
export class SectionReader {
  /** How far a section is; `null` where nothing was put yet. */
  readonly states: DataLoader<string, SectionEntity | null>;
  readonly #sealed: SealedRows | null;

  /** @param sealed  Keeps what is sealed for later requests; null to read everything for each. */
  constructor(reader: EntityManager, sealed: SealedRows | null) {
    this.#sealed = sealed;
    this.states = this.#loader('SectionState', async (snapshots) => {
      const rows = await selectRows(reader, SectionEntity, sql`WHERE snapshot ${anyOf(snapshots)}`);
      const states = alignByKey(snapshots, rows, snapshotOf);
      return states.map((state) => ({ rows: state, isSealed: state?.sealed === true }));
    });
  }

  /** A loader of the rows of each snapshot, in the order they are found. */
  rows<Row extends OfSnapshot>(
    name: string,
    find: (snapshots: Snapshots) => Promise<Row[]>,
  ): DataLoader<string, Row[]> {
    return this.loader(name, async (snapshots) => groupByKey(snapshots, await find(snapshots), snapshotOf));
  }

  /** A loader of the one row of each snapshot; `null` where it has none. */
  row<Row extends OfSnapshot>(
    name: string,
    find: (snapshots: Snapshots) => Promise<Row[]>,
  ): DataLoader<string, Row | null> {
    return this.loader(name, async (snapshots) => alignByKey(snapshots, await find(snapshots), snapshotOf));
  }

  /**
   * A loader of rows of the section.
   *
   * @param name  Of these rows and no others.
   * @param read  Reads what was put, and nothing that is looked up for it: only what was put is sealed.
   */
  loader<Rows>(name: string, read: (snapshots: Snapshots) => Promise<Rows[]>): DataLoader<string, Rows> {
    return this.#loader(name, async (snapshots) => {
      // Before the rows: those of a section that is sealed by now are what was sealed. Read first, they may be what it held before.
      const areSealed = await Promise.all(snapshots.map((snapshot) => this.#isSealed(snapshot)));
      const rows = await read(snapshots);
      return rows.map((each, index) => ({ rows: each, isSealed: areSealed[index] === true }));
    });
  }

  #loader<Rows>(name: string, read: (snapshots: Snapshots) => Promise<Reading<Rows>[]>): DataLoader<string, Rows> {
    const sealed = this.#sealed;
    const recall = sealed
      ? (snapshots: Snapshots) => sealed.recall(name, snapshots, read)
      : async (snapshots: Snapshots) => (await read(snapshots)).map(({ rows }) => rows);
    return new DataLoader<string, Rows>(recall, { name });
  }

  /** Asked only where it makes a difference. */
  async #isSealed(snapshot: string): Promise<boolean> {
    return this.#sealed !== null && (await this.states.load(snapshot))?.sealed === true;
  }
}
