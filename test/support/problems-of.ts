import { decodeDocument } from '../../issue/read/decode-document.js';
import { readIssue } from '../../issue/read/read-issue.js';
import { type Problem, UnreadableIssue } from '../../issue/read/unreadable-issue.js';

/** What a document is refused for; an error of another kind is thrown on, and so is no error. */
export function problemsOf(document: string | Uint8Array): readonly Problem[] {
  try {
    readIssue(decodeDocument(Buffer.from(document)));
  } catch (error) {
    if (error instanceof UnreadableIssue) return error.problems;
    throw error;
  }
  throw new Error('Expected a document that cannot be read, found one that can.');
}
