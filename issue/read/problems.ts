import type { Line } from './line.js';
import { Privacy } from './privacy.js';
import { type Problem, UnreadableIssue } from './unreadable-issue.js';

/** As many as an editor reads; what has more is no issue, and need not be read to its end. */
const MOST = 100;

/** Collects all that is wrong with a document, so that one reading tells the editor everything. */
export class Problems {
  readonly #privacy: Privacy;
  readonly #list: Problem[] = [];

  constructor(lines: readonly Line[]) {
    this.#privacy = new Privacy(lines);
  }

  get found(): boolean {
    return this.#list.length > 0;
  }

  /**
   * @param found  Text of the document, or words of ours; shortened, and withheld if it is personal.
   * @throws {UnreadableIssue} once there are too many.
   */
  add(line: number | null, expected: string, found: string): void {
    this.#list.push({ line, expected, found: this.#privacy.quote(line, found) });
    if (this.#list.length === MOST) throw this.toError();
  }

  /** The error that tells all of them, in the order of the document. */
  toError(): UnreadableIssue {
    return new UnreadableIssue(this.#list.toSorted((first, second) => (first.line ?? 0) - (second.line ?? 0)));
  }
}
