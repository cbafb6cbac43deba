import type { Caller } from '../../shared/auth/caller.js';
import { ReportError } from '../../shared/errors.js';
import type { YearMonth } from '../../shared/graphql/scalars.js';
import type { Snapshot } from '../../shared/snapshot/snapshot.js';
import type { RevisionEntity } from '../revision/revision.entity.js';
import type {
  createPublishedLoader,
  createRevisionLoader,
  createRevisionsOfMonthLoader,
} from '../revision/revision.loader.js';

interface RevisionLoaders {
  revision: ReturnType<typeof createRevisionLoader>;
  published: ReturnType<typeof createPublishedLoader>;
  revisionsOf: ReturnType<typeof createRevisionsOfMonthLoader>;
}

/** The one way from a key to a revision: what the caller may not see is not found, on every path. */
export class ReportAccess {
  readonly #loaders: RevisionLoaders;
  readonly #caller: Caller | null;

  constructor(loaders: RevisionLoaders, caller: Caller | null) {
    this.#loaders = loaders;
    this.#caller = caller;
  }

  /** The revision, or null if the caller may not see it, or there is none. */
  async find(snapshot: Snapshot): Promise<RevisionEntity | null> {
    const row = await this.#loaders.revision.load(snapshot);
    return row && this.#maySee(row) ? row : null;
  }

  /** Every revision of a month the caller may see, the first one first. */
  async findAllOf(month: YearMonth): Promise<RevisionEntity[]> {
    return (await this.#loaders.revisionsOf.load(month)).filter((row) => this.#maySee(row));
  }

  /** The published revision of a month, or null. */
  findPublished(month: YearMonth): Promise<RevisionEntity | null> {
    return this.#loaders.published.load(month);
  }

  /**
   * The revision a client asked for by name.
   *
   * @param revision  The published one if null.
   * @throws {ReportError} NOT_PUBLISHED if there is none the caller may see.
   */
  async get(month: YearMonth, revision: number | null): Promise<RevisionEntity> {
    const row = revision === null ? await this.findPublished(month) : await this.find({ month, revision });
    if (row) return row;
    const which = revision === null ? month : `${month}, revision ${revision}`;
    throw new ReportError('NOT_PUBLISHED', `Expected a published report, found none of ${which}.`);
  }

  #maySee({ status }: RevisionEntity): boolean {
    return status === 'PUBLISHED' || this.#caller?.scopes.has('report:draft') === true;
  }
}
