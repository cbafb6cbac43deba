import { type QueryRunner, Table, type TableColumnOptions, type TableIndexOptions } from 'typeorm';

/*
 * Migrations are written once for both databases. These say what a column is in terms both have: months, dates and instants
 * are ISO 8601 text, which sorts the same way on both.
 */

type Extra = Partial<TableColumnOptions>;

export const text = (name: string, extra: Extra = {}): TableColumnOptions => ({ name, type: 'text', ...extra });
export const integer = (name: string, extra: Extra = {}): TableColumnOptions => ({ name, type: 'integer', ...extra });
export const bigint = (name: string, extra: Extra = {}): TableColumnOptions => ({ name, type: 'bigint', ...extra });
export const boolean = (name: string, extra: Extra = {}): TableColumnOptions => ({ name, type: 'boolean', ...extra });

export const key = { isPrimary: true } as const;
export const nullable = { isNullable: true } as const;
/** Counted up by the database. */
export const generated = { isPrimary: true, isGenerated: true, generationStrategy: 'increment' } as const;

/** The columns of `VolumeColumns`. */
export const volumeColumns = (): TableColumnOptions[] => [
  bigint('times'),
  text('reported_text'),
  text('reported_unit'),
  bigint('rounding_step'),
  boolean('approximate'),
  integer('line', nullable),
];

export function createTable(
  queryRunner: QueryRunner,
  name: string,
  columns: TableColumnOptions[],
  indices: TableIndexOptions[] = [],
): Promise<void> {
  return queryRunner.createTable(new Table({ name, columns, indices }));
}

/** A table that SQLite keeps in the order of its key, without row numbers; the entity says `withoutRowid: true`. */
export function createKeyedTable(
  queryRunner: QueryRunner,
  name: string,
  columns: TableColumnOptions[],
  indices: TableIndexOptions[] = [],
): Promise<void> {
  return queryRunner.createTable(new Table({ name, columns, indices, withoutRowid: true }));
}
