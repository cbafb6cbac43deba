const FULL_WIDTH_ASCII = /[\uFF01-\uFF5E]/g;
const SPACES = /[\v\f\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/g;
const INVISIBLE = /\u00AD|[\u200B-\u200F\u2060-\u2064]|\uFEFF/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * A text as patterns see it: full-width digits, brackets, commas and colons as ASCII, every kind of space as " ". Tabs stay.
 *
 * Character by character, so an index into the folded text is an index into the printed one: patterns match the former,
 * names are cut out of the latter.
 */
export function fold(text: string): string {
  return plainSpaces(text)
    .replace(FULL_WIDTH_ASCII, (character) => String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replaceAll('\uFF61', '。')
    .replaceAll('\uFF64', '、');
}

/** Every kind of space but the tab as " ", character by character: print does not tell them apart. */
export const plainSpaces = (text: string): string => text.replace(SPACES, ' ');

/** Without spaces and tabs, where the report sets them as it likes: headings, the cover, cells of a header. */
export const compact = (folded: string): string => folded.replace(/[ \t]+/g, '');

/** Without zero-width characters, which converters leave behind and no one prints. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

const CLOSERS = new Set('”’"\'」』》〉)]】 ');

/** Whether folded text ends a sentence: a full stop, at most closing quotes and brackets, or a 资料来源, behind it. */
export function endsSentence(folded: string): boolean {
  let end = folded.length;
  while (end > 0 && CLOSERS.has(folded.charAt(end - 1))) end -= 1;
  if (end > 0 && '。!?…'.includes(folded.charAt(end - 1))) return true;
  return folded.endsWith(')') && /\( ?资料来源/.test(folded);
}

/** 1 for 一, 12 for 十二; null for anything that is no such numeral below 一百, in Chinese or ASCII digits. */
export function numeralOf(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return null;
  const [, tens, ten, ones] = match;
  if (!ten) return tens && ones ? null : digitOf(tens ?? ones);
  return (tens ? digitOf(tens) : 1) * 10 + (ones ? digitOf(ones) : 0);
}

const digitOf = (digit: string | undefined): number => '零一二三四五六七八九'.indexOf(digit ?? '零');
