import type { EntityManager } from 'typeorm';
import type { YearMonth } from '../../shared/graphql/scalars.js';
import type { Snapshot } from '../../shared/snapshot/snapshot.js';
import { PublicationEntity } from '../revision/publication.entity.js';

export class SeriesRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  /**
   * What is published of every month up to one, by month: one statement, so it is the state of one moment. Two short columns, not
   * the revisions: those carry what their check found.
   *
   * @param to  Of all months if null.
   */
  findPublished(to: YearMonth | null): Promise<Snapshot[]> {
    const query = this.#reader
      .createQueryBuilder(PublicationEntity, 'publication')
      .select('publication.month', 'month')
      .addSelect('publication.revision', 'revision')
      .orderBy('publication.month', 'ASC');
    if (to) query.where('publication.month <= :to', { to });
    return query.getRawMany<Snapshot>();
  }
}
