import { type EntityManager, In, LessThan, MoreThan } from 'typeorm';
import { runSql, sql } from '../../shared/database/sql.js';
import { CatalogRejectionEntity, CatalogRetirementEntity } from './catalog-report.entity.js';
import { CatalogRunEntity } from './catalog-run.entity.js';
import { CatalogSourceEntity } from './catalog-source.entity.js';
import { readRunId } from './run-state.js';

export class CatalogRunRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  findByIds(ids: readonly string[]): Promise<CatalogRunEntity[]> {
    return this.#reader.findBy(CatalogRunEntity, { id: In(ids.map(readRunId)) });
  }

  /** The newest first. */
  findRuns(source: string | null, before: number | null, limit: number): Promise<CatalogRunEntity[]> {
    const where = { ...(source !== null && { source }), ...(before !== null && { id: LessThan(before) }) };
    return this.#reader.find(CatalogRunEntity, { where, order: { id: 'DESC' }, take: limit });
  }

  /** How often the entries of a source, or of all, were changed, and when they last were. */
  async findVersion(source: string | null): Promise<{ writes: number; changedAt: string | null }> {
    const [row] = await runSql<{ writes: number | string | null; changedAt: string | null }>(
      this.#reader,
      sql`SELECT SUM(writes) AS writes, MAX(changed_at) AS "changedAt" FROM ${CatalogSourceEntity}
          ${source === null ? sql`` : sql`WHERE source = ${source}`}`,
    );
    return { writes: Number(row?.writes ?? 0), changedAt: row?.changedAt ?? null };
  }

  findRetirements(runId: number, after: number, limit: number): Promise<CatalogRetirementEntity[]> {
    const where = { runId, resourceId: MoreThan(after) };
    return this.#reader.find(CatalogRetirementEntity, { where, order: { resourceId: 'ASC' }, take: limit });
  }

  /** In the order they were pushed. */
  async findRejections(
    runId: number,
    after: { sequence: number; position: number },
    limit: number,
  ): Promise<CatalogRejectionEntity[]> {
    const rows = await runSql<CatalogRejectionEntity & { errors: string }>(
      this.#reader,
      sql`SELECT sequence, position, line, external_id AS "externalId", outcome, errors FROM ${CatalogRejectionEntity}
          WHERE run_id = ${runId} AND (sequence, position) > (${after.sequence}, ${after.position})
          ORDER BY sequence, position LIMIT ${limit}`,
    );
    return rows.map((row) => ({ ...row, runId, errors: JSON.parse(row.errors) }));
  }
}
