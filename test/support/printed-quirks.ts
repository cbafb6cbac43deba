import fc from 'fast-check';
import { fold } from '../../issue/read/normalise.js';

/** A change of a printed issue that an office or a converter makes, and that leaves what it says alone. */
type Quirk = (text: string, chance: () => number) => string;

const NUMBER_IN_PROSE = /(?<=[\u4e00-\u9fff])(\d[\d.]*)(?=[\u4e00-\u9fff])/g;
const SPACES = ['', ' ', '  ', '\u00A0', '\u3000'];

const QUIRKS: Record<string, Quirk> = {
  'lines end in CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text) => `\uFEFF${text}`,
  'full-width digits': (text) => text.replace(/[0-9.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  'brackets of ASCII': (text) => text.replaceAll('（', '(').replaceAll('）', ')'),
  'no spaces around numbers': (text) => text.replace(/ (?=\d)|(?<=\d) /g, ''),
  'any spaces around numbers': (text, chance) =>
    text.replace(NUMBER_IN_PROSE, (number) => `${pick(SPACES, chance)}${number}${pick(SPACES, chance)}`),
  'cells apart by spaces': (text) => text.replaceAll('\t', '  '),
  'separators of thousands': (text) =>
    text.replace(/(?<![\d.@-])[1-9]\d{3,}(?![\d年@-])/g, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ',')),
  'no captions': (text) => text.replaceAll(/^表 .*\n\n/gm, ''),
  'table numbers shifted': (text) => text.replaceAll(/^表 (\d)-\d/gm, '表 $1-9'),
  'no blank lines': (text) => text.replaceAll(/\n+/g, '\n'),
  'zero-width characters': (text, chance) =>
    text.replace(/\d/g, (digit) => (chance() < 0.1 ? `${digit}\u200B` : digit)),
};

/** Breaks of pages first, since they look for tabs; then a few other quirks, each over the text before. */
export const quirksArbitrary = fc
  .record({ seed: fc.integer(), pageBreaks: fc.nat(3), names: fc.subarray(Object.keys(QUIRKS), { maxLength: 5 }) })
  .map(({ seed, pageBreaks, names }) => ({
    names,
    pageBreaks,
    apply: (text: string) => apply(text, seed, pageBreaks, names),
  }));

function apply(text: string, seed: number, pageBreaks: number, names: readonly string[]): string {
  const chance = chanceOf(seed);
  let changed = text;
  for (let count = 0; count < pageBreaks; count += 1) changed = withPageBreak(changed, chance);
  for (const name of names) changed = QUIRKS[name]?.(changed, chance) ?? changed;
  return changed;
}

/** Before any row of any table: a blank line, and the header again. */
function withPageBreak(text: string, chance: () => number): string {
  const lines = text.split('\n');
  const rows = lines.flatMap((line, index) => (/^\d+\t/.test(line) ? [index] : []));
  if (rows.length === 0) return text;
  const at = pick(rows, chance);
  const header = lines.findLast((line, index) => index < at && line.startsWith('序号')) ?? '';
  return lines.toSpliced(at, 0, '', header).join('\n');
}

/** What texts say, however they are set: characters folded, without spaces and separators of thousands. */
export function said(value: unknown): unknown {
  const text = JSON.stringify(value, (_, part) =>
    typeof part === 'string'
      ? fold(part)
          .replaceAll(' ', '')
          .replace(/(?<=\d),(?=\d{3})/g, '')
      : part,
  );
  return JSON.parse(text);
}

const pick = <T>(from: readonly T[], chance: () => number): T => from[Math.floor(chance() * from.length)] as T;

/** Numbers from 0 to below 1 that follow from a seed (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
