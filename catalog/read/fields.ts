/**
 * The fields a source can fill, with the headers of the national template and the keys of files that we know: the national
 * guide's, the city-to-province cascade's (`cata_title` …), our own. The first name is the one we print.
 */
const NAMES = {
  externalId: ['外部标识', 'externalId', 'cataid'],
  code: ['信息资源代码', '信息资源目录代码', '资源代码', '目录代码', 'code', 'resourceCode', 'catacode'],
  title: ['信息资源名称', '信息资源目录名称', '资源名称', '目录名称', 'title', 'cata_title'],
  abstract: ['信息资源摘要', '资源摘要', '摘要', 'abstract', 'description'],
  providerName: ['信息资源提供方', '资源提供方', '提供方', '提供方名称', '提供部门', 'providerName', 'dept_name'],
  providerCode: ['资源提供方代码', '信息资源提供方代码', '提供方代码', 'providerCode', 'credit_code'],
  providerUnit: ['提供方内部部门', '内部部门', 'providerUnit', 'internalorgan'],
  formatCategory: ['信息资源格式分类', '格式分类', 'formatCategory', 'resourceformat'],
  formatType: ['信息资源格式类型', '格式类型', 'formatType', 'resourceformattype'],
  formatDescription: [
    '其他类型资源格式描述',
    '信息资源格式其他类型资源格式描述',
    'formatDescription',
    'resourceformatother',
  ],
  sharingType: ['共享类型', 'sharingType', 'shared_type'],
  sharingCondition: ['共享条件', 'sharingCondition', 'shared_condition'],
  sharingMethod: ['共享方式分类', '共享方式', 'sharingMethod', 'sharedway'],
  interfaceKind: ['共享方式类型', 'interfaceKind'],
  openToPublic: ['是否向社会开放', '开放类型', 'openToPublic', 'open_type'],
  openCondition: ['开放条件', 'openCondition', 'open_condition'],
  updateFrequency: ['更新周期', 'updateFrequency', 'update_cycle'],
  publishedOn: ['发布日期', 'publishedOn', 'publishedtime'],
  relatedResourceCodes: ['关联资源代码', 'relatedResourceCodes'],
  items: ['信息项', '信息项信息', 'items', 'columnlist'],
  extensions: ['扩展信息', 'extensions'],
  itemName: ['信息项名称', '信息项信息名称', 'itemName'],
  itemDataType: ['数据类型', '信息项数据类型', 'itemDataType'],
  itemLength: ['数据长度', '信息项数据长度', 'itemLength'],
} as const satisfies Record<string, readonly string[]>;

/** What a column may be mapped to, besides being kept as an extension. */
export type FieldName = keyof typeof NAMES;

const ITEM_FIELDS = ['itemName', 'itemDataType', 'itemLength'] as const;
export type ItemField = (typeof ITEM_FIELDS)[number];
/** Fields whose values are lists of their own; only files with structure have them. */
const LIST_FIELDS = ['items', 'extensions'] as const;
export type ListField = (typeof LIST_FIELDS)[number];
export type ResourceField = Exclude<FieldName, ItemField | ListField>;

export const FIELD_NAMES = Object.keys(NAMES) as FieldName[];
export const isItemField = (name: FieldName): name is ItemField => ITEM_FIELDS.some((each) => each === name);
export const isListField = (name: FieldName): name is ListField => LIST_FIELDS.some((each) => each === name);

/** Inside an object of an item the plain words are clear. */
const ITEM_KEYS: Readonly<Record<string, ItemField>> = {
  name: 'itemName',
  namecn: 'itemName',
  名称: 'itemName',
  datatype: 'itemDataType',
  dataformat: 'itemDataType',
  类型: 'itemDataType',
  length: 'itemLength',
  长度: 'itemLength',
};

/** Columns that say nothing of the resource: running numbers. */
const IGNORED = ['序号', 'order_id'];

/** Columns of the template that belong to an item and that the guide does not know. */
export const ITEM_EXTENSIONS: readonly string[] = ['信息项英文名'];

// What provinces add to say whether a column must be filled in.
const OBLIGATION = /[（(【[](?:必填项?|选填项?|非必填项?|可选|条件必填项?|必选项?)[）)】\]]|\*/g;

const byKey = new Map<string, FieldName>();
for (const field of FIELD_NAMES) for (const name of NAMES[field]) byKey.set(headerKey(name), field);
const ignored = new Set(IGNORED.map(headerKey));

/** The header of the national template for a field. */
export const headerOf = (field: FieldName): string => NAMES[field][0];

/** The field a header or key names; null if it is none of ours. 共享方式（类型） is 共享方式类型, 摘要（简介） is 摘要. */
export const fieldOf = (header: string): FieldName | null =>
  byKey.get(headerKey(plainHeader(header).replace(/[（()）]/g, ''))) ?? byKey.get(headerKey(header)) ?? null;
export const itemFieldOf = (key: string): ItemField | null => {
  const field = ITEM_KEYS[headerKey(key)] ?? fieldOf(key);
  return field && isItemField(field) ? field : null;
};
export const isIgnored = (header: string): boolean => ignored.has(headerKey(header));

/** A header as provinces print it, without （必填项）, line breaks and spaces; a unit in brackets stays. */
export function plainHeader(header: string): string {
  return header.replace(OBLIGATION, '').replace(/\s/g, '');
}

/** What headers are compared by: width, case, spaces, brackets and underscores do not matter. */
export function headerKey(header: string): string {
  return plainHeader(header)
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/[_\-"“”:：]/g, '')
    .toLowerCase();
}
