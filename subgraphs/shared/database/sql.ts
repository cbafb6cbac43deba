import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/*
 * Statements TypeORM's builder cannot say, or says too slowly where rows come by the thousand: written once for both databases.
 * Values never become part of the text. A class stands for its table, with its schema where there is one.
 */

type Value = string | number | boolean | null;
type Part = string | Sql | Parameter | List | Dialects | EntityTarget<ObjectLiteral>;

class Parameter {
  constructor(readonly value: Value) {}
}

class List {
  constructor(
    readonly values: readonly (string | number)[],
    readonly type: 'text' | 'integer',
  ) {}
}

class Dialects {
  constructor(
    readonly sqlite: Sql,
    readonly postgres: Sql,
  ) {}
}

export class Sql {
  constructor(readonly parts: readonly Part[]) {}
}

/** A statement, or a part of one. Parts, lists and tables go in as they are, everything else as a parameter. */
export function sql(
  texts: TemplateStringsArray,
  ...values: (Value | Sql | List | Dialects | EntityTarget<ObjectLiteral>)[]
): Sql {
  return new Sql(
    texts.flatMap((text, index) => (index < values.length ? [text, toPart(values[index] ?? null)] : [text])),
  );
}

const toPart = (value: Value | Sql | List | Dialects | EntityTarget<ObjectLiteral>): Part =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
    ? new Parameter(value as Value)
    : (value as Exclude<Part, string>);

/** To be compared with a column: `WHERE id ${anyOf(ids)}`. One parameter, however many values. */
export const anyOf = (values: readonly string[]): List => new List(values, 'text');
export const anyIdOf = (ids: readonly number[]): List => new List(ids, 'integer');

/** Where the two databases write something in two ways. */
export const byDialect = (dialects: { sqlite: Sql; postgres: Sql }): Dialects =>
  new Dialects(dialects.sqlite, dialects.postgres);

export const joinSql = (parts: readonly Sql[], separator: Sql): Sql =>
  new Sql(parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part])));

export const isPostgres = (manager: EntityManager): boolean => manager.dataSource.options.type === 'postgres';

/** The rows of a query; for a change that returns rows, those. */
export async function runSql<Row = ObjectLiteral>(manager: EntityManager, statement: Sql): Promise<Row[]> {
  const { text, parameters } = toStatement(statement, manager);
  const answer = await manager.query(text, parameters);
  // Of UPDATE and DELETE TypeORM gives rows and count on PostgreSQL.
  const isCounted =
    Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
  return isCounted ? answer[0] : answer;
}

/** @param head  What stands before it. */
export function toStatement(
  statement: Sql,
  manager: EntityManager,
  head = '',
): { text: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  return { text: head + textOf(statement, manager, parameters), parameters };
}

function textOf(part: Part, manager: EntityManager, parameters: unknown[]): string {
  if (typeof part === 'string') return part;
  if (part instanceof Sql) return part.parts.map((each) => textOf(each, manager, parameters)).join('');
  if (part instanceof Dialects) return textOf(isPostgres(manager) ? part.postgres : part.sqlite, manager, parameters);
  if (part instanceof Parameter) {
    parameters.push(part.value);
    return isPostgres(manager) ? `$${parameters.length}` : '?';
  }
  if (part instanceof List) {
    if (part.values.length === 1) return `= ${textOf(new Parameter(part.values[0] ?? null), manager, parameters)}`;
    parameters.push(isPostgres(manager) ? part.values : JSON.stringify(part.values));
    return isPostgres(manager) ? `= ANY($${parameters.length}::${part.type}[])` : 'IN (SELECT value FROM json_each(?))';
  }
  return tableOf(manager, part);
}

/** The quoted name of an entity's table. */
export function tableOf(manager: EntityManager, entity: EntityTarget<ObjectLiteral>): string {
  const { schema, tableName } = manager.dataSource.getMetadata(entity);
  return schema ? `"${schema}"."${tableName}"` : `"${tableName}"`;
}

/** A name that is not ours to quote as a parameter: never anything a caller sent. */
export const sqlText = (text: string): Sql => new Sql([text]);
