import type { Cell, Row } from '../row.js';
import type { Archive } from './archive.js';
import { partParser } from './parse-part.js';
import { MAX_CELL_CHARACTERS, tooLong, unescapeText } from './shared-strings.js';
import type { TextStore } from './text-store.js';
import type { Sheet, Workbook } from './workbook.js';

const MAX_COLUMNS = 16_384;
const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** The rows of a sheet, as they stand in it: rows without cells are left out, blank cells are empty texts. */
export async function* readSheetRows(
  archive: Archive,
  workbook: Workbook,
  texts: TextStore,
  { name, part }: Sheet,
): AsyncGenerator<Row> {
  const reader = new SheetReader(name, workbook, texts);
  const parser = partParser(part, reader);
  for await (const chunk of archive.readText(part)) {
    parser.write(chunk);
    yield* reader.take();
  }
  parser.close();
  yield* reader.take();
}

class SheetReader {
  readonly #sheet: string;
  readonly #workbook: Workbook;
  readonly #texts: TextStore;
  #rows: Row[] = [];
  #line = 0;
  #cells: Cell[] = [];
  #column = 0;
  #type = 'n';
  #style = 0;
  #formula: string | null = null;
  #value = '';
  /** Element whose text is at hand. */
  #inside: 'v' | 't' | 'f' | null = null;

  constructor(sheet: string, workbook: Workbook, texts: TextStore) {
    this.#sheet = sheet;
    this.#workbook = workbook;
    this.#texts = texts;
  }

  take(): Row[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  begin(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#line = Number(attributes.r) || this.#line + 1;
      this.#cells = [];
    } else if (name === 'c') {
      this.#column = columnOf(attributes.r) ?? this.#cells.length;
      this.#type = attributes.t ?? 'n';
      this.#style = Number(attributes.s) || 0;
      this.#formula = null;
      this.#value = '';
    } else if (name === 'v' || name === 't' || name === 'f') {
      this.#inside = name;
      if (name === 'f') this.#formula = '=';
    }
  }

  text(piece: string): void {
    if (this.#inside === 'f') this.#formula += piece;
    else if (this.#inside) this.#value += piece;
    if (this.#value.length > MAX_CELL_CHARACTERS) throw tooLong();
  }

  end(name: string): void {
    if (name === this.#inside) this.#inside = null;
    else if (name === 'c') this.#endCell();
    else if (name === 'row' && this.#cells.length > 0) {
      this.#rows.push({ line: this.#line, sheet: this.#sheet, cells: this.#cells, problem: null });
    }
  }

  #endCell(): void {
    const cell = this.#cell();
    if (cell === '' || this.#column >= MAX_COLUMNS) return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = cell;
  }

  #cell(): Cell {
    if (this.#formula !== null) return { code: 'FORMULA_CELL', text: this.#formula };
    switch (this.#type) {
      case 's':
        return this.#texts.get(Number(this.#value)) ?? '';
      case 'e':
        return { code: 'ERROR_CELL', text: this.#value };
      case 'b':
        return this.#value === '1' ? '是' : '否';
      case 'inlineStr':
      case 'str':
        return unescapeText(this.#value);
      case 'd':
        return this.#value;
      default:
        return this.#number();
    }
  }

  #number(): string {
    const number = Number(this.#value);
    if (this.#value === '' || !Number.isFinite(number)) return this.#value;
    if (!this.#workbook.isDateStyle[this.#style]) return String(number);
    const days = Math.floor(number);
    const date = new Date((this.#workbook.countsFrom1904 ? EPOCH_1904 : EPOCH_1900) + days * DAY_MS);
    return Number.isNaN(date.getTime()) ? this.#value : date.toISOString().slice(0, 10);
  }
}

/** `AB12` is in column 27, counted from 0; null where a producer leaves the place out. */
function columnOf(reference: string | undefined): number | null {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference ?? '')?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column === 0 ? null : column - 1;
}
