import type { Passage } from './passage.js';

/** A number in a sentence, between the words before it and the unit behind it. */
export interface ProseNumber {
  /** Folded, without spaces: all from the number before, or the start of the sentence. */
  label: string;
  /** As printed, in ASCII. */
  text: string;
  /** Folded: 次, 万余次, 个部门; empty if it is none of these. */
  unit: string;
  line: number;
}

const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?/g;
const UNIT = /余?[万亿]?余?次|个部门/y;

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
