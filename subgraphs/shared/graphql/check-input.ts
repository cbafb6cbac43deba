import { ReportError } from '../errors.js';

const MAX_NAME_LENGTH = 300;
const MAX_ROWS = 200;

type Path = readonly (string | number)[];

const refuse = (path: Path, expected: string, found: unknown) =>
  new ReportError('BAD_USER_INPUT', `Expected ${expected}, found ${JSON.stringify(found)?.slice(0, 60)}.`, { path });

/** A name or a line of text as printed: not empty, not endless, without control characters. */
export function checkText(text: string, path: Path, maxLength = MAX_NAME_LENGTH): string {
  if (text.trim() === '') throw refuse(path, 'a text', text);
  if (text.length > maxLength) throw refuse(path, `at most ${maxLength} characters`, `${text.length} characters`);
  if (/[\p{Cc}\p{Cs}]/u.test(text)) throw refuse(path, 'text without control characters', text);
  return text;
}

/** A count or a rank. */
export function checkCount(count: number, path: Path, min = 0): number {
  if (!Number.isSafeInteger(count) || count < min) throw refuse(path, `a whole number, ${min} or more`, count);
  return count;
}

/** As many rows as a table of the report can have. */
export function checkRows<Row>(rows: readonly Row[], path: Path, maxRows = MAX_ROWS): readonly Row[] {
  if (rows.length > maxRows) throw refuse(path, `at most ${maxRows} rows`, rows.length);
  return rows;
}

/** Runs a check of a part and says where in the whole it failed. */
export function at<T>(path: Path, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ReportError) error.extensions.path = [...path, ...((error.extensions.path as Path) ?? [])];
    throw error;
  }
}
