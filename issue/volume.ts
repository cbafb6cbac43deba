import { UNITS, type Unit } from './unit.js';

/** A volume of data exchange: the exact count beside the text that was printed for it. */
export interface Volume {
  /** Whole times (次), 0 or more. */
  times: number;
  /** The number as printed, such as `1958.21`. */
  reportedText: string;
  reportedUnit: Unit;
  /** What one step of the last printed digit is worth, in times: 100 for 0.01 万次, 1 for 次. */
  roundingStep: number;
  /** Printed with 余. Not a lower bound: figures are rounded half up. */
  approximate: boolean;
  /** Line of the document the number was read from, counted from 1; null if it came from elsewhere. */
  line?: number | null;
}

const DECIMAL = /^(\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.(\d+))?$/;

/**
 * The exact count a printed number stands for.
 *
 * @param text  Digits as printed, with a decimal point and separators of thousands at most: `4423.49`, `3,911,074`.
 * @returns     Whole times (次).
 * @throws {RangeError} If `text` is no such number, or stands for a fraction of one time, or for 2^53 times or more.
 */
export function timesOf(text: string, unit: Unit): number {
  const match = DECIMAL.exec(text);
  if (!match) throw new RangeError(`Expected a number such as "4423.49", found "${text}".`);
  const [, whole = '', fraction = ''] = match;
  const scaled = BigInt(whole.replace(/[,，]/g, '') + fraction) * UNITS[unit].times;
  const divisor = 10n ** BigInt(fraction.length);
  if (scaled % divisor !== 0n) {
    throw new RangeError(`Expected whole times (次), found "${text}" ${UNITS[unit].printed}.`);
  }
  const times = scaled / divisor;
  if (times > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new RangeError(
      `Expected at most ${Number.MAX_SAFE_INTEGER} times (次), found "${text}" ${UNITS[unit].printed}.`,
    );
  }
  return Number(times);
}

/**
 * What one step of the last digit is worth for numbers printed together (one table, or the sentence of the exchange).
 *
 * The report prints two decimals and drops trailing zeros, so `327.6` beside `323.99` is a figure of 0.01 万次 too:
 * the step follows the unit's two decimals, or more if any number of the group prints more.
 */
export function roundingStepOf(texts: readonly string[], unit: Unit): number {
  const printed = texts.map((text) => text.split('.')[1]?.length ?? 0);
  const decimals = Math.max(UNITS[unit].decimals, ...printed);
  return Math.max(1, Number(UNITS[unit].times) / 10 ** decimals);
}

/** Rounded half up to a step, as the report does: 6 245 654 to 100 is 6 245 700 (cutting would give 6 245 600). */
export function roundHalfUp(times: number, step: number): number {
  return Number(((BigInt(times) + BigInt(step) / 2n) / BigInt(step)) * BigInt(step));
}

/** A count of times in a unit, exact, with at least the unit's usual decimals: 44 235 000 is `4423.50`. */
export function inUnit(times: number, unit: Unit): string {
  const { times: worth, decimals } = UNITS[unit];
  const sign = times < 0 ? '-' : '';
  const magnitude = BigInt(Math.abs(times));
  const whole = magnitude / worth;
  if (worth === 1n) return `${sign}${whole}`;
  const fraction = (magnitude % worth).toString().padStart(worth.toString().length - 1, '0');
  return `${sign}${whole}.${fraction.replace(/0+$/, '').padEnd(decimals, '0')}`;
}
