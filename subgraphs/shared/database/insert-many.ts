import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { letOthersIn } from './let-others-in.js';
import { isPostgres, tableOf } from './sql.js';

/** SQLite prepares a statement for each number of rows, so there are few numbers. */
const SQLITE_ROWS = [64, 16, 4, 1];

export interface InsertOptions<Row> {
  /**
   * What becomes of a row whose key is there already; an error if nothing is said.
   * `overwrite`: its other columns become those given. A text: what follows `DO UPDATE SET`.
   */
  onConflict?: 'overwrite' | 'ignore' | { set: string };
  /** Properties to give back of each row, in no order. */
  returning?: readonly (keyof Row & string)[];
}

/**
 * Inserts many rows in few statements: one on PostgreSQL, one for each 64 on SQLite. TypeORM's own insert takes longer to write
 * its text than the database to carry it out.
 *
 * @param rows  All with the same properties.
 */
export async function insertMany<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Partial<Row>[],
  options: InsertOptions<Row> = {},
): Promise<Partial<Row>[]> {
  const [first] = rows;
  if (!first) return [];
  const metadata = manager.dataSource.getMetadata(entity);
  const columns = metadata.columns.filter(({ propertyName }) => propertyName in first);
  const into = `INSERT INTO ${tableOf(manager, entity)} (${columns.map(quoted).join(', ')})`;
  const keys = metadata.primaryColumns.filter(({ propertyName }) => propertyName in first);
  const rest = conflictClause(columns, keys, options) + returningClause(metadata.columns, options);
  if (isPostgres(manager)) {
    const lists = columns.map((column, index) => `$${index + 1}::${arrayType(column)}`).join(', ');
    const parameters = columns.map((column) => rows.map((row) => toDatabase(column, row)));
    return manager.query(`${into} SELECT * FROM unnest(${lists})${rest}`, parameters);
  }
  const returned: Partial<Row>[] = [];
  for (const chunk of chunksOf(rows)) {
    const marks = `(${columns.map(() => '?').join(', ')})`;
    const values = chunk.map(() => marks).join(', ');
    const parameters = chunk.flatMap((row) => columns.map((column) => toDatabase(column, row)));
    const answer = await manager.query(`${into} VALUES ${values}${rest}`, parameters);
    if (options.returning) returned.push(...answer);
    await letOthersIn();
  }
  return returned;
}

const quoted = ({ databaseName }: ColumnMetadata): string => `"${databaseName}"`;

function conflictClause<Row>(
  columns: readonly ColumnMetadata[],
  keys: readonly ColumnMetadata[],
  { onConflict }: InsertOptions<Row>,
): string {
  if (!onConflict) return '';
  if (onConflict === 'ignore') return ' ON CONFLICT DO NOTHING';
  const target = ` ON CONFLICT (${keys.map(quoted).join(', ')})`;
  const set =
    onConflict === 'overwrite'
      ? columns.filter((column) => !column.isPrimary).map((column) => `${quoted(column)} = excluded.${quoted(column)}`)
      : [onConflict.set];
  return `${target} DO UPDATE SET ${set.join(', ')}`;
}

function returningClause<Row>(columns: readonly ColumnMetadata[], { returning }: InsertOptions<Row>): string {
  if (!returning) return '';
  const names = columns
    .filter(({ propertyName }) => (returning as readonly string[]).includes(propertyName))
    .map((column) => `${quoted(column)} AS "${column.propertyName}"`);
  return ` RETURNING ${names.join(', ')}`;
}

const arrayType = ({ type }: ColumnMetadata): string => `${type === 'simple-json' ? 'text' : String(type)}[]`;

function toDatabase(column: ColumnMetadata, row: ObjectLiteral): unknown {
  const value = row[column.propertyName];
  return column.type === 'simple-json' && value !== null ? JSON.stringify(value) : (value ?? null);
}

function* chunksOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  let at = 0;
  for (const size of SQLITE_ROWS) {
    for (; rows.length - at >= size; at += size) yield rows.slice(at, at + size);
  }
}
