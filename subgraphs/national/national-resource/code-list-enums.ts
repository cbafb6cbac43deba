import { registerEnumType } from 'type-graphql';
import {
  FORMAT_CATEGORIES,
  INTERFACE_KINDS,
  ITEM_DATA_TYPES,
  SHARING_METHODS,
  SHARING_TYPES,
  UPDATE_FREQUENCIES,
} from '../../../catalog/code-lists.js';

interface ListedValue {
  value: string;
  names: readonly string[];
}

/** A value list of the national guide as an enumeration, each value described by the names sources write for it. */
function registerCodeList(name: string, description: string, list: readonly ListedValue[]): Record<string, string> {
  const values = Object.fromEntries(list.map(({ value }) => [value, value]));
  const valuesConfig = Object.fromEntries(list.map(({ value, names }) => [value, { description: names.join('、') }]));
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}

export const SharingTypeEnum = registerCodeList('SharingType', '共享类型.', SHARING_TYPES);
export const SharingMethodEnum = registerCodeList('SharingMethod', '共享方式.', SHARING_METHODS);
export const InterfaceKindEnum = registerCodeList(
  'InterfaceKind',
  '共享方式类型: by what interface data are had.',
  INTERFACE_KINDS,
);
export const UpdateFrequencyEnum = registerCodeList('UpdateFrequency', '更新周期.', UPDATE_FREQUENCIES);
export const FormatCategoryEnum = registerCodeList('FormatCategory', '信息资源格式分类.', FORMAT_CATEGORIES);
export const ItemDataTypeEnum = registerCodeList('ItemDataType', '信息项数据类型.', ITEM_DATA_TYPES);

export enum ResourceStatus {
  ACTIVE = 'ACTIVE',
  RETIRED = 'RETIRED',
}

registerEnumType(ResourceStatus, {
  name: 'ResourceStatus',
  valuesConfig: {
    ACTIVE: { description: '有效: in the catalog of its source.' },
    RETIRED: { description: '已下架: no longer in it; kept, and back when the source gives it again.' },
  },
});

export enum ResourceChangeKind {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  RETIRED = 'RETIRED',
  RESTORED = 'RESTORED',
}

registerEnumType(ResourceChangeKind, {
  name: 'ResourceChangeKind',
  description: 'What a version of an entry came of.',
});
