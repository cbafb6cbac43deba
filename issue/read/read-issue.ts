import type { Issue } from '../issue.js';

export function readIssue(_text: string): Issue {
  throw new Error('not written yet');
}
