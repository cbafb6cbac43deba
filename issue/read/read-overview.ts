import type { ApplicationCounts, ExchangeVolumes, FigureSource } from '../issue.js';
import type { Body } from './body.js';
import { sentenceOfMonth } from './month-of-sentence.js';
import type { Problems } from './problems.js';
import { numbersIn, type ProseNumber } from './prose-numbers.js';
import { countOf, type PrintedVolume, unitOf, volumesOf } from './volumes.js';

/** Section 一 as read. */
export interface Overview {
  applications: ApplicationCounts | null;
  exchange: ExchangeVolumes | null;
  sources: FigureSource[];
}

type ApplicationFigure = keyof ApplicationCounts;
type ExchangeFigure = keyof ExchangeVolumes;
type Tier = 'department' | 'prefecture';

/** The subject of the first clause, 省数据共享交换平台, ends so. */
const PLATFORM = '平台';

/** Words right before a count. Whole words, since 未审核 ends in 审核. */
const COUNTS: readonly [ApplicationFigure, RegExp][] = [
  ['submitted', /^(?:共?发起)?数据共享申请(?:共|共计)?$/],
  ['pending', /^(?:其中)?[未待]审核$/],
  ['reviewed', /^(?:其中)?已?审核$/],
  ['unconditional', /^(?:其中)?无条件共享$/],
  ['issued', /^(?:其中)?签发$/],
  ['rejected', /^(?:其中)?驳回$/],
];

const TOTAL = /^共?交换数据(?:总量|量)?(?:共|达|为)?$/;
const SIDE = /^(?:其中)?(省直(?:各?部门)?|省级部门|各?市州)?(?:共)?(提供数据服务|使用数据)量?(?:共|达|为)?$/;

/** Reads every number of section 一; one whose words are not known is a problem, never passed over. */
export function readOverview({ sentences, tables }: Body, month: string, problems: Problems): Overview {
  const counts = new Map<ApplicationFigure, number | null>();
  const volumes = new Map<ExchangeFigure, PrintedVolume>();
  const sources: FigureSource[] = [];

  for (const printed of sentences) {
    const sentence = sentenceOfMonth(printed, month, problems);
    const { numbers, rest } = numbersIn(sentence);
    let tier: Tier | null = null;
    for (const number of numbers) {
      const clauses = clausesOf(number.label);
      const label = clauses.pop() ?? '';
      const side = SIDE.exec(label);
      tier = side?.[1] ? tierOf(side[1]) : tier;
      const count = COUNTS.find(([, words]) => words.test(label))?.[0] ?? null;
      const figure = count ? null : exchangeFigureOf(label, side, tier);
      const unit = unitOf(number.unit);
      if (clauses.some(lacksNumber)) {
        problems.add(number.line, '每项之后的次数', inWords(number));
      } else if (count && number.unit === '次' && !counts.has(count)) {
        counts.set(count, countOf(number.text, number.line, problems));
        sources.push({ figure: `applications.${count}`, line: number.line });
      } else if (figure && unit && !volumes.has(figure)) {
        volumes.set(figure, { text: number.text, line: number.line, ...unit });
      } else {
        problems.add(number.line, '数据共享申请的次数或数据交换的万次数，各一次', inWords(number));
      }
    }
    if (clausesOf(rest).some(lacksNumber)) {
      problems.add(sentence.lineAt(sentence.text.length), '每项之后的次数', rest);
    }
  }
  if (counts.size === 0 && volumes.size === 0) {
    const [first] = sentences;
    problems.add(first?.lineAt(0) ?? null, '数据共享申请的次数或数据交换的万次数', first?.folded ?? '没有');
  }
  for (const { headerLine } of tables) problems.add(headerLine, '总体情况中没有表格', '表格');
  return { applications: toCounts(counts), exchange: toVolumes(volumes, problems), sources };
}

/** Clauses without what stands in brackets (含驳回、通过) and without the name of the platform before them. */
function clausesOf(text: string): string[] {
  const clauses = text
    .replaceAll('市(州)', '市州')
    .replace(/\([^()]*\)/g, '')
    .split(/[,;、:]/);
  return clauses.map((clause) => clause.split(PLATFORM).at(-1) ?? '');
}

/** A clause that speaks of a figure, and no number behind it. */
const lacksNumber = (clause: string): boolean =>
  clause.includes('次') || TOTAL.test(clause) || SIDE.test(clause) || COUNTS.some(([, words]) => words.test(clause));

const tierOf = (subject: string): Tier => (subject.includes('市州') ? 'prefecture' : 'department');

function exchangeFigureOf(label: string, side: RegExpExecArray | null, tier: Tier | null): ExchangeFigure | null {
  if (TOTAL.test(label)) return 'total';
  if (!side || !tier) return null;
  return `${tier}${side[2] === '使用数据' ? 'Usage' : 'Service'}`;
}

const inWords = ({ label, text, unit }: ProseNumber) => `${label.slice(-20)}${text}${unit}`.replace(/^[,;、]+/, '');

function toCounts(counts: ReadonlyMap<ApplicationFigure, number | null>): ApplicationCounts | null {
  if (counts.size === 0) return null;
  const count = (figure: ApplicationFigure) => counts.get(figure) ?? null;
  return {
    submitted: count('submitted'),
    reviewed: count('reviewed'),
    pending: count('pending'),
    unconditional: count('unconditional'),
    issued: count('issued'),
    rejected: count('rejected'),
  };
}

function toVolumes(printed: ReadonlyMap<ExchangeFigure, PrintedVolume>, problems: Problems): ExchangeVolumes | null {
  if (printed.size === 0) return null;
  const figures = [...printed.keys()];
  const volumes = volumesOf([...printed.values()], problems);
  const volume = (figure: ExchangeFigure) => volumes[figures.indexOf(figure)] ?? null;
  return {
    total: volume('total'),
    departmentService: volume('departmentService'),
    departmentUsage: volume('departmentUsage'),
    prefectureService: volume('prefectureService'),
    prefectureUsage: volume('prefectureUsage'),
  };
}
