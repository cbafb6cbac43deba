/**
 * Whether a text contains another. Compared here and not in the database: the two disagree on what LIKE takes for equal, texts are
 * stored as JSON, and a series has hardly more case studies than months.
 */
export function textMatcher(wanted: string): (text: string) => boolean {
  const folded = fold(wanted);
  return (text) => fold(text).includes(folded);
}

/** Full-width letters and digits are those of half width, capitals are small. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
