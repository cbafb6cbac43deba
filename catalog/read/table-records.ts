import { isListField, type ResourceField } from './fields.js';
import { beginsHeader, type Column, type Header, readHeader } from './header.js';
import type { Mapping } from './mapping.js';
import { UnreadableCatalog, type Warning } from './outcome.js';
import { problem } from './problems.js';
import { brokenRecord, emptyRecord, type RawItem, type RawRecord } from './raw-record.js';
import { isBlank, type Row, textOf } from './row.js';
import { convert } from './units.js';

const HEADER_WITHIN_ROWS = 20;

export interface TableOptions {
  mapping: Mapping;
  /** Whether every row must have as many cells as the header: so it is in CSV, where workbooks leave blank cells out. */
  isExact: boolean;
  onWarning: (warning: Warning) => void;
}

/**
 * The records of a table in the layout of the national template: one row for each item, the resource's own cells blank, merged or
 * repeated below its first row. Titles above the header are passed over.
 *
 * @throws {UnreadableCatalog} if there is no header.
 */
export async function* readTable(rows: AsyncIterable<Row>, options: TableOptions): AsyncGenerator<RawRecord> {
  let grouping: RowGrouping | null = null;
  let upper: Row | null = null;
  let looked = 0;
  for await (const row of rows) {
    if (grouping) {
      yield* grouping.add(row);
      continue;
    }
    if (upper) {
      const header = readHeader(upper, row, options.mapping);
      grouping = new RowGrouping(header, options);
      if (header.rows === 1) yield* grouping.add(row);
      continue;
    }
    if (beginsHeader(row, options.mapping)) upper = row;
    else if (!row.cells.every(isBlank)) looked += 1;
    if (looked >= HEADER_WITHIN_ROWS) break;
  }
  if (!upper) throw noHeader();
  yield* (grouping ?? new RowGrouping(readHeader(upper, null, options.mapping), options)).end();
}

const noHeader = () =>
  new UnreadableCatalog(
    `前 ${HEADER_WITHIN_ROWS} 行中没有表头 (no header among the first rows)：应有“信息资源名称”“信息资源代码”等列名。` +
      '其他列名用 --map 对应；乱码用 --encoding 指明编码 (map other names with --map; say --encoding if it is garbled)。',
  );

/** Puts rows together to records. */
class RowGrouping {
  readonly #header: Header;
  readonly #options: TableOptions;
  readonly #ownColumns: Column[];
  readonly #itemColumns: Column[];
  readonly #listColumns: Record<'name' | 'value', Column | undefined>;
  #current: RawRecord | null = null;
  /** Cells of the current record's first row. */
  #first: Row | null = null;

  constructor(header: Header, options: TableOptions) {
    this.#header = header;
    this.#options = options;
    this.#ownColumns = header.columns.filter(({ ofItem, listed }) => !ofItem && !listed);
    this.#itemColumns = header.columns.filter(({ ofItem }) => ofItem);
    const listOf = (part: Column['listed']) => header.columns.find(({ listed }) => listed === part);
    this.#listColumns = { name: listOf('name'), value: listOf('value') };
    for (const { field, listed, header: name } of header.columns) {
      if (!field && !listed) options.onWarning(unknownColumn(name));
    }
  }

  *add(row: Row): Generator<RawRecord> {
    const flaw = row.problem ?? this.#cellCountProblem(row);
    if (flaw) {
      yield* this.end();
      yield brokenRecord(row, flaw);
      return;
    }
    if (this.#header.columns.every(({ index }) => isBlank(row.cells[index]))) return;
    if (!this.#continues(row)) {
      yield* this.end();
      this.#begin(row);
    }
    this.#addItem(row);
    this.#addListed(row);
  }

  *end(): Generator<RawRecord> {
    if (this.#current) yield this.#current;
    this.#current = null;
    this.#first = null;
  }

  /** Whether a row has only one more item of the current record. */
  #continues(row: Row): boolean {
    const first = this.#first;
    const filled = this.#ownColumns.filter(({ index }) => !isBlank(row.cells[index]));
    if (filled.length === 0) return first !== null;
    if (!first || !this.#current) return false;
    if (!filled.every(({ index }) => textOf(row.cells[index]) === textOf(first.cells[index]))) return false;
    // The same item again is the same row again: a duplicate, not a continuation.
    const name = this.#itemName(row);
    return name !== '' && !this.#current.items.some(({ fields }) => fields.get('itemName')?.text === name);
  }

  #itemName(row: Row): string {
    const column = this.#itemColumns.find(({ field }) => field === 'itemName');
    return column ? textOf(row.cells[column.index]) : '';
  }

  #begin(row: Row): void {
    const isStray = this.#ownColumns.every(({ index }) => isBlank(row.cells[index]));
    const record = isStray
      ? brokenRecord(row, problem('STRAY_ITEM', '', this.#itemName(row)))
      : { ...emptyRecord(row), fields: this.#fieldsOf(row) };
    for (const { index, header, field, extension, unit } of this.#ownColumns) {
      const cell = row.cells[index];
      if (typeof cell === 'object') record.problems.push(problem(cell.code, header, cell.text));
      else if (!field && !isBlank(cell)) {
        const value = unit ? convert(cell ?? '', unit) : (cell ?? '');
        if (value === null) record.problems.push(problem('BAD_UNIT', header, textOf(cell)));
        else record.extensions.set(extension, value);
      }
    }
    this.#current = record;
    this.#first = row;
  }

  #addItem(row: Row): void {
    const item: RawItem = { fields: new Map(), extras: new Map() };
    for (const { index, header, field, extension } of this.#itemColumns) {
      const cell = row.cells[index];
      if (isBlank(cell)) continue;
      if (typeof cell === 'object') this.#current?.problems.push(problem(cell.code, header, cell.text));
      else if (field === 'itemName' || field === 'itemDataType' || field === 'itemLength') {
        item.fields.set(field, { header, text: cell ?? '' });
      } else item.extras.set(extension, cell ?? '');
    }
    if (item.fields.size + item.extras.size > 0) this.#current?.items.push(item);
  }

  /** The extension a row lists, by its own name for it, as it is. */
  #addListed({ cells }: Row): void {
    const { name, value } = this.#listColumns;
    for (const column of [name, value]) {
      const cell = column && cells[column.index];
      if (typeof cell === 'object') this.#current?.problems.push(problem(cell.code, column?.header ?? '', cell.text));
    }
    const [key, text] = [name, value].map((column) => column && cells[column.index]);
    if (typeof key === 'string' && typeof text === 'string' && !isBlank(key)) {
      this.#current?.extensions.set(key, text);
    }
  }

  #fieldsOf({ cells }: Row): RawRecord['fields'] {
    const fields: RawRecord['fields'] = new Map();
    for (const { index, header, field, ofItem } of this.#header.columns) {
      if (!field || ofItem || isListField(field)) continue;
      const cell = cells[index];
      if (typeof cell === 'string') fields.set(field as ResourceField, { header, text: cell });
    }
    return fields;
  }

  #cellCountProblem({ cells }: Row) {
    const { width } = this.#header;
    if (!this.#options.isExact || cells.length === width || cells.every(isBlank)) return null;
    if (cells.length > width && cells.slice(width).every(isBlank)) return null;
    const message = `应有 ${width} 格，实有 ${cells.length} (expected ${width} cells, found ${cells.length})`;
    return problem('CELL_COUNT', '', cells.map(textOf).join(','), { message });
  }
}

const unknownColumn = (field: string): Warning => ({
  code: 'UNKNOWN_COLUMN',
  field,
  line: 0,
  message: '指南未列此项，作为扩展信息保留 (not in the guide: kept as an extension)',
});
