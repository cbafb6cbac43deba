import type { Line } from './line.js';
import { fold } from './normalise.js';
import { Privacy } from './privacy.js';
import { type Problem, UnreadableIssue } from './unreadable-issue.js';

/** Collects all that is wrong with a document, so that one reading tells the editor everything. */
export class Problems {
  readonly #privacy: Privacy;
  readonly #list: Problem[] = [];

  constructor(lines: readonly Line[]) {
    this.#privacy = new Privacy(lines);
  }

  /** @param found  Text of the document, or words of ours; shortened, and withheld if it is personal. */
  add(line: number | null, expected: string, found: string): void {
    this.#list.push({ line, expected, found: this.#privacy.quote(line, fold(found)) });
  }

  /** The error that tells all of them, in the order of the document; null if there is none. */
  toError(): UnreadableIssue | null {
    if (this.#list.length === 0) return null;
    return new UnreadableIssue(this.#list.toSorted((first, second) => (first.line ?? 0) - (second.line ?? 0)));
  }
}
