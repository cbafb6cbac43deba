import type { Line } from './line.js';
import { endsSentence } from './normalise.js';

/** A headline or a paragraph of section 五, put together where lines or a page break part it. */
export interface Block {
  isHeadline: boolean;
  lines: Line[];
}

export const SOURCE_LABEL = '资料来源';
const LONGEST_HEADLINE = 60;

/** A headline does not end like a sentence and has but one clause, or clauses parted by a space. */
export function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const line of lines) {
    const current = blocks.at(-1);
    const isHeadline: boolean = !isOpen && looksLikeHeadline(line);
    const continues: boolean | undefined = isOpen || (isHeadline && current?.isHeadline && !line.afterBlank);
    if (current && continues) current.lines.push(line);
    else blocks.push({ isHeadline, lines: [line] });
    isOpen = !isHeadline && !endsParagraph(line);
  }
  return blocks;
}

const looksLikeHeadline = ({ folded }: Line): boolean =>
  folded.length <= LONGEST_HEADLINE && !/[,;。]/.test(folded) && !endsParagraph({ folded });

/** With a full stop, its source, or as the head of a list. */
export function endsParagraph({ folded }: Pick<Line, 'folded'>): boolean {
  if (folded.includes(SOURCE_LABEL)) return !/\( ?资料来源/.test(folded) || /\) ?。?$/.test(folded);
  return endsSentence(folded) || /[:;]$/.test(folded);
}
