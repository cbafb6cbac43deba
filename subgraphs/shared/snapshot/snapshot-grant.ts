import type { Caller } from '../auth/caller.js';
import { ReportError } from '../errors.js';
import type { SeriesSnapshots } from '../series/series-snapshots.js';
import type { Signer } from './signer.js';
import type { Snapshot } from './snapshot.js';

const PURPOSE = 'snapshot-grant';
const SERIES_PURPOSE = 'series-grant';

export type SnapshotState = 'draft' | 'published';

interface GrantPayload extends Snapshot {
  state: SnapshotState;
}

/**
 * Word from `reports`, the only subgraph that knows what is published, that a snapshot may be read.
 *
 * The other subgraphs answer for no snapshot without it, so a draft stays invisible on every path that leads to them.
 * A grant for a draft is worth something only to callers with `report:draft`, and is their token for changing it.
 */
export class SnapshotGrants {
  readonly #signer: Signer;

  constructor(signer: Signer) {
    this.#signer = signer;
  }

  issue({ month, revision }: Snapshot, state: SnapshotState): string {
    return this.#signer.sign(PURPOSE, { month, revision, state } satisfies GrantPayload);
  }

  /** Whether the grant lets this caller read the snapshot it is shown for. */
  allowsReading({ month, revision }: Snapshot, grant: string, caller: Caller | null): boolean {
    const payload = this.#read(grant);
    if (payload?.month !== month || payload.revision !== revision) return false;
    return payload.state === 'published' || caller?.scopes.has('report:draft') === true;
  }

  /**
   * The draft a token lets its bearer change.
   *
   * @throws {ReportError} NOT_A_DRAFT if it is no token, or one for a snapshot that was published already.
   */
  draftOf(draftToken: string): Snapshot {
    const payload = this.#read(draftToken);
    if (payload?.state !== 'draft') {
      throw new ReportError('NOT_A_DRAFT', 'Expected the draftToken that openRevision gave, found another text.');
    }
    return { month: payload.month, revision: payload.revision };
  }

  /** A grant for all snapshots of a series at once; it is the key of the series as well. */
  issueSeries({ range, against }: SeriesSnapshots): string {
    return this.#signer.sign(SERIES_PURPOSE, { range, against } satisfies SeriesSnapshots);
  }

  /** The snapshots a key of a series lists; null if it is none, whatever was sent in its place. */
  seriesOf(key: unknown): SeriesSnapshots | null {
    return typeof key === 'string' ? (this.#signer.verify(SERIES_PURPOSE, key) as SeriesSnapshots | null) : null;
  }

  #read(grant: string): GrantPayload | null {
    return this.#signer.verify(PURPOSE, grant) as GrantPayload | null;
  }
}
