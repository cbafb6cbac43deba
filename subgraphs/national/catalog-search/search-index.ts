import type { EntityManager } from 'typeorm';
import type { CatalogItem } from '../../../catalog/catalog-item.js';
import { insertMany } from '../../shared/database/insert-many.js';
import { inTurns } from '../../shared/database/let-others-in.js';
import { anyIdOf, anyOf, byDialect, isPostgres, runSql, sql } from '../../shared/database/sql.js';
import type { NationalResourceEntity } from '../national-resource/national-resource.entity.js';
import { foldText } from './fold-text.js';
import { gramsOf, toToken } from './grams.js';
import { SearchCellEntity } from './search-cell.entity.js';
import { SearchEntryEntity } from './search-entry.entity.js';

const TITLES_AT_ONCE = 200;

type Indexed = Pick<NationalResourceEntity, 'source' | 'status' | 'ministryId' | 'title' | 'code'>;

/** An entry before and after a change. */
export interface IndexedChange {
  id: number;
  before: (Indexed & { item: CatalogItem }) | null;
  after: Indexed & { item: CatalogItem };
}

type Cell = Omit<SearchCellEntity, 'id' | 'entries'>;

/** Brings search up to date with changed entries, in the transaction of the change. */
export async function indexChanges(manager: EntityManager, changes: readonly IndexedChange[]): Promise<void> {
  const moves = changes.map(({ id, before, after }) => ({
    id,
    from: before && cellOf(before),
    to: cellOf(after),
    isRetitled: before?.title !== after.title,
    isMoved: before === null || before.code !== after.code,
    title: foldText(after.title),
    code: after.code,
  }));
  const touched = moves.filter(({ from, to, isRetitled, isMoved }) => isRetitled || isMoved || from?.key !== to.key);
  if (touched.length === 0) return;

  const cells = await findCells(
    manager,
    touched.flatMap(({ from, to }) => (from ? [from, to] : [to])),
  );
  const deltas = new Map<number, number>();
  const count = (cell: Cell, by: number) => {
    const id = cells.get(cell.key) ?? 0;
    deltas.set(id, (deltas.get(id) ?? 0) + by);
  };
  for (const { from, to } of touched) {
    if (from?.key === to.key) continue;
    if (from) count(from, -1);
    count(to, 1);
  }
  await addToCells(manager, deltas);

  const rows = touched.map(({ id, to, title, code }) => ({ id, cellId: cells.get(to.key) ?? 0, title, code }));
  await insertMany(manager, SearchEntryEntity, rows, { onConflict: 'overwrite' });
  if (!isPostgres(manager)) {
    const retitled = touched.filter(({ isRetitled }) => isRetitled);
    await replaceGrams(
      manager,
      retitled.filter(({ from }) => from).map(({ id }) => id),
      retitled,
    );
  }
}

function cellOf({ source, status, ministryId, item }: Indexed & { item: CatalogItem }): Cell {
  const { sharingType, updateFrequency, interfaceKind, openToPublic } = item;
  const key = [source, status, ministryId, sharingType, updateFrequency, interfaceKind, openToPublic].join('|');
  return { key, source, status, ministryId, sharingType, updateFrequency, interfaceKind, openToPublic };
}

/** Ids of cells by key; what is not there yet is made. Only whoever holds the lock of a source makes cells of it. */
async function findCells(manager: EntityManager, wanted: readonly Cell[]): Promise<Map<string, number>> {
  const byKey = new Map(wanted.map((cell) => [cell.key, cell]));
  const found = await selectCells(manager, [...byKey.keys()]);
  const missing = [...byKey.values()].filter(({ key }) => !found.has(key));
  if (missing.length === 0) return found;
  await insertMany(
    manager,
    SearchCellEntity,
    missing.map((cell) => ({ ...cell, entries: 0 })),
  );
  return selectCells(manager, [...byKey.keys()]);
}

async function selectCells(manager: EntityManager, keys: readonly string[]): Promise<Map<string, number>> {
  const rows = await runSql<{ id: number; key: string }>(
    manager,
    sql`SELECT id, "key" FROM ${SearchCellEntity} WHERE "key" ${anyOf(keys)}`,
  );
  return new Map(rows.map(({ id, key }) => [key, id]));
}

async function addToCells(manager: EntityManager, deltas: ReadonlyMap<number, number>): Promise<void> {
  const changed = JSON.stringify(Object.fromEntries([...deltas].filter(([, by]) => by !== 0)));
  const rows = byDialect({
    sqlite: sql`SELECT CAST("key" AS INTEGER) AS id, value AS entries FROM json_each(${changed})`,
    postgres: sql`SELECT "key"::integer AS id, value::integer AS entries FROM json_each_text(${changed})`,
  });
  await runSql(
    manager,
    sql`UPDATE ${SearchCellEntity} AS cell SET entries = cell.entries + change.entries
        FROM (${rows}) AS change WHERE change.id = cell.id`,
  );
}

interface Gramed {
  id: number;
  title: string;
}

async function replaceGrams(manager: EntityManager, old: readonly number[], entries: readonly Gramed[]): Promise<void> {
  for await (const some of inTurns(old, TITLES_AT_ONCE)) {
    await runSql(manager, sql`DELETE FROM catalog_grams WHERE rowid ${anyIdOf(some)}`);
  }
  for await (const some of inTurns(entries, TITLES_AT_ONCE)) {
    const texts = some.map(({ id, title }) => [id, gramsOf(title).map(toToken).join(' ')]);
    await runSql(
      manager,
      sql`INSERT INTO catalog_grams (rowid, grams)
          SELECT value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(texts)})`,
    );
  }
}
