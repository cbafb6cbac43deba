import type { Passage } from './passage.js';

/** A number in a sentence, between the words before it and the unit behind it. */
export interface ProseNumber {
  /** Folded, without spaces: all from the number before, or the start of the sentence. */
  label: string;
  /** As printed, in ASCII. */
  text: string;
  /** Folded: 次 or 万余次, say; empty if none of ours stands there. */
  unit: string;
  line: number;
}

const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?/g;
const UNIT = /余?[万亿]?余?次/y;
const TABLE_NUMBER = /表 ?\d{1,2}(?:-\d{1,2})?/g;
const OF_TITLES = /TOP ?\d{1,2}|前 ?\d{1,2}|\d{1,4} ?[年月]/g;

/** Every number of a sentence, so that none is passed over, and what is said behind the last. */
export function numbersIn(sentence: Passage): { numbers: ProseNumber[]; rest: string } {
  const { folded } = sentence;
  const numbers: ProseNumber[] = [];
  let end = 0;
  for (const { 0: text, index } of folded.matchAll(NUMBER)) {
    UNIT.lastIndex = index + text.length;
    const unit = UNIT.exec(folded)?.[0] ?? '';
    numbers.push({ label: folded.slice(end, index), text, unit, line: sentence.lineAt(index) });
    end = index + text.length + unit.length;
  }
  return { numbers, rest: folded.slice(end) };
}

/** Whether folded text prints a number, other than that of a table it points to: 见表 3-2. */
export const holdsNumber = (folded: string): boolean => /\d/.test(folded.replace(TABLE_NUMBER, ''));

/** The same of a heading or a caption, which may count its rows and name a month. */
export const titleHoldsNumber = (folded: string): boolean => holdsNumber(folded.replace(OF_TITLES, ''));
