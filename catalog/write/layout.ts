import type { CatalogItem } from '../catalog-item.js';
import {
  type CodeList,
  FORMAT_CATEGORIES,
  INTERFACE_KINDS,
  ITEM_DATA_TYPES,
  nameOfCode,
  SHARING_METHODS,
  SHARING_TYPES,
  UPDATE_FREQUENCIES,
} from '../code-lists.js';
import { type FieldName, fieldOf, headerOf, ITEM_EXTENSIONS, isIgnored, plainHeader } from '../read/fields.js';
import { LISTED, VERBATIM } from '../read/header.js';
import { convert, unitOfHeader } from '../read/units.js';

/** Groups of the national template's header, with the fields under each; those without a group stand over both rows. */
const GROUPS: readonly (readonly [group: string, ...fields: FieldName[]])[] = [
  ['', 'externalId', 'title', 'code'],
  ['信息资源提供方', 'providerName', 'providerUnit', 'providerCode'],
  ['', 'abstract'],
  ['信息资源格式', 'formatCategory', 'formatType', 'formatDescription'],
  ['信息项信息', 'itemName', 'itemDataType', 'itemLength'],
  ['共享属性', 'sharingType', 'sharingCondition'],
  ['共享方式', 'sharingMethod', 'interfaceKind'],
  ['开放属性', 'openToPublic', 'openCondition'],
  ['', 'updateFrequency', 'publishedOn', 'relatedResourceCodes'],
];

const FIELDS = GROUPS.flatMap(([, ...fields]) => fields);

/** A table in the national template: reading it gives the items it was made of. */
export class TemplateLayout {
  readonly #extensions: ExtensionNames | null;

  /** @param extensions  A column for each; null if not all are known before the first row: each takes a row then. */
  constructor(extensions: ExtensionNames | null) {
    this.#extensions = extensions;
  }

  /** The two rows of the header, and which cells of them are one: first and last row and column of each. */
  header(): {
    rows: [string[], string[]];
    merges: [row: number, column: number, lastRow: number, lastColumn: number][];
  } {
    const upper: string[] = [];
    const lower: string[] = [];
    const merges: [number, number, number, number][] = [];
    const over = (header: string) => {
      merges.push([0, upper.length, 1, upper.length]);
      upper.push(header);
      lower.push('');
    };
    const under = (group: string, headers: readonly string[]) => {
      merges.push([0, upper.length, 0, upper.length + headers.length - 1]);
      upper.push(group, ...headers.slice(1).map(() => ''));
      lower.push(...headers);
    };
    for (const [group, ...fields] of GROUPS) {
      if (group === '') for (const field of fields) over(headerOf(field));
      else under(group, fields.map(headerOf));
    }
    if (this.#extensions) for (const header of this.#extensions.headers) over(header);
    else under(LISTED.group, [LISTED.name, LISTED.value]);
    return { rows: [upper, lower], merges };
  }

  /** The rows of an item: one for each 信息项, what is said of the resource in the first alone. */
  rowsOf(item: CatalogItem): string[][] {
    const extensionsIn = this.#extensionCells(item);
    return Array.from({ length: this.heightOf(item) }, (_, row) => [
      ...FIELDS.map((field) => cellOf(item, field, row)),
      ...extensionsIn(row),
    ]);
  }

  /** How many rows it takes. */
  heightOf({ items, extensions }: CatalogItem): number {
    return Math.max(1, items.length, this.#extensions ? 0 : extensions.length);
  }

  #extensionCells({ extensions }: CatalogItem): (row: number) => string[] {
    if (!this.#extensions) return (row) => [extensions[row]?.name ?? '', extensions[row]?.value ?? ''];
    const byName = new Map(extensions.map(({ name, value }) => [name, value]));
    const own = this.#extensions.names.map((name) => byName.get(name) ?? '');
    return (row) => (row === 0 ? own : own.map(() => ''));
  }
}

export interface ExtensionNames {
  names: string[];
  /** The header each is written under. */
  headers: string[];
}

/** Gathers the names of extensions from all items: they are columns, so they must be known before the first row. */
export class ExtensionCollector {
  /** Whether every value under a header with a unit is a number in the template's form. */
  readonly #isPlain = new Map<string, boolean>();

  add({ extensions }: CatalogItem): void {
    for (const { name, value } of extensions) {
      const unit = unitOfHeader(name);
      const isPlain = unit === null || (unit.canonical === name && convert(value, unit.unit) === value);
      this.#isPlain.set(name, (this.#isPlain.get(name) ?? true) && isPlain);
    }
  }

  end(): ExtensionNames {
    const names = [...this.#isPlain.keys()].sort();
    const headers = names.map((name) => (this.#isPlain.get(name) && isReadAsItself(name) ? name : VERBATIM + name));
    return { names, headers };
  }
}

/** Whether a header is read as the extension of that very name, and not as a field, or shortened. */
const isReadAsItself = (name: string) =>
  plainHeader(name) === name &&
  name !== '' &&
  !name.startsWith(VERBATIM) &&
  fieldOf(name) === null &&
  !isIgnored(name) &&
  !ITEM_EXTENSIONS.includes(name) &&
  name !== LISTED.name &&
  name !== LISTED.value &&
  !/^['=+\-@]/.test(name);

function cellOf(item: CatalogItem, field: FieldName, row: number): string {
  const information = item.items[row];
  if (field === 'itemName') return information?.name ?? '';
  if (field === 'itemDataType') return coded(ITEM_DATA_TYPES, information?.dataType);
  if (field === 'itemLength') return information?.length?.toString() ?? '';
  if (row > 0) return '';
  switch (field) {
    case 'formatCategory':
      return coded(FORMAT_CATEGORIES, item.formatCategory);
    case 'sharingType':
      return coded(SHARING_TYPES, item.sharingType);
    case 'sharingMethod':
      return coded(SHARING_METHODS, item.sharingMethod);
    case 'interfaceKind':
      return coded(INTERFACE_KINDS, item.interfaceKind);
    case 'updateFrequency':
      return coded(UPDATE_FREQUENCIES, item.updateFrequency);
    case 'openToPublic':
      return item.openToPublic === null ? '' : item.openToPublic ? '是' : '否';
    case 'relatedResourceCodes':
      return item.relatedResourceCodes.join('\n');
    case 'items':
    case 'extensions':
      return '';
    default:
      return item[field] ?? '';
  }
}

const coded = <Value extends string>(list: CodeList<Value>, value: Value | null | undefined): string =>
  value ? nameOfCode(list, value) : '';
