import { chineseNumeral } from './chinese-numeral.js';
import type { Block } from './print-issue.js';

/** Numbers the subsections that print something: （一）, （二）…. */
export function subsections(parts: readonly { title: string; blocks: Block[] }[]): Block[] {
  return parts
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ title, blocks }, index) => [`（${chineseNumeral(index + 1)}）${title}`, ...blocks]);
}
