import type { Database as SqliteConnection, Statement } from 'better-sqlite3';
import type { Pool } from 'pg';
import type { DataSource, EntityManager, ObjectLiteral } from 'typeorm';
import { invariant } from '../errors.js';
import { type Hydrate, hydratorOf } from './hydrate.js';
import { isPostgres, type Sql, toStatement } from './sql.js';

type Values = readonly unknown[];
type Run = (text: string, parameters: unknown[]) => Values[] | Promise<Values[]>;

interface Table {
  /** `SELECT … FROM …` */
  head: string;
  hydrate: Hydrate;
}

/** How a data source is read: its tables, and the driver beneath. */
interface Reading {
  run: Run;
  tables: Map<unknown, Table>;
}

const readings = new WeakMap<DataSource, Reading>();

/**
 * Rows of a table as entities: for what is read for every request. TypeORM's builder writes each statement anew, and makes
 * entities column by column; both cost many times what the database does.
 *
 * @param entity  Its columns are read, embedded ones too; relations are not.
 * @param rest    What follows the table, called `entity`: joins, conditions, order.
 */
export async function selectRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => Row,
  rest: Sql,
): Promise<Row[]> {
  invariant(!manager.queryRunner, 'rows are selected outside of transactions');
  const { dataSource } = manager;
  const reading = readingOf(dataSource, manager);
  const { head, hydrate } = tableOf(reading, dataSource, entity);
  const { text, parameters } = toStatement(rest, manager, head);
  dataSource.logger.logQuery(text, parameters);
  const found = await reading.run(text, parameters);
  return found.map(hydrate) as Row[];
}

function readingOf(dataSource: DataSource, manager: EntityManager): Reading {
  let reading = readings.get(dataSource);
  if (!reading) {
    reading = { run: isPostgres(manager) ? runOnPostgres(dataSource) : runOnSqlite(dataSource), tables: new Map() };
    readings.set(dataSource, reading);
  }
  return reading;
}

function tableOf({ tables }: Reading, dataSource: DataSource, entity: unknown): Table {
  let table = tables.get(entity);
  if (!table) {
    const { columns, schema, tableName } = dataSource.getMetadata(entity as new () => ObjectLiteral);
    const names = columns.map(({ databaseName }) => `entity."${databaseName}"`).join(', ');
    const name = schema ? `"${schema}"."${tableName}"` : `"${tableName}"`;
    table = { head: `SELECT ${names} FROM ${name} AS entity `, hydrate: hydratorOf(columns) };
    tables.set(entity, table);
  }
  return table;
}

function runOnSqlite({ driver }: DataSource): Run {
  const { databaseConnection } = driver as unknown as { databaseConnection: SqliteConnection };
  const statements = new Map<string, Statement<unknown[], Values>>();
  return (text, parameters) => {
    let statement = statements.get(text);
    if (!statement) {
      statement = databaseConnection.prepare<unknown[], Values>(text).raw();
      statements.set(text, statement);
    }
    return statement.all(...parameters);
  };
}

function runOnPostgres({ driver }: DataSource): Run {
  const { master } = driver as unknown as { master: Pool };
  return async (text, values) => (await master.query<unknown[]>({ text, values, rowMode: 'array' })).rows;
}
