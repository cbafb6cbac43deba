import type { Line } from './line.js';
import { endsSentence } from './normalise.js';

/** A headline or a paragraph of section 五, put together where lines or a page break part it. */
export interface Block {
  isHeadline: boolean;
  lines: Line[];
  /** It ends as it should, and not because something else begins. */
  isWhole: boolean;
}

/** Where several studies, or parts of one, are numbered. */
export const HEADLINE_NUMBER =
  /^(?:\([一二三四五六七八九十]{1,3}\)|案例[一二三四五六七八九十\d]{1,3} ?[:、.]|\d{1,2}[.、]) ?/;
export const SOURCE_LABEL = '资料来源';

const LONGEST_HEADLINE = 60;
const BRACKETED_SOURCE = /\( ?资料来源/;

export function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  let open: 'text' | 'source' | null = null;
  let isStudyDue = true;
  for (const line of lines) {
    const { folded, afterBlank } = line;
    const isNumbered = HEADLINE_NUMBER.test(folded);
    const isHeadline: boolean = (!open || isNumbered) && looksLikeHeadline(folded, isNumbered || isStudyDue);
    const before: Block | undefined = blocks.at(-1);
    const continues: boolean = isHeadline ? before?.isHeadline === true && !afterBlank && !isNumbered : open !== null;
    const block = before && continues ? before : { isHeadline, lines: [], isWhole: true };
    if (block !== before) blocks.push(block);
    block.lines.push(line);

    const inSource: boolean = open === 'source' || BRACKETED_SOURCE.test(folded);
    if (isHeadline || (inSource ? /\) ?。?$/.test(folded) : endsParagraph(folded))) open = null;
    else open = inSource ? 'source' : 'text';
    block.isWhole = open === null;
    isStudyDue = open === null && (inSource || folded.includes(SOURCE_LABEL));
  }
  return blocks;
}

/** A headline does not end as a paragraph does. A comma may stand in it where one is due; elsewhere a page may break there. */
function looksLikeHeadline(folded: string, isDue: boolean): boolean {
  if (folded.length > LONGEST_HEADLINE || endsParagraph(folded) || /[;。]/.test(folded)) return false;
  return isDue || !folded.includes(',');
}

/** With a full stop, with its source, or as the head or a point of a list. */
const endsParagraph = (folded: string): boolean =>
  endsSentence(folded) || folded.includes(SOURCE_LABEL) || /[:;]$/.test(folded);
