/*
 * Value lists of the national guide (政务信息资源目录编制指南) with the names sources write for them.
 *
 * Integers are not here on purpose: 更新周期 1 is 实时 in one product and 每年 in another, so a source's numbers are read through a
 * code map of that source, never as they are.
 */

interface Entry<Value extends string> {
  value: Value;
  /** Names sources write, the usual one first. */
  names: readonly string[];
}

const entry = <Value extends string>(value: Value, ...names: string[]): Entry<Value> => ({ value, names });

/** 共享类型. */
export const SHARING_TYPES = [
  entry('UNCONDITIONAL', '无条件共享', '无条件'),
  entry('CONDITIONAL', '有条件共享', '有条件'),
  entry('NOT_SHARED', '不予共享', '不予', '不共享'),
] as const;
export type SharingType = (typeof SHARING_TYPES)[number]['value'];

/** 共享方式. */
export const SHARING_METHODS = [
  entry('PLATFORM', '共享平台方式', '共享平台'),
  entry('EMAIL', '邮件'),
  entry('DISK_COPY', '拷盘'),
  entry('MEDIA_EXCHANGE', '介质交换', '介质交换（纸质报表、电子文档等）'),
] as const;
export type SharingMethod = (typeof SHARING_METHODS)[number]['value'];

/** 共享方式类型: by what interface data are had. */
export const INTERFACE_KINDS = [
  entry('TABLE', '库表', '数据库'),
  entry('FILE', '文件', '文件下载'),
  entry('API', '接口', '服务接口', '服务'),
] as const;
export type InterfaceKind = (typeof INTERFACE_KINDS)[number]['value'];

/** 更新周期. */
export const UPDATE_FREQUENCIES = [
  entry('REAL_TIME', '实时'),
  entry('DAILY', '每日', '每天'),
  entry('WEEKLY', '每周'),
  entry('MONTHLY', '每月'),
  entry('QUARTERLY', '每季度', '每季'),
  entry('SEMIANNUAL', '每半年'),
  entry('ANNUAL', '每年'),
  entry('IRREGULAR', '不定期更新', '不定期'),
  entry('NEVER', '归档不更新'),
  entry('OTHER', '其他'),
] as const;
export type UpdateFrequency = (typeof UPDATE_FREQUENCIES)[number]['value'];

/** 信息资源格式分类. */
export const FORMAT_CATEGORIES = [
  entry('DOCUMENT', '电子文件'),
  entry('SPREADSHEET', '电子表格'),
  entry('DATABASE', '数据库'),
  entry('IMAGE', '图形图像'),
  entry('STREAMING_MEDIA', '流媒体'),
  entry('SELF_DESCRIBED', '自描述格式'),
  entry('SERVICE_API', '服务接口'),
] as const;
export type FormatCategory = (typeof FORMAT_CATEGORIES)[number]['value'];

const dataType = <Value extends string>(value: Value, letter: string, ...names: string[]) =>
  entry(value, ...names, letter, ...names.flatMap((name) => [name + letter, letter + name]));

/** 信息项数据类型; the letter is the guide's and may stand for the name. */
export const ITEM_DATA_TYPES = [
  dataType('CHARACTER', 'C', '字符型'),
  dataType('NUMERIC', 'N', '数值型'),
  dataType('CURRENCY', 'Y', '货币型'),
  dataType('DATE', 'D', '日期型'),
  dataType('DATETIME', 'T', '日期时间型'),
  dataType('BOOLEAN', 'L', '逻辑型'),
  dataType('MEMO', 'M', '备注型'),
  dataType('GENERAL', 'G', '通用型'),
  dataType('DOUBLE', 'B', '双精度型'),
  dataType('INTEGER', 'I', '整型', '整数型'),
  dataType('FLOAT', 'F', '浮点型'),
] as const;
export type ItemDataType = (typeof ITEM_DATA_TYPES)[number]['value'];

/** 信息资源代码: class, item, head and detail, a slash, a sequence. */
export const RESOURCE_CODE = /^[123]\d{2}\d{3}\d*\/\d+$/;

/** A list of values with their names. */
export type CodeList<Value extends string> = readonly Entry<Value>[];

const byName = new WeakMap<CodeList<string>, Map<string, string>>();

/**
 * The value a source's name stands for; null if it is none of the list. Width, case and spaces do not matter, nor what stands in
 * brackets behind a name: 字符型（C）.
 */
export function findCode<Value extends string>(list: CodeList<Value>, name: string): Value | null {
  const values = namesIn(list);
  const usual = values.get(name);
  if (usual !== undefined) return usual;
  const key = nameKey(name);
  return values.get(key) ?? values.get(key.replace(/\(.*\)$/, '')) ?? null;
}

/** The usual Chinese name of a value. */
export function nameOfCode<Value extends string>(list: CodeList<Value>, value: Value): string {
  return list.find((each) => each.value === value)?.names[0] ?? value;
}

/** The usual names of a list, to tell people what they may write. */
export const usualNames = (list: CodeList<string>): string => list.map(({ names }) => names[0]).join('/');

function namesIn<Value extends string>(list: CodeList<Value>): Map<string, Value> {
  const known = byName.get(list);
  if (known) return known as Map<string, Value>;
  const made = new Map<string, Value>();
  for (const { value, names } of list) {
    for (const name of [value, ...names]) made.set(name, value).set(nameKey(name), value);
  }
  byName.set(list, made);
  return made;
}

const nameKey = (name: string) => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
