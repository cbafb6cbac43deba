import type { QueryRunner } from 'typeorm';
import { createTable, integer, key, text, volumeColumns } from '../database/columns.js';

/** The tables behind `VolumeRankEntity` and `LeadersEntity`, for the first migration of the subgraphs that rank. */
export async function createRankingTables(queryRunner: QueryRunner): Promise<void> {
  await createTable(queryRunner, 'leaders', [text('snapshot', key), text('service'), text('usage')]);
  await createTable(
    queryRunner,
    'volume_rank',
    [
      text('snapshot', key),
      text('side', key),
      integer('position', key),
      integer('rank'),
      text('name'),
      ...volumeColumns(),
    ],
    [{ name: 'volume_rank_name', columnNames: ['name', 'snapshot'] }],
  );
}
