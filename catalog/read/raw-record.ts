import type { ItemField, ResourceField } from './fields.js';
import type { Place } from './outcome.js';
import type { Problem } from './problems.js';

/** What stands under a header or key, as text. */
export interface RawValue {
  /** Header or key as printed. */
  header: string;
  text: string;
}

export interface RawItem {
  fields: Map<ItemField, RawValue>;
  /** What a source says of an item beyond the guide, by its own name for it. */
  extras: Map<string, string>;
}

/** A record of any file, its parts told apart by field, nothing of it understood yet. */
export interface RawRecord extends Place {
  fields: Map<ResourceField, RawValue>;
  items: RawItem[];
  /** By the source's own name; a number under a header with a unit is in the template's unit already. */
  extensions: Map<string, string>;
  /** What was found wrong on the way: formula cells, values of a wrong type. */
  problems: Problem[];
  /** Whether its parts could not be told apart: the problems say all there is to say. */
  isBroken: boolean;
}

export const emptyRecord = ({ line, sheet }: Place): RawRecord => ({
  line,
  sheet,
  fields: new Map(),
  items: [],
  extensions: new Map(),
  problems: [],
  isBroken: false,
});

export const brokenRecord = (place: Place, problem: Problem): RawRecord => ({
  ...emptyRecord(place),
  problems: [problem],
  isBroken: true,
});
