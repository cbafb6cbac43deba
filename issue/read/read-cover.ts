import type { Line } from './line.js';
import { LONGEST_NAME } from './names.js';
import { compact, fold } from './normalise.js';
import type { Problems } from './problems.js';

/** What stands before the first section. */
export interface Cover {
  title: string;
  synthetic: boolean;
  month: string;
  publisher: string;
  issuedOn: string;
  /** Line of the issue date. */
  issuedOnLine: number;
}

const TITLE = '贵州省公共数据共享开放月报';
const MARK = /^\([^()]{1,20}\)$/;
/** The title may be set in lines of its own: its halves, and the mark of a synthetic issue. */
const TITLE_LINES = 3;

const MONTH = /^\(?(20\d\d)年(\d{1,2})月\)?$/;
const DATE = /(20\d\d)年(\d{1,2})月(\d{1,2})日(?:印发|编印)?$/;

/** How many lines the title takes, 0 if it is not that of our report: another document altogether. */
export function linesOfTitle(cover: readonly Line[]): number {
  let title = '';
  for (const [index, { folded }] of cover.slice(0, TITLE_LINES).entries()) {
    title += compact(folded);
    const mark = title.slice(TITLE.length);
    if (!title.startsWith(TITLE) || (mark !== '' && !MARK.test(mark))) continue;
    const next = compact(cover[index + 1]?.folded ?? '');
    return mark === '' && MARK.test(next) ? index + 2 : index + 1;
  }
  return 0;
}

export function readCover(cover: readonly Line[], problems: Problems): Cover {
  const titleLines = linesOfTitle(cover);
  const title = compact(
    cover
      .slice(0, titleLines)
      .map(({ text }) => text)
      .join(''),
  );
  const found = { months: [] as string[], dates: [] as { date: string; line: number }[], publishers: [] as string[] };
  for (const { number, text, folded } of cover.slice(titleLines)) {
    const dense = compact(folded);
    const month = MONTH.exec(dense);
    const date = DATE.exec(dense);
    const publisher = date ? compact(text).slice(0, date.index) : text.replaceAll('\t', ' ');
    if (month) found.months.push(`${month[1]}-${month[2]?.padStart(2, '0')}`);
    else if (date) found.dates.push({ date: isoDate(date), line: number });
    if (!month && publisher !== '') found.publishers.push(publisher);
  }

  const where = cover[titleLines]?.number ?? null;
  const one = <T>(values: readonly T[], expected: string, fallback: T): T => {
    if (values.length !== 1) problems.add(where, expected, values.length === 0 ? '没有' : `${values.length} 个`);
    return values[0] ?? fallback;
  };
  const month = one(found.months, '封面上一个月份，如“2024年6月”', '');
  const { date, line } = one(found.dates, '封面上一个印发日期，如“2024年7月11日”', { date: '', line: 1 });
  const publisher = one(found.publishers, '封面上一行编印单位', '');
  if (month !== '' && !isDate(`${month}-01`)) problems.add(where, '1 至 12 月', month);
  if (date !== '' && !isDate(date)) problems.add(line, '历法上有的日期', date);
  if (/\d/.test(fold(publisher)) || publisher.length > LONGEST_NAME) {
    problems.add(where, '编印单位的名称，不含数字', publisher);
  }
  return { title, synthetic: title.includes('合成'), month, publisher, issuedOn: date, issuedOnLine: line };
}

const isoDate = ([, year, month, day]: RegExpExecArray) =>
  `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;

function isDate(date: string): boolean {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}
