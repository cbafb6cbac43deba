/** Whom a figure is about: the platform as a whole, national data, a department, a prefecture. */
export type Dimension = 'PLATFORM' | 'NATIONAL' | 'DEPARTMENT' | 'PREFECTURE';

/** A figure (指标) every issue prints, and what a statistician has to know of it. */
export interface Indicator {
  code: string;
  /** As the report calls it. */
  name: string;
  englishName: string;
  definition: string;
  englishDefinition: string;
  /** Of the exact value: 次 or 个. */
  unit: '次' | '个';
  /** Where the issue prints it. */
  sourceTable: string;
  dimension: Dimension;
  /** 累计: a figure so far, never to be added up over months. */
  cumulative: boolean;
}

/** Holds of every figure, so it is said once. */
export const REVISION_POLICY =
  '已发布的修订版不再改动；更正以新的修订版发布，旧版仍可查询，数值取自当前发布的修订版。' +
  'A published revision never changes. A correction is a new revision with a reason; earlier ones stay readable, and series take their values from the one in force.';

const application = <Code extends string>(
  code: Code,
  name: string,
  englishName: string,
  definition: string,
  englishDefinition: string,
) =>
  ({
    code: `APPLICATIONS_${code}`,
    name,
    englishName,
    definition,
    englishDefinition,
    unit: '次',
    sourceTable: '一（一）',
    dimension: 'PLATFORM',
    cumulative: false,
  }) as const satisfies Indicator;

const exchange = <Code extends string>(
  code: Code,
  name: string,
  englishName: string,
  definition: string,
  englishDefinition: string,
) =>
  ({
    code: `EXCHANGE_${code}`,
    name,
    englishName,
    definition,
    englishDefinition,
    unit: '次',
    sourceTable: '一（二）',
    dimension: 'PLATFORM',
    cumulative: false,
  }) as const satisfies Indicator;

const ranked = (
  dimension: 'DEPARTMENT' | 'PREFECTURE',
  side: 'SERVICE' | 'USAGE',
  sourceTable: string,
  [who, whoEnglish]: [string, string],
) => {
  const isService = side === 'SERVICE';
  return {
    code: `${dimension}_${side}`,
    name: `${who}数据${isService ? '服务量' : '使用量'}`,
    englishName: `Data ${isService ? 'service' : 'usage'} volume of a ${whoEnglish}`,
    definition: `当月${who}${isService ? '通过省数据共享交换平台向他方提供数据' : '通过省数据共享交换平台使用他方数据'}的次数。`,
    englishDefinition: `Exchanges of the month in which the ${whoEnglish} ${isService ? 'provided' : 'used'} data over the provincial platform.`,
    unit: '次',
    sourceTable,
    dimension,
    cumulative: false,
  } as const satisfies Indicator;
};

const DEPARTMENT: [string, string] = ['省直部门', 'provincial department'];
const PREFECTURE: [string, string] = ['市州', 'prefecture'];

/** Every indicator, in printed order. The one place that says what they are. */
export const INDICATORS = [
  application(
    'SUBMITTED',
    '数据共享申请',
    'Applications submitted',
    '当月通过省数据共享交换平台发起的数据共享申请次数。',
    'Data sharing applications submitted in the month.',
  ),
  application(
    'REVIEWED',
    '已审核申请',
    'Applications reviewed',
    '当月申请中已审核的次数，含签发和驳回。',
    'Applications of the month that were reviewed: issued or rejected.',
  ),
  application(
    'PENDING',
    '未审核申请',
    'Applications pending',
    '当月申请中尚未审核的次数。',
    'Applications of the month not reviewed yet.',
  ),
  application(
    'UNCONDITIONAL',
    '无条件共享申请',
    'Applications for data shared unconditionally',
    '当月申请中属无条件共享、无需审核的次数。',
    'Applications of the month for data that is shared without conditions and needs no review.',
  ),
  application(
    'ISSUED',
    '签发申请',
    'Applications issued',
    '当月已审核申请中签发的次数。',
    'Reviewed applications of the month that were granted (签发).',
  ),
  application(
    'REJECTED',
    '驳回申请',
    'Applications rejected',
    '当月已审核申请中驳回的次数。',
    'Reviewed applications of the month that were rejected.',
  ),
  exchange(
    'TOTAL',
    '数据交换总量',
    'Data exchanged',
    '当月通过省数据共享交换平台交换数据的次数。',
    'Exchanges of data over the provincial platform in the month.',
  ),
  exchange(
    'DEPARTMENT_SERVICE',
    '省直部门提供数据服务总量',
    'Data provided by all provincial departments',
    '当月全部省直部门提供数据服务的次数，不限于前十。',
    'Exchanges of the month in which any provincial department provided data, not only those of the TOP10.',
  ),
  exchange(
    'DEPARTMENT_USAGE',
    '省直部门使用数据总量',
    'Data used by all provincial departments',
    '当月全部省直部门使用数据的次数，不限于前十。',
    'Exchanges of the month in which any provincial department used data, not only those of the TOP10.',
  ),
  exchange(
    'PREFECTURE_SERVICE',
    '市州提供数据服务总量',
    'Data provided by all prefectures',
    '当月全部市州提供数据服务的次数。',
    'Exchanges of the month in which any prefecture provided data.',
  ),
  exchange(
    'PREFECTURE_USAGE',
    '市州使用数据总量',
    'Data used by all prefectures',
    '当月全部市州使用数据的次数。',
    'Exchanges of the month in which any prefecture used data.',
  ),
  {
    code: 'NATIONAL_APPLICATIONS_CUMULATIVE',
    name: '累计申请国家数据',
    englishName: 'Applications for national data so far',
    definition: '截至当月累计向国家数据共享交换平台申请国家数据的次数。',
    englishDefinition: 'Applications for national data up to the end of the month. A figure so far: never add it up.',
    unit: '次',
    sourceTable: '二（一）',
    dimension: 'NATIONAL',
    cumulative: true,
  },
  {
    code: 'NATIONAL_DEPARTMENTS_CUMULATIVE',
    name: '累计申请国家数据的部门',
    englishName: 'Departments that applied for national data so far',
    definition: '截至当月累计申请过国家数据的部门个数。',
    englishDefinition:
      'Departments that applied for national data up to the end of the month. A figure so far: never add it up.',
    unit: '个',
    sourceTable: '二（一）',
    dimension: 'NATIONAL',
    cumulative: true,
  },
  ranked('DEPARTMENT', 'SERVICE', '表3-2', DEPARTMENT),
  ranked('DEPARTMENT', 'USAGE', '表3-3', DEPARTMENT),
  ranked('PREFECTURE', 'SERVICE', '表4-1', PREFECTURE),
  ranked('PREFECTURE', 'USAGE', '表4-2', PREFECTURE),
] as const satisfies readonly Indicator[];

export type IndicatorCode = (typeof INDICATORS)[number]['code'];

/** Codes of the indicators about one kind of subject, in printed order. */
export const indicatorsOf = (dimension: Dimension): readonly string[] =>
  INDICATORS.filter((indicator) => indicator.dimension === dimension).map(({ code }) => code);

/** An indicator by its code; undefined if there is none. */
export const indicatorWith = (code: string): Indicator | undefined =>
  INDICATORS.find((indicator) => indicator.code === code);
