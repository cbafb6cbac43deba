import { cleanLine } from './clean-text.js';
import {
  type FieldName,
  fieldOf,
  headerKey,
  isIgnored,
  isItemField,
  itemFieldOf,
  type ResourceField,
} from './fields.js';
import type { JsonText } from './json-texts.js';
import type { Mapping } from './mapping.js';
import type { Place, Warning } from './outcome.js';
import { problem } from './problems.js';
import { brokenRecord, emptyRecord, type RawItem, type RawRecord } from './raw-record.js';

const MAX_KNOWN_KEYS = 10_000;

export interface ObjectOptions {
  mapping: Mapping;
  onWarning: (warning: Warning) => void;
}

/** The records of a file whose values are objects: our own fields, the cascade's, or Chinese names as keys. */
export class ObjectReader {
  readonly #fields: KeyedFields;
  readonly #itemFields: KeyedFields;
  readonly #onWarning: (warning: Warning) => void;
  readonly #warnedOf = new Set<string>();

  constructor({ mapping, onWarning }: ObjectOptions) {
    this.#fields = new KeyedFields(mapping, fieldOf);
    this.#itemFields = new KeyedFields(mapping, itemFieldOf);
    this.#onWarning = onWarning;
  }

  readJson({ line, text }: JsonText): RawRecord {
    const place = { line, sheet: null };
    try {
      return this.read(place, JSON.parse(text));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return brokenRecord(place, problem('BAD_JSON', '', text));
    }
  }

  read(place: Place, value: unknown): RawRecord {
    if (!isObject(value)) return brokenRecord(place, problem('NOT_A_RECORD', '', JSON.stringify(value) ?? ''));
    const record = emptyRecord(place);
    for (const [key, given] of Object.entries(value)) this.#take(record, key, given);
    return record;
  }

  #take(record: RawRecord, key: string, given: unknown): void {
    const field = this.#fields.of(key);
    if (field === null || given === null) return;
    if (field === 'items') this.#takeItems(record, key, given);
    else if (field === 'extensions') takeExtensions(record, key, given);
    else if (field === undefined || isItemField(field)) this.#takeExtension(record, key, given);
    else takeField(record, field, key, given);
  }

  #takeExtension(record: RawRecord, key: string, given: unknown): void {
    if (!this.#warnedOf.has(key)) {
      this.#warnedOf.add(key);
      const message = '指南未列此项，作为扩展信息保留 (not in the guide: kept as an extension)';
      this.#onWarning({ code: 'UNKNOWN_COLUMN', field: key, line: record.line, message });
    }
    // What has structure is kept as the JSON it was.
    const text = typeof given === 'object' ? JSON.stringify(given) : toText(record, key, given);
    if (text !== null) record.extensions.set(key, text);
  }

  #takeItems(record: RawRecord, key: string, given: unknown): void {
    const list = toList(given);
    if (!list) {
      record.problems.push(problem('BAD_TYPE', key, JSON.stringify(given)));
      return;
    }
    for (const each of list) {
      if (!isObject(each)) {
        record.problems.push(problem('BAD_TYPE', key, JSON.stringify(each) ?? ''));
        continue;
      }
      record.items.push(this.#itemOf(record, key, each));
    }
  }

  #itemOf(record: RawRecord, listKey: string, given: Record<string, unknown>): RawItem {
    const item: RawItem = { fields: new Map(), extras: new Map() };
    for (const [key, value] of Object.entries(given)) {
      const field = this.#itemFields.of(key);
      if (value === null || field === null) continue;
      const text = toText(record, key, value);
      if (text === null) continue;
      if (field && isItemField(field)) item.fields.set(field, { header: `${listKey}.${key}`, text });
      else item.extras.set(`${listKey}.${key}`, text);
    }
    return item;
  }
}

/** The fields of keys, each looked up once. */
class KeyedFields {
  readonly #known = new Map<string, FieldName | null | undefined>();

  constructor(
    private readonly mapping: Mapping,
    private readonly fieldOf: (key: string) => FieldName | null,
  ) {}

  /** Null if the key is left out, undefined if the guide has no such field. */
  of(key: string): FieldName | null | undefined {
    if (this.#known.has(key)) return this.#known.get(key);
    const mapped = this.mapping.columns.get(headerKey(key));
    const own = this.fieldOf(key) ?? (isIgnored(key) ? null : undefined);
    const field = mapped === undefined ? own : mapped;
    // A file whose keys are data must not fill the memory.
    if (this.#known.size < MAX_KNOWN_KEYS) this.#known.set(key, field);
    return field;
  }
}

function takeField(
  record: RawRecord,
  field: Exclude<FieldName, 'items' | 'extensions'>,
  key: string,
  given: unknown,
): void {
  const text = Array.isArray(given) ? listText(record, field, key, given) : toText(record, key, given);
  if (text === null) return;
  const earlier = record.fields.get(field as ResourceField);
  if (earlier && earlier.text.trim() !== '' && text.trim() !== '' && cleanLine(earlier.text) !== cleanLine(text)) {
    record.problems.push(problem('TWO_VALUES', key, text));
  } else if (!earlier || earlier.text.trim() === '') record.fields.set(field as ResourceField, { header: key, text });
}

/** 关联资源代码 may be a list; nothing else may. */
function listText(record: RawRecord, field: FieldName, key: string, given: unknown[]): string | null {
  if (field === 'relatedResourceCodes' && given.every((each) => typeof each === 'string')) return given.join('\n');
  record.problems.push(problem('BAD_TYPE', key, JSON.stringify(given)));
  return null;
}

/** `[{ name, value }]`, as we write it ourselves. */
function takeExtensions(record: RawRecord, key: string, given: unknown): void {
  for (const each of toList(given) ?? [given]) {
    if (isObject(each) && typeof each.name === 'string' && typeof each.value === 'string') {
      record.extensions.set(each.name, each.value);
    } else record.problems.push(problem('BAD_TYPE', key, JSON.stringify(each) ?? ''));
  }
}

function toText(record: RawRecord, key: string, given: unknown): string | null {
  if (typeof given === 'string') return given;
  if (typeof given === 'boolean') return String(given);
  if (typeof given === 'number') {
    if (Number.isSafeInteger(given) || !Number.isInteger(given)) return String(given);
    record.problems.push(problem('INEXACT_NUMBER', key, String(given)));
    return null;
  }
  if (given !== null) record.problems.push(problem('BAD_TYPE', key, JSON.stringify(given) ?? ''));
  return null;
}

/** A list; XML writes one as an element of elements, and a list of one as that element alone. */
function toList(given: unknown): unknown[] | null {
  if (Array.isArray(given)) return given;
  if (given === '') return [];
  if (!isObject(given)) return null;
  const values = Object.values(given);
  const [only] = values;
  return values.length === 1 && (Array.isArray(only) || isObject(only)) ? [only].flat() : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
