/**
 * What can be wrong with a record, by code: what it means, and what whoever keeps the source can do about it. Codes are part of
 * the report format (catalog-sync-report/1): they may be added to, not renamed.
 */
export const PROBLEMS = {
  MISSING: {
    meaning: '必填项为空 (expected a value, found none)',
    hint: '补填该项；整个来源都没有的，可在映射文件中设常量 (fill it in, or give a constant in the mapping file)',
  },
  TOO_LONG: {
    meaning: '超过长度上限 (longer than allowed)',
    hint: '缩短该项；常见原因是引号不配对，把多行并成了一格 (shorten it; often an unpaired quote has swallowed lines)',
  },
  CONTROL_CHARACTER: {
    meaning: '含控制字符或不可见的方向符 (holds a control or direction character)',
    hint: '删去该字符后重新导出 (remove the character and export again)',
  },
  BAD_ENCODING: {
    meaning: '含无法解码的字符 (holds characters that were decoded wrongly)',
    hint: '按 UTF-8 或 GB18030 重新导出，或用 --encoding 指明编码 (export as UTF-8 or GB18030, or say --encoding)',
  },
  FORMULA_CELL: {
    meaning: '单元格是公式 (expected a value, found a formula)',
    hint: '复制后“选择性粘贴为数值” (paste it as a value)',
  },
  ERROR_CELL: {
    meaning: '单元格是错误值 (expected a value, found an error of the spreadsheet)',
    hint: '改正公式或填入数值 (put a value there)',
  },
  BAD_CODE: {
    meaning: '代码的形式不对 (expected a code, found something else)',
    hint: '类 1 位、项 2 位、目 3 位、细目不定、“/”、顺序号，如 307001/000001；表格中该列应设为“文本”格式，否则丢失前导零 (codes are text: format the column as text)',
  },
  BAD_DATE: {
    meaning: '日期的形式不对或无此日期 (expected a date of the calendar)',
    hint: '写作 2024-06-01，或把该列设为“日期”格式 (write it as 2024-06-01, or format the column as date)',
  },
  BAD_NUMBER: {
    meaning: '应为非负整数 (expected a whole number, 0 or more)',
    hint: '只写数字，不写单位和小数 (digits only)',
  },
  BAD_UNIT: {
    meaning: '应为表头所注单位的数 (expected a number in the unit of the header)',
    hint: '只写数字 (digits only)',
  },
  INEXACT_NUMBER: {
    meaning: '数字过长，已失去精度 (a number too long to be exact)',
    hint: '以文本给出该值 (give it as text)',
  },
  UNMAPPED_CODE: {
    meaning:
      '数字代码在各系统中含义不同，不能直接采用 (expected a name, found a number: systems disagree on what it means)',
    hint: '写名称，或在映射文件 codes 中给出该来源的代码表 (write the name, or give the codes of this source in the mapping file)',
  },
  BAD_SHARE_TYPE: { meaning: '不是共享类型 (not a sharing type)', hint: '' },
  BAD_SHARE_METHOD: { meaning: '不是共享方式 (not a sharing method)', hint: '' },
  BAD_SHARE_KIND: { meaning: '不是共享方式类型 (not a kind of interface)', hint: '' },
  BAD_OPEN: { meaning: '不是“是”或“否” (not yes or no)', hint: '' },
  BAD_FREQUENCY: { meaning: '不是更新周期 (not an update frequency)', hint: '' },
  BAD_FORMAT: { meaning: '不是信息资源格式分类 (not a category of formats)', hint: '' },
  BAD_DATA_TYPE: { meaning: '不是信息项数据类型 (not a data type)', hint: '' },
  BAD_TYPE: {
    meaning: '结构不对 (expected a plain value, found a list or an object, or the reverse)',
    hint: '对照字段说明改正导出 (see the fields of the format)',
  },
  TWO_VALUES: {
    meaning: '同一项有两个不同的值 (two different values of one field)',
    hint: '只保留一个 (keep one of them)',
  },
  TOO_MANY: {
    meaning: '数量超过上限 (more than allowed)',
    hint: '检查是否把多个资源并成了一个 (check whether several resources were merged into one)',
  },
  DUPLICATE_ID: {
    meaning: '同一文件中有相同的标识 (the same external id twice in one file)',
    hint: '两处均不采用：去掉一处，或改正标识 (none of them is taken: remove one, or correct its id)',
  },
  STRAY_ITEM: {
    meaning: '信息项行之前没有资源行 (a row of an item without a resource above it)',
    hint: '补上资源名称和代码 (put the title and the code of its resource)',
  },
  CELL_COUNT: {
    meaning: '单元格数与表头不符 (another number of cells than the header)',
    hint: '含分隔符的文字要加引号；末行不全说明文件被截断 (quote texts with a delimiter; a short last line means the file is cut)',
  },
  BAD_QUOTES: {
    meaning: '引号不配对 (quotes do not pair)',
    hint: '文字中的引号写作两个引号 (write a quote inside a text as two)',
  },
  BAD_JSON: {
    meaning: '不是 JSON (not JSON)',
    hint: '改正该处的语法 (correct the syntax)',
  },
  NOT_A_RECORD: {
    meaning: '应为一个对象 (expected an object, found another value)',
    hint: '每条记录写成一个 JSON 对象 (write each record as a JSON object)',
  },
} as const satisfies Record<string, { meaning: string; hint: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One thing that is wrong with one field of a record. */
export interface Problem {
  /** The header or key as printed; empty for the record as a whole. */
  field: string;
  code: ProblemCode;
  /** What was found, shortened. */
  value: string;
  message: string;
  hint: string;
}

const SHOWN_CHARACTERS = 60;

/** @param found  What stood there; control characters are shown as escapes. */
export function problem(
  code: ProblemCode,
  field: string,
  found: string,
  details: { message?: string; hint?: string } = {},
): Problem {
  const { meaning, hint } = PROBLEMS[code];
  return { field, code, value: shorten(found), message: details.message ?? meaning, hint: details.hint ?? hint };
}

function shorten(text: string): string {
  const shown = text.slice(0, SHOWN_CHARACTERS + 1).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, toEscape);
  return shown.length > SHOWN_CHARACTERS ? `${shown.slice(0, SHOWN_CHARACTERS)}…` : shown;
}

const toEscape = (character: string) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
