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
  entry('UNCONDITIONAL', '无条件共享'),
  entry('CONDITIONAL', '有条件共享'),
  entry('NOT_SHARED', '不予共享'),
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

/** 信息项数据类型; the letter is the guide's and may stand for the name. */
export const ITEM_DATA_TYPES = [
  entry('CHARACTER', '字符型', 'C'),
  entry('NUMERIC', '数值型', 'N'),
  entry('CURRENCY', '货币型', 'Y'),
  entry('DATE', '日期型', 'D'),
  entry('DATETIME', '日期时间型', 'T'),
  entry('BOOLEAN', '逻辑型', 'L'),
  entry('MEMO', '备注型', 'M'),
  entry('GENERAL', '通用型', 'G'),
  entry('DOUBLE', '双精度型', 'B'),
  entry('INTEGER', '整型', '整数型', 'I'),
  entry('FLOAT', '浮点型', 'F'),
] as const;
export type ItemDataType = (typeof ITEM_DATA_TYPES)[number]['value'];

/** 信息资源代码: class, item, head and detail, a slash, a sequence. */
export const RESOURCE_CODE = /^[123]\d{2}\d{3}\d*\/\d+$/;
