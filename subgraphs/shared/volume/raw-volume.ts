import type { SelectQueryBuilder } from 'typeorm';
import type { Unit } from '../../../issue/unit.js';
import type { VolumeColumns } from './volume.columns.js';

/** The columns of a volume as the drivers give them: PostgreSQL's gives `bigint` as text, SQLite's has no booleans. */
export interface RawVolume {
  times: number | string;
  reported_text: string;
  reported_unit: Unit;
  rounding_step: number | string;
  approximate: boolean | number;
  line: number | null;
}

/**
 * Adds the columns of a volume to a query whose rows are read raw: a series reads thousands, and making entities of them costs
 * many times what the statement does.
 */
export function selectVolume<Row extends { volume: VolumeColumns }>(
  query: SelectQueryBuilder<Row>,
): SelectQueryBuilder<Row> {
  const { alias } = query;
  return query
    .addSelect(`${alias}.volume.times`, 'times')
    .addSelect(`${alias}.volume.reportedText`, 'reported_text')
    .addSelect(`${alias}.volume.reportedUnit`, 'reported_unit')
    .addSelect(`${alias}.volume.roundingStep`, 'rounding_step')
    .addSelect(`${alias}.volume.approximate`, 'approximate')
    .addSelect(`${alias}.volume.line`, 'line');
}

export const toVolumeColumns = (raw: RawVolume): VolumeColumns => ({
  times: Number(raw.times),
  reportedText: raw.reported_text,
  reportedUnit: raw.reported_unit,
  roundingStep: Number(raw.rounding_step),
  approximate: Boolean(raw.approximate),
  line: raw.line,
});
