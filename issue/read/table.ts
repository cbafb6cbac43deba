import type { Line } from './line.js';
import { LONGEST_NAME } from './names.js';
import { compact, endsSentence, fold } from './normalise.js';
import type { Problems } from './problems.js';

/** A table as printed, put together again where a page break tore it. */
export interface Table {
  /** Cells of the header, folded and without spaces. */
  header: string[];
  headerLine: number;
  rows: Row[];
}

export interface Row {
  rank: number;
  /** Cells behind the rank, as printed. */
  cells: string[];
  line: number;
}

const RANK_HEADER = /^(?:序号|排名|名次)$/;
const RANK = /^\d{1,3}$/;

/**
 * Takes the lines of tables out of a section, one by one.
 *
 * Neither a blank line nor a caption ends a table, and a header like that of the table before continues it.
 */
export class TableReader {
  readonly tables: Table[] = [];
  readonly #problems: Problems;
  #isOpen = false;
  /** Line of a header that no row followed yet. */
  #bareHeader: number | null = null;
  /** The header was that of the table before. */
  #isRepeated = false;
  /** Rows so far, those that are missing included. */
  #count = 0;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  isHeader(line: Line): boolean {
    return /^[序排名]/.test(line.folded) && RANK_HEADER.test(headerOf(line)[0] ?? '');
  }

  readHeader(line: Line): void {
    const header = headerOf(line);
    this.#isRepeated = this.tables.at(-1)?.header.join('\t') === header.join('\t');
    if (!this.#isRepeated) {
      this.checkRows();
      this.tables.push({ header, headerLine: line.number, rows: [] });
      this.#count = 0;
    }
    this.#isOpen = true;
    this.#bareHeader = line.number;
  }

  isRow(line: Line): boolean {
    if (line.folded.includes('\t')) return true;
    return this.#isOpen && /^\d{1,3} /.test(line.folded) && !endsSentence(line.folded);
  }

  readRow(line: Line): void {
    const table = this.tables.at(-1);
    if (!table || !this.#isOpen) {
      this.#problems.add(line.number, '表头“序号 …”在表格各行之前', line.folded);
      return;
    }
    const width = table.header.length;
    const [printedRank = '', ...cells] = cellsOf(line.text, width);
    const rank = this.#rankOf(printedRank, line);
    if (cells.length + 1 !== width) {
      this.#problems.add(line.number, `一行 ${width} 格`, `${cells.length + 1} 格：${line.folded}`);
    } else if (cells.some((cell) => cell.length > LONGEST_NAME)) {
      this.#problems.add(line.number, `一格不超过 ${LONGEST_NAME} 字`, line.folded);
    } else {
      table.rows.push({ rank, cells, line: line.number });
    }
  }

  /** Prose or a heading stands between two tables: rows need a header again. */
  close(): void {
    this.#isOpen = false;
  }

  /** A header no row follows is a problem: the table is cut. */
  checkRows(): void {
    if (this.#bareHeader !== null) this.#problems.add(this.#bareHeader, '表头之后有表格的行', '没有行');
    this.#bareHeader = null;
  }

  /** A rank beyond the rows tells of a row that is missing. One below is printed so, which the rules of the report refuse. */
  #rankOf(printed: string, { number, folded }: Line): number {
    const due = this.#count + 1;
    const text = compact(fold(printed));
    const rank = RANK.test(text) ? Number(text) : 0;
    const isContinued = this.#isRepeated && this.#bareHeader !== null;
    if (rank < 1 || rank > due || (isContinued && rank !== due)) this.#problems.add(number, `序号 ${due}`, folded);
    this.#bareHeader = null;
    this.#count = Math.max(rank, due);
    return rank;
  }
}

const headerOf = ({ folded }: Line): string[] => cellsOf(folded, 3).map(compact);

/** Cells stand apart by tabs, or else by spaces: by runs of them, where a cell may hold one. */
function cellsOf(text: string, width: number): string[] {
  if (text.includes('\t')) return trimmed(text.split('\t'));
  const apart = trimmed(text.split('  '));
  return apart.length === width ? apart : trimmed(text.split(' '));
}

const trimmed = (cells: string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
