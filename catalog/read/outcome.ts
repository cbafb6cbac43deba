import type { CatalogItem } from '../catalog-item.js';
import type { Problem } from './problems.js';

/** Where a record begins. */
export interface Place {
  /** Line or row, counted from 1. */
  line: number;
  /** Sheet of a workbook, with the file before it if that is one of a folder; null in other files. */
  sheet: string | null;
}

export interface Accepted extends Place {
  item: CatalogItem;
}

export interface Rejected extends Place {
  /** Null where nothing of the record tells which entry it is. */
  externalId: string | null;
  problems: Problem[];
}

/** What became of a record. */
export type Outcome = Accepted | Rejected;

export const isAccepted = (outcome: Outcome): outcome is Accepted => 'item' in outcome;

/** Something to tell whoever keeps the source; the record is taken all the same. */
export interface Warning {
  code: 'UNKNOWN_COLUMN' | 'BAD_CHECK_DIGIT' | 'NO_CONDITION' | 'NO_ITEMS' | 'SHEET_SKIPPED';
  /** Header or key as printed. */
  field: string;
  line: number;
  message: string;
}

/** A file nothing can be read from, or not to its end. */
export class UnreadableCatalog extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnreadableCatalog';
  }
}
