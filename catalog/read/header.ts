import { type FieldName, fieldOf, headerKey, ITEM_EXTENSIONS, isIgnored, isItemField, plainHeader } from './fields.js';
import type { Mapping } from './mapping.js';
import { UnreadableCatalog } from './outcome.js';
import { type Row, textOf } from './row.js';
import { unitOfHeader } from './units.js';

/** What a column of a table holds. */
export interface Column {
  index: number;
  /** Its header as printed, on one line. */
  header: string;
  /** Null if the guide has no such field: an extension then. */
  field: FieldName | null;
  /** What it is called as an extension. */
  extension: string;
  unit: NonNullable<ReturnType<typeof unitOfHeader>>['unit'] | null;
  /** Whether it tells of an item rather than of the resource. */
  ofItem: boolean;
  /** Its part of a list of extensions, one a row: the name or the value of each. */
  listed: 'name' | 'value' | null;
}

export interface Header {
  columns: Column[];
  /** How many rows the header takes. */
  rows: 1 | 2;
  /** Cells a row of the table has. */
  width: number;
}

/** Before the name of an extension that is to be taken as it is: `扩展:name`. */
export const VERBATIM = '扩展:';

/** Headers of two columns that list extensions, one a row: a file of this kind is written before all their names are known. */
export const LISTED = { group: '扩展信息', name: '扩展项名称', value: '扩展项内容' } as const;

const ENOUGH_NAMES = 2;
const ITEM_GROUP = headerKey('信息项信息');

/** Whether a row can begin a header: it names at least two fields. */
export const beginsHeader = (row: Row, mapping: Mapping): boolean =>
  row.cells.filter((cell) => meaningOf(textOf(cell), mapping) !== undefined).length >= ENOUGH_NAMES;

/**
 * The header that begins with a row: of one row, or of two where the first names groups over the second, as in the national
 * template. Merged cells hold their text on the left only, so a group reaches to the next text on its row.
 *
 * @throws {UnreadableCatalog} if two columns are one field.
 */
export function readHeader(upper: Row, lower: Row | null, mapping: Mapping): Header {
  const single = columnsOf(
    upper.cells.map((cell) => ({ group: '', name: plainHeader(textOf(cell)) })),
    mapping,
  );
  const grouped = lower ? columnsOf(mergeRows(upper, lower), mapping) : [];
  const hasTwoRows = lower !== null && namedOnlyBelow(lower, mapping) >= ENOUGH_NAMES;
  const columns = hasTwoRows ? grouped : single;
  refuseTwice(columns);
  return { columns, rows: hasTwoRows ? 2 : 1, width: Math.max(...columns.map(({ index }) => index)) + 1 };
}

interface Name {
  group: string;
  name: string;
}

const nameIn = (header: string) => (header.startsWith(VERBATIM) ? header : plainHeader(header));

function mergeRows(upper: Row, lower: Row): Name[] {
  let group = '';
  return Array.from({ length: Math.max(upper.cells.length, lower.cells.length) }, (_, index) => {
    const above = nameIn(textOf(upper.cells[index]));
    const below = nameIn(textOf(lower.cells[index]));
    if (above) group = above;
    // A name without one below it stands over both rows, and is no group.
    return below ? { group, name: below } : { group: '', name: above };
  });
}

/** How many cells of a row are headers: what tells the second row of a header from data. */
const namedOnlyBelow = (lower: Row, mapping: Mapping) =>
  lower.cells.filter((cell) => meaningOf(textOf(cell), mapping) !== undefined).length;

function columnsOf(names: readonly Name[], mapping: Mapping): Column[] {
  const times = new Map<string, number>();
  for (const { name } of names) times.set(name, (times.get(name) ?? 0) + 1);
  const hasList = times.get(LISTED.name) === 1 && times.get(LISTED.value) === 1;
  return names.flatMap(({ group, name }, index): Column | [] => {
    const alone = meaningOf(name, mapping);
    const field = alone === undefined ? meaningOf(group + name, mapping) : alone;
    if (name === '' || field === null) return [];
    const full = (times.get(name) ?? 0) > 1 && group ? `${group}/${name}` : name;
    const bare = { index, header: name, field: null, unit: null, ofItem: false, listed: null };
    if (name.startsWith(VERBATIM)) return { ...bare, extension: name.slice(VERBATIM.length) };
    const listed = hasList && field === undefined ? listedAs(name) : null;
    if (listed) return { ...bare, extension: name, listed };
    const unit = unitOfHeader(full);
    return {
      index,
      header: name,
      field: field ?? null,
      extension: unit?.canonical ?? full,
      unit: unit?.unit ?? null,
      ofItem: field ? isItemField(field) : headerKey(group) === ITEM_GROUP || ITEM_EXTENSIONS.includes(name),
      listed: null,
    };
  });
}

function listedAs(name: string): Column['listed'] {
  if (name === LISTED.name) return 'name';
  return name === LISTED.value ? 'value' : null;
}

/** The field a header stands for, null if the column is left out, undefined if it says nothing to us. */
function meaningOf(header: string, { columns }: Mapping): FieldName | null | undefined {
  if (header.trim() === '' || header.startsWith(VERBATIM)) return undefined;
  const mapped = columns.get(headerKey(header));
  if (mapped !== undefined) return mapped;
  return isIgnored(header) ? null : (fieldOf(header) ?? undefined);
}

function refuseTwice(columns: readonly Column[]): void {
  const seen = new Map<string, Column>();
  for (const column of columns) {
    const key = column.field ?? `扩展 ${column.extension}`;
    const earlier = seen.get(key);
    if (earlier) {
      throw new UnreadableCatalog(
        `表头第 ${earlier.index + 1} 列“${earlier.header}”和第 ${column.index + 1} 列“${column.header}”是同一项` +
          ' (two columns are one field)。删去一列，或在映射文件中写 ignore (remove one, or map it to "ignore")。',
      );
    }
    seen.set(key, column);
  }
}
