/** Something in a document that is not as an issue prints it. */
export interface Problem {
  /** Line of the document, counted from 1; null if it is about the document as a whole. */
  line: number | null;
  expected: string;
  found: string;
}

/** A document that cannot be read as an issue, with everything that is wrong with it. Its message is for editors of the report. */
export class UnreadableIssue extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(['无法读取 (cannot be read as an issue):', ...problems.map(inWords)].join('\n'));
    this.name = 'UnreadableIssue';
    this.problems = problems;
  }
}

function inWords({ line, expected, found }: Problem): string {
  return `  ${line === null ? '全文' : `第 ${line} 行`}：应为${expected}，实为${found}`;
}
