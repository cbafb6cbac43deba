import type { Line } from './line.js';
import { fold } from './normalise.js';

/** Running text put together from lines, its tabs as spaces; it knows of each of its characters the line it was printed on. */
export class Passage {
  readonly folded: string;
  readonly #lines: readonly number[];

  /** @param lines  One number of a line for each UTF-16 unit of `text`. */
  constructor(
    /** As printed. */
    readonly text: string,
    lines: readonly number[],
  ) {
    this.folded = fold(text);
    this.#lines = lines;
  }

  /** The line a character was printed on; behind the end, that of the last one. */
  lineAt(index: number): number {
    return this.#lines[Math.max(0, Math.min(index, this.#lines.length - 1))] ?? 1;
  }

  slice(start: number, end = this.text.length): Passage {
    return new Passage(this.text.slice(start, end), this.#lines.slice(start, end));
  }

  /** What is left without a part of it. */
  without(start: number, end: number): Passage {
    return new Passage(this.text.slice(0, start) + this.text.slice(end), this.#lines.toSpliced(start, end - start));
  }
}

/** Lines of one paragraph as printed: nothing stands between two lines, but for a space between Latin words. */
export function passageOf(lines: readonly Line[]): Passage {
  return build(lines, (text, before) => (/[A-Za-z0-9]$/.test(before) && /^[A-Za-z0-9]/.test(text) ? ' ' : ''));
}

/** Lines of one headline: a line break between its clauses is the space the report prints there. */
export function headlineOf(lines: readonly Line[]): Passage {
  return build(lines, () => ' ');
}

function build(lines: readonly Line[], separatorBefore: (text: string, before: string) => string): Passage {
  const pieces: string[] = [];
  const numbers: number[] = [];
  let before = '';
  for (const { text, folded, number } of lines) {
    const words = text.replaceAll('\t', ' ');
    const piece = pieces.length > 0 ? separatorBefore(folded, before) + words : words;
    pieces.push(piece);
    for (let unit = 0; unit < piece.length; unit += 1) numbers.push(number);
    before = folded.slice(-1);
  }
  return new Passage(pieces.join(''), numbers);
}

/**
 * Lines of prose without the space the report sets numbers off with.
 *
 * Space that parts two numbers stays: without it "98 21" would read 9821.
 */
export function compactOf(lines: readonly Line[]): Passage {
  const spaced = headlineOf(lines);
  const { folded, text } = spaced;
  const kept: string[] = [];
  const numbers: number[] = [];
  for (let index = 0; index < folded.length; index += 1) {
    if (isSpace(folded, index) && !partsNumbers(folded, index)) continue;
    kept.push(text.charAt(index));
    numbers.push(spaced.lineAt(index));
  }
  return new Passage(kept.join(''), numbers);
}

const isSpace = (folded: string, index: number) => folded[index] === ' ';

/** Only the first space of a run may stay, so that no run is looked at twice. */
function partsNumbers(folded: string, index: number): boolean {
  if (index > 0 && isSpace(folded, index - 1)) return false;
  let end = index;
  while (end < folded.length && isSpace(folded, end)) end += 1;
  return /\d[.,]?$/.test(folded.slice(Math.max(0, index - 2), index)) && /^[.,]?\d/.test(folded.slice(end, end + 2));
}
