/** What is wrong with an item, in words a person at the source can act on. */
export interface ItemError {
  /** Path in the item: `items.2.name`; null for the item as a whole. */
  field: string | null;
  code: ItemErrorCode;
  message: string;
  hint: string | null;
}

/** Every code of an item's error, with how to put it right. */
export const ITEM_ERRORS = {
  REQUIRED: 'Fill the field in at the source.',
  WRONG_TYPE: 'Text as text, numbers as numbers, lists as lists; a formula must be replaced by its value.',
  TOO_LONG: 'Shorten it at the source.',
  TOO_MANY: 'Split the entry, or leave out what is not needed.',
  CONTROL_CHARACTER: 'Remove characters that cannot be printed; line breaks are allowed in long texts only.',
  BAD_ENCODING: 'The file was read in another encoding than it was written in: UTF-8 or GB18030.',
  NOT_IN_LIST: 'Use a value of the national guide; numbers of a product need a code map of their source.',
  BAD_CODE: 'Class (1 digit), item (2), head (3) and detail (any), a slash, a sequence; keep it as text, zeros matter.',
  BAD_DATE: 'Write the date as YYYY-MM-DD.',
  BAD_NUMBER: 'Write a whole number, 0 or more.',
  DUPLICATE_NAME: 'Give each extension once.',
  DUPLICATE_EXTERNAL_ID: 'The source gives this id more than once: keep one of the entries, or correct the id.',
  UNKNOWN_FIELD: 'Give what goes beyond the guide as an extension.',
  EDITED_HERE: 'A person edited the entry: bring source and catalog together, or run with onConflict: OVERWRITE.',
} as const;

export type ItemErrorCode = keyof typeof ITEM_ERRORS;

/** What no line of text may hold. */
export const UNPRINTABLE = /[\p{Cc}\p{Cs}\ufffd]/u;
const UNPRINTABLE_BUT_BREAKS = /[^\P{Cc}\n\r\t]|[\p{Cs}\ufffd]/u;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const SHOWN = 60;
const HALF_AT_END = /\p{Cs}$/u;

export const itemError = (field: string | null, code: ItemErrorCode, message: string): ItemError => ({
  field,
  code,
  message,
  hint: ITEM_ERRORS[code],
});

/** Collects the errors of one item while its fields are read; a field in error reads as empty. */
export class ItemProblems {
  readonly errors: ItemError[] = [];

  add(field: string | null, code: ItemErrorCode, expected: string, found: unknown): void {
    const shown =
      found === undefined
        ? 'nothing'
        : (JSON.stringify(found)?.slice(0, SHOWN).replace(HALF_AT_END, '') ?? typeof found);
    this.errors.push(itemError(field, code, `Expected ${expected}, found ${found === null ? 'nothing' : shown}.`));
  }

  unknownField(name: string): void {
    this.add(JSON.stringify(name.slice(0, SHOWN)).slice(1, -1), 'UNKNOWN_FIELD', 'a field of the catalog', name);
  }

  required(field: string, value: unknown, max: number): string {
    const text = this.#text(field, value, max, UNPRINTABLE);
    if (text !== null && text.trim() !== '') return text;
    if (text !== null || value === null || value === undefined || value === '') {
      this.add(field, 'REQUIRED', 'a text', value);
    }
    return '';
  }

  /** A line of text, or null. */
  text(field: string, value: unknown, max: number): string | null {
    return this.#text(field, value, max, UNPRINTABLE);
  }

  /** A text that may have line breaks, or null. */
  longText(field: string, value: unknown, max: number): string | null {
    return this.#text(field, value, max, UNPRINTABLE_BUT_BREAKS);
  }

  listed(field: string, value: unknown, values: ReadonlySet<string>): string | null {
    if (value === null || value === undefined || value === '') return null;
    if (typeof value === 'string' && values.has(value)) return value;
    this.add(field, 'NOT_IN_LIST', `one of ${[...values].join(', ')}`, value);
    return null;
  }

  requiredListed(field: string, value: unknown, values: ReadonlySet<string>): string | null {
    if (value === null || value === undefined || value === '') this.add(field, 'REQUIRED', 'a value', value);
    return this.listed(field, value, values);
  }

  boolean(field: string, value: unknown): boolean | null {
    if (value === null || value === undefined) return null;
    if (typeof value === 'boolean') return value;
    this.add(field, 'WRONG_TYPE', 'true or false', value);
    return null;
  }

  count(field: string, value: unknown): number | null {
    if (value === null || value === undefined) return null;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31) return value;
    this.add(field, 'BAD_NUMBER', 'a whole number, 0 or more', value);
    return null;
  }

  date(field: string, value: unknown): string | null {
    if (value === null || value === undefined || value === '') return null;
    if (typeof value === 'string' && isDate(value)) return value;
    this.add(field, 'BAD_DATE', 'a date such as "2024-06-30"', value);
    return null;
  }

  list(field: string, value: unknown, max: number): unknown[] {
    if (value === null || value === undefined) return [];
    if (!Array.isArray(value)) {
      this.add(field, 'WRONG_TYPE', 'a list', value);
      return [];
    }
    if (value.length <= max) return value;
    this.add(field, 'TOO_MANY', `at most ${max} entries`, value.length);
    return [];
  }

  #text(field: string, value: unknown, max: number, forbidden: RegExp): string | null {
    if (value === null || value === undefined || value === '') return null;
    if (typeof value !== 'string') {
      this.add(field, 'WRONG_TYPE', 'a text', value);
    } else if (value.length > max) {
      this.add(field, 'TOO_LONG', `at most ${max} characters`, value.length);
    } else if (forbidden.test(value)) {
      const isGarbled = /[\p{Cs}\ufffd]/u.test(value);
      this.add(field, isGarbled ? 'BAD_ENCODING' : 'CONTROL_CHARACTER', 'readable text', value);
    } else {
      return value;
    }
    return null;
  }
}

function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && !isLeap ? 28 : (DAYS[month - 1] ?? 0);
  return year > 0 && day >= 1 && day <= days;
}
