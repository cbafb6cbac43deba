import type { ProblemCode } from './problems.js';

// Line feed and tab are layout. Direction marks can make a text read as another one.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const UNDECODED = /[\ufffd\p{Cs}]/u;
// What nearly every text is made of: printable ASCII, Chinese characters and punctuation, full-width forms.
const ORDINARY = /^[ -~\u3001-\u9fff\uff01-\uffee]*$/;
const EDGES = /^[\s\u200b]+|[\s\u200b]+$/g;
const CHINESE_BREAK = /(?<=[\p{Script=Han}，。、；：])[ \t]*\n\s*(?=\p{Script=Han})/gu;

/** Whether a text needs no cleaning and holds nothing it may not: told in one look, where the rest takes ten. */
export const isOrdinary = (text: string): boolean =>
  ORDINARY.test(text) && text[0] !== ' ' && text.at(-1) !== ' ' && !text.includes('  ');

/** A text without blanks at its ends and with line feeds only. */
export const cleanText = (text: string): string => text.replace(EDGES, '').replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n');

/** The same on one line: a break inside Chinese text is layout and leaves nothing, any other leaves a space. */
export function cleanLine(text: string): string {
  const clean = cleanText(text);
  const joined = clean.includes('\n') ? clean.replace(CHINESE_BREAK, '') : clean;
  return joined.replace(/\s+/g, ' ');
}

/** What no text of the catalog may hold. */
export function flawOf(text: string): ProblemCode | null {
  if (UNDECODED.test(text)) return 'BAD_ENCODING';
  return CONTROL.test(text) ? 'CONTROL_CHARACTER' : null;
}

// What people write into a field that has nothing to say.
const NOTHING = new Set(['', '-', '--', '—', '——', '/', '／', '无', 'null', 'NULL', 'N/A']);

/** Whether a coded field, a date or a number is left open. Not for prose: 共享条件“无” says something. */
export const isLeftOpen = (text: string): boolean => NOTHING.has(text);
