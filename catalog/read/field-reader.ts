import { type CodeList, findCode, RESOURCE_CODE, usualNames } from '../code-lists.js';
import { MAX_LENGTH } from '../limits.js';
import { cleanLine, cleanText, flawOf, isLeftOpen, isOrdinary } from './clean-text.js';
import { readDate } from './dates.js';
import { headerOf, type ItemField, type ResourceField } from './fields.js';
import { CODED_FIELDS, type CodedField, type Mapping } from './mapping.js';
import { type Problem, type ProblemCode, problem } from './problems.js';
import type { RawRecord, RawValue } from './raw-record.js';

type Field = ResourceField | ItemField;
type CodeOf<Name extends CodedField> = (typeof CODED_FIELDS)[Name][number]['value'];

const NOT_IN_LIST: Readonly<Record<CodedField, ProblemCode>> = {
  sharingType: 'BAD_SHARE_TYPE',
  sharingMethod: 'BAD_SHARE_METHOD',
  interfaceKind: 'BAD_SHARE_KIND',
  updateFrequency: 'BAD_FREQUENCY',
  formatCategory: 'BAD_FORMAT',
  itemDataType: 'BAD_DATA_TYPE',
};

const YES = new Set(['是', '开放', '向社会开放', '有条件开放', '无条件开放', 'true']);
const NO = new Set(['否', '不开放', '不予开放', '不向社会开放', 'false']);
const SEPARATORS = /[,，;；、\s]+/;
const WHOLE_NUMBER = /^\d{1,9}(?:\.0+)?$/;
const SHORTEST_LIMIT = Math.min(...Object.values(MAX_LENGTH));
const MAX_LENGTH_OF = MAX_LENGTH as Readonly<Partial<Record<Field, number>>>;

/** Reads the fields of one record; what is wrong goes to the record's problems, and an empty value comes back. */
export class FieldReader {
  readonly #fields: ReadonlyMap<Field, RawValue>;
  readonly #problems: Problem[];
  readonly #mapping: Mapping | null;

  constructor(
    { fields, problems }: Pick<RawRecord, 'problems'> & { fields: ReadonlyMap<Field, RawValue> },
    mapping: Mapping | null,
  ) {
    this.#fields = fields;
    this.#problems = problems;
    this.#mapping = mapping;
  }

  /** A text of one line that must be there. */
  line(field: Field): string {
    const text = this.optionalLine(field);
    if (text === null && !this.#isBlamed(field)) this.#blame('MISSING', field, '');
    return text ?? '';
  }

  optionalLine(field: Field): string | null {
    return this.#checked(field, cleanLine);
  }

  prose(field: Field): string | null {
    return this.#checked(field, cleanText);
  }

  /** 信息资源代码 in the form of the guide. */
  code(): string {
    const code = this.line('code');
    if (code !== '' && !RESOURCE_CODE.test(code)) this.#blame('BAD_CODE', 'code', code);
    return code;
  }

  coded<Name extends CodedField>(field: Name & Field): CodeOf<Name> | null {
    const text = this.#coded(field);
    if (text === null) return null;
    const list = CODED_FIELDS[field as CodedField] as CodeList<CodeOf<Name>>;
    const value = findCode(list, text);
    if (value !== null) return value;
    const hint = `可写 (allowed): ${usualNames(list)}`;
    if (/^\d+$/.test(text)) this.#blame('UNMAPPED_CODE', field, text, hint);
    else this.#blame(NOT_IN_LIST[field as CodedField], field, text, hint);
    return null;
  }

  /** @param instead  What stands in for a missing value; the record is rejected then. */
  requiredCode<Name extends CodedField>(field: Name & Field, instead: CodeOf<Name>): CodeOf<Name> {
    const value = this.coded<Name>(field);
    if (value === null && !this.#isBlamed(field)) {
      const hint = `可写 (allowed): ${usualNames(CODED_FIELDS[field as CodedField])}`;
      this.#blame('MISSING', field, this.#textOf(field), hint);
    }
    return value ?? instead;
  }

  yesOrNo(field: 'openToPublic'): boolean | null {
    const text = this.#coded(field);
    if (text === null) return null;
    if (YES.has(text)) return true;
    if (NO.has(text)) return false;
    this.#blame(/^\d+$/.test(text) ? 'UNMAPPED_CODE' : 'BAD_OPEN', field, text, '可写 (allowed): 是/否');
    return null;
  }

  date(field: Field): string | null {
    const text = cleanLine(this.#textOf(field));
    if (isLeftOpen(text)) return null;
    const date = readDate(text);
    if (date === null) this.#blame('BAD_DATE', field, text);
    return date;
  }

  wholeNumber(field: Field): number | null {
    const text = cleanLine(this.#textOf(field));
    if (isLeftOpen(text)) return null;
    if (WHOLE_NUMBER.test(text)) return Number(text);
    this.#blame('BAD_NUMBER', field, text);
    return null;
  }

  /** Codes written one after the other. */
  list(field: Field): string[] {
    const text = cleanText(this.#textOf(field));
    const flaw = flawOf(text);
    if (flaw) this.#blame(flaw, field, text);
    return isLeftOpen(text) || flaw ? [] : text.split(SEPARATORS).filter((code) => code !== '');
  }

  /** Whether a text may be stored; says why not. */
  check(header: string, text: string, maxLength: number): boolean {
    const flaw = flawOf(text) ?? (text.length > maxLength ? 'TOO_LONG' : null);
    if (flaw === 'TOO_LONG') {
      const message = `长 ${text.length} 字，上限 ${maxLength} (expected at most ${maxLength} characters, found ${text.length})`;
      this.#problems.push(problem('TOO_LONG', header, text, { message }));
    } else if (flaw) this.#problems.push(problem(flaw, header, text));
    return flaw === null;
  }

  /** @param clean  How the text is cleaned, where that is needed. */
  #checked(field: Field, clean: (text: string) => string): string | null {
    const given = this.#textOf(field);
    const isClean = isOrdinary(given);
    const text = isClean ? given : clean(given);
    if (text === '') return null;
    if (isClean && text.length <= SHORTEST_LIMIT) return text;
    return this.check(this.#headerOf(field), text, MAX_LENGTH_OF[field] ?? Number.POSITIVE_INFINITY) ? text : null;
  }

  #coded(field: CodedField | 'openToPublic'): string | null {
    const given = this.#textOf(field);
    const text = isOrdinary(given) ? given : cleanLine(given);
    // A source's own codes come first: "无" or "-" may be one of them.
    const mapped = this.#mapping?.codes.get(field)?.get(text);
    if (mapped !== undefined) return mapped;
    return isLeftOpen(text) ? null : text;
  }

  #textOf(field: Field): string {
    const given = this.#fields.get(field)?.text ?? '';
    return given.trim() === '' ? (this.#mapping?.constants.get(field as ResourceField) ?? '') : given;
  }

  #headerOf(field: Field): string {
    return this.#fields.get(field)?.header ?? headerOf(field);
  }

  #isBlamed(field: Field): boolean {
    const header = this.#headerOf(field);
    return this.#problems.some((each) => each.field === header);
  }

  #blame(code: ProblemCode, field: Field, found: string, hint?: string): void {
    this.#problems.push(problem(code, this.#headerOf(field), found, hint === undefined ? {} : { hint }));
  }
}
