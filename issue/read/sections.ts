import type { Line } from './line.js';
import { compact, endsSentence, numeralOf } from './normalise.js';
import type { Problems } from './problems.js';
import { titleHoldsNumber } from './prose-numbers.js';

/** What a section is about. `unknown` is one our model has no place for, such as one on opening (公共数据开放). */
export type SectionKind = 'overview' | 'national' | 'departments' | 'prefectures' | 'cases' | 'unknown';

export interface Section {
  kind: SectionKind;
  heading: Line;
  body: Line[];
}

/** The parts of an issue, in the order they are printed. */
export interface Parts {
  cover: Line[];
  sections: Section[];
  /** 注, with whatever a page break tore off it. */
  note: Line[];
  /** 版记: from 报 to 共印. */
  colophon: Line[];
}

/** Sections are known by the words of their heading, since an issue that leaves one out shifts the numbers. */
const KINDS: readonly [SectionKind, RegExp][] = [
  ['overview', /^总体情况$/],
  ['national', /^国家(?:部委)?数据共享/],
  ['departments', /^(?:省直)?各?部门数据共享/],
  ['prefectures', /^各?(?:市州|市\(州\)|地区)数据共享/],
  ['cases', /典型案例$/],
];
/** Without a number only the headings we know are headings. */
const PRINTED =
  /^(?:总体情况|国家数据共享情况|部门数据共享服务情况|(?:市州|市\(州\))数据共享服务情况|数据应用典型案例)$/;
const NUMBERED = /^([一二三四五六七八九十]{1,3})[、.,](.{2,30})$/;
const LONGEST_HEADING = 60;

const NOTE = /^\(?注 ?:/;
const COLOPHON = /^(?:[报送发] ?:|共印)/;

export function partsOf(lines: readonly Line[], problems: Problems): Parts {
  const cover: Line[] = [];
  const sections: Section[] = [];
  for (const line of lines) {
    const kind = kindOf(line);
    const current = sections.at(-1);
    if (kind) sections.push({ kind, heading: line, body: [] });
    else if (current) current.body.push(line);
    else cover.push(line);
  }
  const tail = cutTail(sections);
  checkHeadings(sections, problems);
  return { cover, sections, ...tail };
}

function kindOf({ folded }: Line): SectionKind | null {
  if (folded.length > LONGEST_HEADING || endsSentence(folded)) return null;
  const heading = compact(folded);
  const title = NUMBERED.exec(heading)?.[2];
  if (title === undefined && !PRINTED.test(heading)) return null;
  return KINDS.find(([, words]) => words.test(title ?? heading))?.[0] ?? 'unknown';
}

/** The note and the colophon stand behind the last section, whichever that is. */
function cutTail(sections: readonly Section[]): Pick<Parts, 'note' | 'colophon'> {
  const body = sections.at(-1)?.body ?? [];
  const colophon = body.splice(startOfColophon(body));
  const noteAt = body.findLastIndex(({ folded }) => NOTE.test(folded));
  return { colophon, note: noteAt < 0 ? [] : body.splice(noteAt) };
}

function startOfColophon(body: readonly Line[]): number {
  const start = body.findIndex(({ folded }) => COLOPHON.test(folded));
  if (start < 0) return body.length;
  const [before, first] = [body[start - 1], body[start]];
  // Of an issue that is sent to nobody, the office that issues it stands first.
  const isOffice = first?.folded.startsWith('共印') && before && !endsSentence(before.folded);
  return isOffice ? start - 1 : start;
}

function checkHeadings(sections: readonly Section[], problems: Problems): void {
  const seen = new Set<SectionKind>();
  let last = 0;
  for (const { kind, heading, body } of sections) {
    if (kind !== 'unknown' && seen.has(kind)) problems.add(heading.number, '每一部分只出现一次', heading.folded);
    if (body.length === 0) problems.add(heading.number, '标题之后有内容', heading.folded);
    if (titleHoldsNumber(heading.folded)) problems.add(heading.number, '标题中没有数字', heading.folded);
    seen.add(kind);
    const number = NUMBERED.exec(compact(heading.folded))?.[1];
    last = checkNumber(number, last, kind !== 'unknown', heading, problems);
  }
}

/**
 * The number of a heading, to go on from.
 *
 * A number left out tells of a part that is missing. One printed twice is a slip, where the words tell what the part is.
 */
export function checkNumber(
  printed: string | undefined,
  last: number,
  mayRepeat: boolean,
  heading: Line,
  problems: Problems,
): number {
  const due = last + 1;
  const number = printed === undefined ? due : (numeralOf(printed) ?? 0);
  if (number > due || (number < due && !mayRepeat)) {
    problems.add(heading.number, `序号为 ${due} 的标题，其间不缺内容`, heading.folded);
  }
  return number;
}
