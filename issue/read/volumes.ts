import { UNIT_NAMES, UNITS, type Unit } from '../unit.js';
import { roundingStepOf, timesOf, type Volume } from '../volume.js';
import { fold } from './normalise.js';
import type { Problems } from './problems.js';

/** A number to be read, with the unit that is printed for it. */
export interface PrintedVolume {
  text: string;
  unit: Unit;
  approximate: boolean;
  line: number;
}

const WELL_FORMED = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const LONGEST_NUMBER = 24;
/** Counts are stored in 32 bits. */
const HIGHEST_COUNT = 2 ** 31 - 1;

/** Volumes printed together: one table, or the sentence of the exchange. What is no number becomes a problem and null. */
export function volumesOf(printed: readonly PrintedVolume[], problems: Problems): (Volume | null)[] {
  const numbers = printed.map(({ text }) => wellFormed(text));
  const textsIn = (unit: Unit) =>
    numbers.filter((text, index): text is string => text !== null && printed[index]?.unit === unit);
  const steps = new Map(UNIT_NAMES.map((unit) => [unit, roundingStepOf(textsIn(unit), unit)]));
  return printed.map(({ text, unit, approximate, line }, index) => {
    const reportedText = numbers[index] ?? null;
    const times = reportedText === null ? null : wholeTimes(reportedText, unit);
    if (reportedText === null || times === null) {
      problems.add(line, `以${UNITS[unit].printed}计的数字`, text);
      return null;
    }
    return { times, reportedText, reportedUnit: unit, roundingStep: steps.get(unit) ?? 1, approximate, line };
  });
}

/** A count as printed; null and a problem if it is none. */
export function countOf(text: string, line: number, problems: Problems): number | null {
  const digits = wellFormed(text)?.replaceAll(',', '');
  const count = digits === undefined ? Number.NaN : Number(digits);
  if (Number.isInteger(count) && !digits?.includes('.') && count <= HIGHEST_COUNT) return count;
  problems.add(line, `不超过 ${HIGHEST_COUNT} 的整数`, text);
  return null;
}

/** The unit printed as 次, 万次, 亿次, with 余 before 次 or 万 or without; null if it is another. */
export function unitOf(printed: string): { unit: Unit; approximate: boolean } | null {
  const unit = UNIT_NAMES.find((name) => UNITS[name].printed === printed.replace('余', ''));
  return unit ? { unit, approximate: printed.includes('余') } : null;
}

function wellFormed(text: string): string | null {
  const folded = fold(text).replaceAll(' ', '');
  return folded.length <= LONGEST_NUMBER && WELL_FORMED.test(folded) ? folded : null;
}

function wholeTimes(text: string, unit: Unit): number | null {
  try {
    return timesOf(text, unit);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
