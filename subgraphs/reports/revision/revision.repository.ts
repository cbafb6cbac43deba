import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { selectRows } from '../../shared/database/select-rows.js';
import { anyOf, sql } from '../../shared/database/sql.js';
import type { YearMonth } from '../../shared/graphql/scalars.js';
import type { Snapshot } from '../../shared/snapshot/snapshot.js';
import { PublicationEntity } from './publication.entity.js';
import { RevisionEntity } from './revision.entity.js';

/** Published months to list: newest first. */
export interface MonthRange {
  from: YearMonth | null;
  to: YearMonth | null;
  /** Only months before this one. */
  before: YearMonth | null;
}

export class RevisionRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  findRevisions(snapshots: readonly Snapshot[]): Promise<RevisionEntity[]> {
    const where: FindOptionsWhere<RevisionEntity>[] = snapshots.map(({ month, revision }) => ({ month, revision }));
    return this.#reader.find(RevisionEntity, { where });
  }

  findOfMonths(months: readonly YearMonth[]): Promise<RevisionEntity[]> {
    return this.#reader.find(RevisionEntity, {
      where: { month: In([...months]) },
      order: { month: 'ASC', revision: 'ASC' },
    });
  }

  /** The published revisions of some months, in one statement. */
  findPublished(months: readonly YearMonth[]): Promise<RevisionEntity[]> {
    const rest = sql`
      JOIN ${PublicationEntity} publication ON publication.month = entity.month AND publication.revision = entity.revision
      WHERE entity.month ${anyOf(months)}`;
    return selectRows(this.#reader, RevisionEntity, rest);
  }

  /** The published revisions of a range, newest first. */
  findPublishedIn({ from, to, before }: MonthRange, limit: number): Promise<RevisionEntity[]> {
    const query = this.#published();
    if (from) query.andWhere('revision.month >= :from', { from });
    if (to) query.andWhere('revision.month <= :to', { to });
    if (before) query.andWhere('revision.month < :before', { before });
    return query.orderBy('revision.month', 'DESC').limit(limit).getMany();
  }

  countPublishedIn({ from, to }: Omit<MonthRange, 'before'>): Promise<number> {
    const query = this.#reader.createQueryBuilder(PublicationEntity, 'publication');
    if (from) query.andWhere('publication.month >= :from', { from });
    if (to) query.andWhere('publication.month <= :to', { to });
    return query.getCount();
  }

  #published() {
    return this.#reader
      .createQueryBuilder(RevisionEntity, 'revision')
      .innerJoin(
        PublicationEntity,
        'publication',
        'publication.month = revision.month AND publication.revision = revision.revision',
      );
  }
}
