import type { ExchangeVolumes, VolumeRank } from '../issue.js';
import { monthIndex } from '../month.js';
import { REGIONS } from '../regions.js';
import type { Unit } from '../unit.js';
import { inUnit, roundHalfUp, roundingStepOf, timesOf, type Volume } from '../volume.js';
import type { Chance } from './chance.js';

/** Every exchange of one month, exactly: who served it and who used it. All served is all used. */
export interface ExchangeOfMonth {
  departmentService: Share[];
  departmentUsage: Share[];
  prefectureService: Share[];
  prefectureUsage: Share[];
}

/** What one body served or used, in whole times. */
export interface Share {
  name: string;
  times: number;
}

/** Size of the bodies beside each other, about as in June 2024; the months drift around it. */
const DEPARTMENT_WEIGHTS: Readonly<Record<string, [service: number, usage: number]>> = {
  省政府办公厅: [1958, 93],
  省发展改革委: [818, 6],
  省税务局: [275, 130],
  省大数据局: [249, 87],
  省市场监管局: [158, 328],
  省公安厅: [117, 12],
  省人力资源社会保障厅: [76, 324],
  省高院: [31, 9],
  省自然资源厅: [25, 14],
  省住房城乡建设厅: [24, 15],
  省不动产登记中心: [20, 90],
  省医疗保障局: [18, 46],
  省民政厅: [14, 31],
  省能源局: [6, 27],
  省公共资源交易中心: [5, 7],
  省气象局: [4, 3],
  省乡村振兴局: [2, 8],
};
const PREFECTURE_WEIGHTS: Readonly<Record<string, [service: number, usage: number]>> = {
  贵阳市: [391, 2397],
  黔南州: [205, 213],
  遵义市: [22, 166],
  六盘水市: [2.5, 2.4],
  毕节市: [1.6, 89],
  黔西南州: [0.9, 0.1],
  铜仁市: [0.3, 0.2],
  安顺市: [0.26, 2.8],
  黔东南州: [0.19, 13],
  贵安新区: [0.01, 298],
};

const JUNE_2024 = monthIndex('2024-06');
const GROWTH_A_MONTH = 0.012;
const WEIGHT_IN_TIMES = 10_000;

export function exchangeOf(month: string, chance: Chance): ExchangeOfMonth {
  const at = monthIndex(month);
  const level = WEIGHT_IN_TIMES * Math.exp(GROWTH_A_MONTH * (at - JUNE_2024));
  const season = 1 + 0.08 * Math.sin((2 * Math.PI * (at % 12)) / 12);
  const shares = (weights: Readonly<Record<string, [number, number]>>, side: 0 | 1): Share[] =>
    Object.entries(weights).map(([name, pair]) => {
      const trend = Math.exp(0.7 * chance.drift(at, 9, name, side));
      const jitter = 0.94 + 0.12 * chance.uniform(name, side, at);
      return { name, times: Math.floor(pair[side] * level * season * trend * jitter) };
    });

  const departmentService = shares(DEPARTMENT_WEIGHTS, 0);
  const prefectureService = shares(PREFECTURE_WEIGHTS, 0);
  const served = sum(departmentService) + sum(prefectureService);
  const [departmentUsage, prefectureUsage] = scaleTo(
    served,
    shares(DEPARTMENT_WEIGHTS, 1),
    shares(PREFECTURE_WEIGHTS, 1),
  );
  return { departmentService, departmentUsage, prefectureService, prefectureUsage };
}

export const sum = (shares: readonly Share[]): number => shares.reduce((total, { times }) => total + times, 0);

/** Every exchange has a user: usage is scaled to what was served, the largest user taking what rounding leaves. */
function scaleTo(served: number, departments: Share[], prefectures: Share[]): [Share[], Share[]] {
  const factor = served / (sum(departments) + sum(prefectures));
  const scale = (shares: Share[]) => shares.map(({ name, times }) => ({ name, times: Math.floor(times * factor) }));
  const [scaledDepartments, scaledPrefectures] = [scale(departments), scale(prefectures)];
  const largest = scaledPrefectures.reduce((a, b) => (b.times > a.times ? b : a));
  largest.times += served - sum(scaledDepartments) - sum(scaledPrefectures);
  return [scaledDepartments, scaledPrefectures];
}

/** The five volumes of section 一, printed in 万次 with two decimals, rounded half up, 余 beside them. */
export function printedExchange(exchange: ExchangeOfMonth): ExchangeVolumes {
  const { departmentService, departmentUsage, prefectureService, prefectureUsage } = exchange;
  const rounded = (times: number): Volume => ({ ...printedInTenThousands(times, true), approximate: true });
  return {
    total: rounded(sum(departmentService) + sum(prefectureService)),
    departmentService: rounded(sum(departmentService)),
    departmentUsage: rounded(sum(departmentUsage)),
    prefectureService: rounded(sum(prefectureService)),
    prefectureUsage: rounded(sum(prefectureUsage)),
  };
}

/** The first of a ranking, in 万次; trailing zeros are dropped, as the tables do. */
export const topDepartments = (shares: readonly Share[], rows: number): VolumeRank[] =>
  ranked(shares)
    .slice(0, rows)
    .map(({ name, times }, index) => ({ rank: index + 1, name, volume: printedInTenThousands(times, false) }));

/** All prefectures, in whole times. */
export const allPrefectures = (shares: readonly Share[]): VolumeRank[] =>
  ranked(shares).map(({ name, times }, index) => ({ rank: index + 1, name, volume: printed(String(times), 'TIMES') }));

const ORDER = new Map(REGIONS.map(({ name }, index) => [name, index]));

const ranked = (shares: readonly Share[]): Share[] =>
  [...shares].sort((a, b) => b.times - a.times || (ORDER.get(a.name) ?? 0) - (ORDER.get(b.name) ?? 0));

function printedInTenThousands(times: number, keepZeros: boolean): Volume {
  const text = inUnit(roundHalfUp(times, 100), 'TEN_THOUSAND_TIMES');
  return printed(keepZeros ? text : text.replace(/\.?0+$/, ''), 'TEN_THOUSAND_TIMES');
}

const printed = (text: string, unit: Unit): Volume => ({
  times: timesOf(text, unit),
  reportedText: text,
  reportedUnit: unit,
  roundingStep: roundingStepOf([text], unit),
  approximate: false,
});
