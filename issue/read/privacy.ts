import type { Line } from './line.js';
import { fold } from './normalise.js';

/** Signs of contact data in folded text: labels of the note, an e-mail, a telephone number. */
const CONTACT =
  /@|联系人|联系电话|联系方式|手机|邮箱 ?:|电话 ?:|(?<!\d)1\d{10}(?!\d)|(?<!\d)0\d{2,3} ?- ?\d{7,8}(?!\d)/;
const CONTACT_NAME = /联系人\s*:\s*([^;,、()。:\s]{1,20})/g;
const LONGEST_QUOTE = 60;

export const WITHHELD = '（附注或联系方式，不予引用）';

/** Whether folded text holds, or belongs to, somebody's contact data. */
export function holdsContact(folded: string): boolean {
  return CONTACT.test(folded);
}

/**
 * Decides what a problem may quote: short, and nothing personal.
 *
 * Lines are judged with their neighbours, since the note may be cut anywhere: a name may stand in the line before its label.
 */
export class Privacy {
  readonly #lines = new Set<number>();
  readonly #names: ReadonlySet<string>;

  constructor(lines: readonly Line[]) {
    let inNote = false;
    for (const [index, { number, folded }] of lines.entries()) {
      if (/^注\s*:/.test(folded)) inNote = true;
      else if (/^(?:[报送发]\s*:|共印)/.test(folded)) inNote = false;
      if (inNote) this.#lines.add(number);
      if (!CONTACT.test(folded)) continue;
      this.#lines.add(number);
      if (!folded.includes('联系人')) this.#add(lines[index - 1]);
      if (!folded.endsWith('。')) this.#add(lines[index + 1]);
    }
    const whole = lines.map(({ folded }) => folded).join('\n');
    this.#names = new Set([...whole.matchAll(CONTACT_NAME)].map(([, name = '']) => name));
  }

  /** @param text  Of the document, or words of ours: of a line, or beginning in it. */
  quote(line: number | null, text: string): string {
    if (line !== null && this.#lines.has(line)) return WITHHELD;
    const start = fold(text.slice(0, 4 * LONGEST_QUOTE))
      .replace(/\s+/g, ' ')
      .trim();
    if (CONTACT.test(start) || [...this.#names].some((name) => start.includes(name))) return WITHHELD;
    const characters = [...start];
    return characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…` : start;
  }

  #add(line: Line | undefined): void {
    if (line) this.#lines.add(line.number);
  }
}
