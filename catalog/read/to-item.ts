import type { CatalogItem, Extension, InformationItem } from '../catalog-item.js';
import { MAX_EXTENSIONS, MAX_ITEMS, MAX_LENGTH, MAX_RELATED } from '../limits.js';
import { cleanLine, cleanText } from './clean-text.js';
import { isCreditCode } from './credit-code.js';
import { FieldReader } from './field-reader.js';
import { headerOf } from './fields.js';
import type { Mapping } from './mapping.js';
import type { Outcome, Warning } from './outcome.js';
import { problem } from './problems.js';
import type { RawItem, RawRecord } from './raw-record.js';

/** The item a record stands for, or everything that is wrong with it. Warnings are told of, and the item taken. */
export function toItem(record: RawRecord, mapping: Mapping, onWarning: (warning: Warning) => void): Outcome {
  const { line, sheet } = record;
  if (record.isBroken) return { line, sheet, externalId: null, problems: record.problems };
  const read = new FieldReader(record, mapping);
  const code = read.code();
  const item: CatalogItem = {
    externalId: read.optionalLine('externalId') ?? code,
    code,
    title: read.line('title'),
    abstract: read.prose('abstract'),
    providerName: read.line('providerName'),
    providerCode: read.optionalLine('providerCode'),
    providerUnit: read.optionalLine('providerUnit'),
    formatCategory: read.coded('formatCategory'),
    formatType: read.optionalLine('formatType'),
    formatDescription: read.prose('formatDescription'),
    items: readItems(record, mapping),
    sharingType: read.requiredCode('sharingType', 'UNCONDITIONAL'),
    sharingCondition: read.prose('sharingCondition'),
    sharingMethod: read.coded('sharingMethod'),
    interfaceKind: read.coded('interfaceKind'),
    openToPublic: read.yesOrNo('openToPublic'),
    openCondition: read.prose('openCondition'),
    updateFrequency: read.coded('updateFrequency'),
    publishedOn: read.date('publishedOn'),
    relatedResourceCodes: readRelated(read, record),
    extensions: readExtensions(record),
  };
  const { problems } = record;
  if (problems.length > 0) return { line, sheet, externalId: item.externalId || null, problems };
  for (const warning of warningsOf(item, record)) onWarning(warning);
  return { line, sheet, item };
}

function readItems(record: RawRecord, mapping: Mapping): InformationItem[] {
  if (record.items.length > MAX_ITEMS) {
    record.problems.push(problem('TOO_MANY', headerOf('items'), `${record.items.length} > ${MAX_ITEMS}`));
    return [];
  }
  return record.items.map(({ fields }) => {
    const read = new FieldReader({ fields, problems: record.problems }, mapping);
    return {
      name: read.line('itemName'),
      dataType: read.coded('itemDataType'),
      length: read.wholeNumber('itemLength'),
    };
  });
}

function readRelated(read: FieldReader, record: RawRecord): string[] {
  const codes = [...new Set(read.list('relatedResourceCodes'))];
  const tooLong = codes.find((code) => code.length > MAX_LENGTH.relatedResourceCode);
  const header = headerOf('relatedResourceCodes');
  if (tooLong) record.problems.push(problem('TOO_LONG', header, tooLong));
  if (codes.length > MAX_RELATED) record.problems.push(problem('TOO_MANY', header, `${codes.length} > ${MAX_RELATED}`));
  return codes;
}

/** Extensions of the resource, and those of its items as one text each: a line for each item, in their order. */
function readExtensions(record: RawRecord): Extension[] {
  const { problems } = record;
  const byName = new Map([...record.extensions].map(([name, value]) => [cleanLine(name), value]));
  for (const name of new Set(record.items.flatMap(({ extras }) => [...extras.keys()]))) {
    byName.set(name, linesOf(record.items, name));
  }
  const extensions = [...byName]
    .map(([name, value]) => ({ name, value: cleanText(value) }))
    .filter(({ value }) => value !== '')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, value } of extensions) {
    const read = new FieldReader({ fields: new Map(), problems }, null);
    read.check(name, name, MAX_LENGTH.extensionName);
    read.check(name, value, MAX_LENGTH.extensionValue);
  }
  if (extensions.length > MAX_EXTENSIONS) {
    problems.push(problem('TOO_MANY', headerOf('extensions'), `${extensions.length} > ${MAX_EXTENSIONS}`));
  }
  return extensions;
}

const linesOf = (items: readonly RawItem[], name: string) =>
  items.map(({ extras }) => cleanText(extras.get(name) ?? '')).join('\n');

function* warningsOf(item: CatalogItem, { line, fields }: RawRecord): Generator<Warning> {
  const headerIn = (field: 'providerCode' | 'sharingCondition') => fields.get(field)?.header ?? headerOf(field);
  if (item.providerCode?.length === 18 && !isCreditCode(item.providerCode)) {
    const message = `统一社会信用代码校验位不符 (the check digit of "${item.providerCode}" is wrong)`;
    yield { code: 'BAD_CHECK_DIGIT', field: headerIn('providerCode'), line, message };
  }
  if (item.sharingType === 'CONDITIONAL' && item.sharingCondition === null) {
    const message = '有条件共享而未写共享条件 (shared on condition, and no condition given)';
    yield { code: 'NO_CONDITION', field: headerIn('sharingCondition'), line, message };
  }
  if (item.items.length === 0 && (item.formatCategory === 'DATABASE' || item.formatCategory === 'SPREADSHEET')) {
    const message = '数据库、电子表格类资源应有信息项 (tables and databases should name their items)';
    yield { code: 'NO_ITEMS', field: headerOf('items'), line, message };
  }
}
