import type { CatalogItem, Extension, InformationItem } from './catalog-item.js';
import {
  FORMAT_CATEGORIES,
  INTERFACE_KINDS,
  ITEM_DATA_TYPES,
  RESOURCE_CODE,
  SHARING_METHODS,
  SHARING_TYPES,
  UPDATE_FREQUENCIES,
} from './code-lists.js';
import { type ItemError, ItemProblems, UNPRINTABLE } from './item-problems.js';

/** What was made of an item as it came: an item in normal form if there are no errors, and where it stood in any case. */
export interface CheckedItem {
  item: CatalogItem | null;
  /** As the item gives it; null if it gives none that an entry could have. */
  externalId: string | null;
  line: number | null;
  errors: ItemError[];
}

const SHORT = 300;
const LONG = 10_000;
const MAX_INFORMATION_ITEMS = 2_000;
const MAX_ENTRIES = 500;

const valuesOf = (list: readonly { value: string }[]): ReadonlySet<string> => new Set(list.map(({ value }) => value));
const LISTS = {
  formatCategory: valuesOf(FORMAT_CATEGORIES),
  sharingType: valuesOf(SHARING_TYPES),
  sharingMethod: valuesOf(SHARING_METHODS),
  interfaceKind: valuesOf(INTERFACE_KINDS),
  updateFrequency: valuesOf(UPDATE_FREQUENCIES),
  dataType: valuesOf(ITEM_DATA_TYPES),
};

const FIELDS = new Set([
  ...['externalId', 'code', 'title', 'abstract', 'providerName', 'providerCode', 'providerUnit', 'formatCategory'],
  ...['formatType', 'formatDescription', 'items', 'sharingType', 'sharingCondition', 'sharingMethod', 'interfaceKind'],
  ...['openToPublic', 'openCondition', 'updateFrequency', 'publishedOn', 'relatedResourceCodes', 'extensions', 'line'],
]);

/**
 * Checks an item from anywhere and gives it the normal form: empty texts become null, extensions are sorted by name. All of
 * its errors are found, not only the first. Scripts call it before they send, the server again on what it gets.
 */
export function checkItem(raw: unknown): CheckedItem {
  const problems = new ItemProblems();
  if (!isObject(raw)) {
    problems.add(null, 'WRONG_TYPE', 'an object', raw);
    return { item: null, externalId: null, line: null, errors: problems.errors };
  }
  for (const name of Object.keys(raw)) if (!FIELDS.has(name)) problems.unknownField(name);
  const text = (name: string, max = SHORT) => problems.text(name, raw[name], max);
  const required = (name: string, max = SHORT) => problems.required(name, raw[name], max);
  const listed = (name: keyof typeof LISTS) => problems.listed(name, raw[name], LISTS[name]) as never;

  const line = problems.count('line', raw.line);
  const item: CatalogItem = {
    externalId: required('externalId'),
    code: codeOf(required('code'), problems),
    title: required('title'),
    abstract: problems.longText('abstract', raw.abstract, LONG),
    providerName: required('providerName'),
    providerCode: text('providerCode'),
    providerUnit: text('providerUnit'),
    formatCategory: listed('formatCategory'),
    formatType: text('formatType'),
    formatDescription: problems.longText('formatDescription', raw.formatDescription, LONG),
    items: problems
      .list('items', raw.items, MAX_INFORMATION_ITEMS)
      .map((each, index) => informationItem(each, `items.${index}`, problems)),
    sharingType: problems.requiredListed('sharingType', raw.sharingType, LISTS.sharingType) as never,
    sharingCondition: problems.longText('sharingCondition', raw.sharingCondition, LONG),
    sharingMethod: listed('sharingMethod'),
    interfaceKind: listed('interfaceKind'),
    openToPublic: problems.boolean('openToPublic', raw.openToPublic),
    openCondition: problems.longText('openCondition', raw.openCondition, LONG),
    updateFrequency: listed('updateFrequency'),
    publishedOn: problems.date('publishedOn', raw.publishedOn),
    relatedResourceCodes: problems
      .list('relatedResourceCodes', raw.relatedResourceCodes, MAX_ENTRIES)
      .map((code, index) => problems.required(`relatedResourceCodes.${index}`, code, SHORT)),
    extensions: extensionsOf(raw.extensions, problems),
  };
  return {
    item: problems.errors.length === 0 ? item : null,
    externalId: isPossibleId(raw.externalId) ? raw.externalId : null,
    line,
    errors: problems.errors,
  };
}

const isPossibleId = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= SHORT && !UNPRINTABLE.test(value);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function codeOf(code: string, problems: ItemProblems): string {
  if (code !== '' && !RESOURCE_CODE.test(code))
    problems.add('code', 'BAD_CODE', 'a code such as "307001/000001"', code);
  return code;
}

function informationItem(raw: unknown, path: string, problems: ItemProblems): InformationItem {
  if (!isObject(raw)) {
    problems.add(path, 'WRONG_TYPE', 'an object', raw);
    return { name: '', dataType: null, length: null };
  }
  return {
    name: problems.required(`${path}.name`, raw.name, SHORT),
    dataType: problems.listed(`${path}.dataType`, raw.dataType, LISTS.dataType) as InformationItem['dataType'],
    length: problems.count(`${path}.length`, raw.length),
  };
}

function extensionsOf(raw: unknown, problems: ItemProblems): Extension[] {
  const extensions = problems.list('extensions', raw, MAX_ENTRIES).map((each, index): Extension => {
    const path = `extensions.${index}`;
    const { name, value } = isObject(each) ? each : {};
    return {
      name: problems.required(`${path}.name`, name, SHORT),
      value: problems.longText(`${path}.value`, value, LONG) ?? '',
    };
  });
  extensions.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const [index, { name }] of extensions.entries()) {
    if (index > 0 && extensions[index - 1]?.name === name) {
      problems.add('extensions', 'DUPLICATE_NAME', 'each name once', name);
    }
  }
  return extensions;
}
