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
import { VERBATIM } from '../read/header.js';
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

/** A table in the national template: reading it gives the items it was made of. */
export class TemplateLayout {
  readonly #extensions: readonly string[];
  readonly #headers: readonly string[];

  constructor({ names, headers }: ExtensionNames) {
    this.#extensions = names;
    this.#headers = headers;
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
    for (const [group, ...fields] of GROUPS) {
      if (group === '') {
        for (const field of fields) over(headerOf(field));
      } else {
        merges.push([0, upper.length, 0, upper.length + fields.length - 1]);
        upper.push(group, ...fields.slice(1).map(() => ''));
        lower.push(...fields.map(headerOf));
      }
    }
    for (const header of this.#headers) over(header);
    return { rows: [upper, lower], merges };
  }

  /** The rows of an item: one for each 信息项, what is said of the resource in the first alone. */
  rowsOf(item: CatalogItem): string[][] {
    const fields = GROUPS.flatMap(([, ...names]) => names);
    const byName = new Map(item.extensions.map(({ name, value }) => [name, value]));
    const own = this.#extensions.map((name) => byName.get(name) ?? '');
    return Array.from({ length: Math.max(1, item.items.length) }, (_, row) => [
      ...fields.map((field) => cellOf(item, field, row)),
      ...(row === 0 ? own : own.map(() => '')),
    ]);
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
