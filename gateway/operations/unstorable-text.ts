/** NUL, which PostgreSQL cannot store, and halves of characters, which are none. */
const UNSTORABLE = /[\0\p{Cs}]/u;
/** NUL as GraphQL writes it; halves of characters its lexer refuses. */
const ESCAPED_NUL = /\\u(?:0000|\{0+\})/i;

/** Whether a value has a text in it that no database of ours could give back as it came. */
export function hasUnstorableText(value: unknown): boolean {
  // A list of its own in place of recursion: a body may nest deeper than the stack is.
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const item = rest.pop();
    if (typeof item === 'string' && UNSTORABLE.test(item)) return true;
    if (typeof item === 'object' && item !== null) rest.push(...Object.values(item));
  }
  return false;
}

export const queryHasUnstorableText = (query: string): boolean => ESCAPED_NUL.test(query);
