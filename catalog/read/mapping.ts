import { parse } from 'yaml';
import {
  FORMAT_CATEGORIES,
  findCode,
  INTERFACE_KINDS,
  ITEM_DATA_TYPES,
  SHARING_METHODS,
  SHARING_TYPES,
  UPDATE_FREQUENCIES,
  usualNames,
} from '../code-lists.js';
import { FIELD_NAMES, type FieldName, headerKey, isItemField, isListField, type ResourceField } from './fields.js';

/** Fields whose values are of a list, with the list. */
export const CODED_FIELDS = {
  sharingType: SHARING_TYPES,
  sharingMethod: SHARING_METHODS,
  interfaceKind: INTERFACE_KINDS,
  updateFrequency: UPDATE_FREQUENCIES,
  formatCategory: FORMAT_CATEGORIES,
  itemDataType: ITEM_DATA_TYPES,
} as const;
export type CodedField = keyof typeof CODED_FIELDS;

const YES_NO = { 是: true, 否: false } as const;

/** How a source's layout and codes are read, from its mapping file. */
export interface Mapping {
  /** Field of a header or key; null if the column is left out. Headers that are not here are read by their own name. */
  columns: ReadonlyMap<string, FieldName | null>;
  /** What a source's codes stand for, field by field, as names of the list. */
  codes: ReadonlyMap<CodedField | 'openToPublic', ReadonlyMap<string, string>>;
  /** What every record has that does not say otherwise. */
  constants: ReadonlyMap<ResourceField, string>;
}

export const NO_MAPPING: Mapping = { columns: new Map(), codes: new Map(), constants: new Map() };

/** A mapping file that says something impossible; the message has one line for each thing. */
export class BadMapping extends Error {
  constructor(problems: readonly string[]) {
    super(['映射文件有误 (the mapping file is wrong):', ...problems].join('\n  '));
    this.name = 'BadMapping';
  }
}

/**
 * A mapping file: YAML, and so JSON too, of `columns` (header: field, or `ignore`), `codes` (field: {code: name}) and
 * `constants` (field: value).
 *
 * @throws {BadMapping} naming everything that is wrong at once.
 */
export function parseMapping(text: string): Mapping {
  const problems: string[] = [];
  const root = readYaml(text);
  for (const key of Object.keys(root)) {
    if (!['columns', 'codes', 'constants'].includes(key))
      problems.push(`expected "columns", "codes" or "constants", found "${key}".`);
  }
  const mapping = {
    columns: new Map(entriesOf(root, 'columns', problems).map(([header, to]) => readColumn(header, to, problems))),
    codes: new Map(
      Object.entries(sectionOf(root, 'codes', problems)).map(([field]) => readCodes(root, field, problems)),
    ),
    constants: new Map(entriesOf(root, 'constants', problems).map(([field, to]) => readConstant(field, to, problems))),
  };
  if (problems.length > 0) throw new BadMapping(problems);
  return mapping as Mapping;
}

function readYaml(text: string): Record<string, unknown> {
  try {
    // Codes such as 01 are texts: the failsafe schema leaves every scalar as it is written.
    const root: unknown = parse(text, { schema: 'failsafe', maxAliasCount: 0 }) ?? {};
    if (typeof root === 'object' && root !== null && !Array.isArray(root)) return root as Record<string, unknown>;
  } catch (error) {
    throw new BadMapping([error instanceof Error ? error.message : String(error)]);
  }
  throw new BadMapping(['expected a map of "columns", "codes" and "constants", found something else.']);
}

function sectionOf(root: Record<string, unknown>, name: string, problems: string[]): Record<string, unknown> {
  const section = root[name] ?? {};
  if (typeof section === 'object' && section !== null && !Array.isArray(section))
    return section as Record<string, unknown>;
  problems.push(`"${name}": expected a map, found something else.`);
  return {};
}

function entriesOf(root: Record<string, unknown>, name: string, problems: string[]): [string, string][] {
  return Object.entries(sectionOf(root, name, problems)).flatMap(([key, value]) => {
    if (typeof value === 'string') return [[key, value] as [string, string]];
    problems.push(`"${name}.${key}": expected a text, found something else.`);
    return [];
  });
}

function readColumn(header: string, to: string, problems: string[]): [string, FieldName | null] {
  const field = FIELD_NAMES.find((name) => name === to) ?? null;
  if (!field && to !== 'ignore') {
    problems.push(`"columns.${header}": expected "ignore" or one of ${FIELD_NAMES.join(', ')}; found "${to}".`);
  }
  return [headerKey(header), field];
}

function readCodes(root: Record<string, unknown>, field: string, problems: string[]) {
  const path = `codes.${field}`;
  const isCoded = field in CODED_FIELDS || field === 'openToPublic';
  if (!isCoded) {
    problems.push(`"${path}": expected one of ${[...Object.keys(CODED_FIELDS), 'openToPublic'].join(', ')}.`);
    return [field, new Map()] as const;
  }
  const codes = new Map(entriesOf(sectionOf(root, 'codes', problems), field, problems));
  for (const [code, name] of codes) {
    const names = field === 'openToPublic' ? YES_NO : null;
    const isKnown = names ? name in names : findCode(CODED_FIELDS[field as CodedField], name) !== null;
    const allowed = names ? Object.keys(names).join('/') : usualNames(CODED_FIELDS[field as CodedField]);
    if (!isKnown) problems.push(`"${path}.${code}": expected one of ${allowed}; found "${name}".`);
  }
  return [field, codes] as const;
}

function readConstant(field: string, value: string, problems: string[]): [string, string] {
  const known = FIELD_NAMES.find((name) => name === field);
  if (!known || isItemField(known) || isListField(known) || ['externalId', 'code', 'title'].includes(known)) {
    problems.push(`"constants.${field}": expected a field of the resource other than its id, code and title.`);
  }
  return [field, value];
}
