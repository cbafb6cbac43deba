import { ExportError } from './export-error.js';

/** What an address asks for, by name; what is left empty is not asked for. */
export type Parameters = ReadonlyMap<string, string>;

/** Everything a table takes besides its own. */
export const PAGING = ['limit', 'offset', 'bom'] as const;

/**
 * @param known  Names there are; another one is a mistake that would silently give other rows.
 * @throws {ExportError} 400
 */
export function readParameters(search: unknown, known: readonly string[]): Parameters {
  const entries = Object.entries(search as Record<string, string | string[]>);
  for (const [name, value] of entries) {
    if (!known.includes(name)) throw badParameter(`one of the parameters ${known.join(', ')}`, name);
    if (typeof value !== 'string') throw badParameter(`"${name}" once`, 'it several times');
  }
  return new Map((entries as [string, string][]).filter(([, value]) => value !== ''));
}

/** @throws {ExportError} 400 unless it is a whole number, 0 or more. */
export function readCount(parameters: Parameters, name: string): number | null {
  const text = parameters.get(name);
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text)) throw badParameter(`a whole number in "${name}"`, text);
  return Number(text);
}

/** @throws {ExportError} 400 unless it is 0 or 1. */
export function readFlag(parameters: Parameters, name: string): boolean {
  const text = parameters.get(name) ?? '0';
  if (text !== '0' && text !== '1') throw badParameter(`0 or 1 in "${name}"`, text);
  return text === '1';
}

/** The rows of a page, for tools that ask in pages; those past the end are none, which is no mistake. */
export function pageOf<Row>(rows: readonly Row[], parameters: Parameters): readonly Row[] {
  const offset = readCount(parameters, 'offset') ?? 0;
  const limit = readCount(parameters, 'limit');
  return rows.slice(offset, limit === null ? undefined : offset + limit);
}

const badParameter = (expected: string, found: string) =>
  new ExportError(400, 'BAD_USER_INPUT', `Expected ${expected}, found "${found.slice(0, 40)}".`);
