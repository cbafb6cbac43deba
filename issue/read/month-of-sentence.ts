import type { Passage } from './passage.js';
import type { Problems } from './problems.js';

const MONTH = /^(?:截[至止])?(?:(20\d\d)年)?(\d{1,2})月[份底末]?,?/;

/**
 * The month a sentence begins with, as `YYYY-MM`, and the sentence behind it. Without a year it is one of the cover's year.
 *
 * @returns `month` null if it names none, or none there is.
 */
export function monthOfSentence(sentence: Passage, coverMonth: string, problems: Problems) {
  const match = MONTH.exec(sentence.folded);
  if (!match) return { month: null, sentence };
  const [start, year = coverMonth.slice(0, 4), number = ''] = match;
  const isMonth = Number(number) >= 1 && Number(number) <= 12;
  if (!isMonth) problems.add(sentence.lineAt(0), '1 至 12 月', start);
  return { month: isMonth ? `${year}-${number.padStart(2, '0')}` : null, sentence: sentence.slice(start.length) };
}

/** The sentence behind the month it begins with, which must be that of the cover: its figures are of that month. */
export function sentenceOfMonth(sentence: Passage, coverMonth: string, problems: Problems): Passage {
  const { month, sentence: rest } = monthOfSentence(sentence, coverMonth, problems);
  if (month !== null && coverMonth !== '' && month !== coverMonth) {
    problems.add(sentence.lineAt(0), `封面的月份 ${coverMonth}`, month);
  }
  return rest;
}
