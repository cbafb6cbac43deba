import type { Place } from './outcome.js';
import type { Problem, ProblemCode } from './problems.js';

/** A cell nothing can be taken from. */
export interface BadCell {
  code: Extract<ProblemCode, 'FORMULA_CELL' | 'ERROR_CELL'>;
  text: string;
}

export type Cell = string | BadCell;

/** A row of a table. Cells that are missing at its end are blank. */
export interface Row extends Place {
  cells: readonly Cell[];
  /** What is wrong with the row as a whole; its cells say nothing then. */
  problem: Problem | null;
}

export const textOf = (cell: Cell | undefined): string => (typeof cell === 'object' ? cell.text : (cell ?? ''));
export const isBlank = (cell: Cell | undefined): boolean => typeof cell !== 'object' && (cell ?? '').trim() === '';
