import { REGIONS } from '../regions.js';

/**
 * Id of the prefecture a case study is about: the one its source names, or else its text.
 *
 * Names match exactly. Null if none is named, if several are, or if source and text speak of different ones.
 */
export function prefectureOf(source: string | null, text: string): string | null {
  const inSource = regionsIn(source ?? '');
  const inText = regionsIn(text);
  const [id = null] = inSource.length > 0 ? inSource : inText;
  if (inSource.length > 1 || (inSource.length === 0 && inText.length > 1)) return null;
  return inText.length === 0 || inText.some((named) => named === id) ? id : null;
}

const regionsIn = (text: string): string[] =>
  REGIONS.filter(({ name, fullName }) => text.includes(name) || text.includes(fullName)).map(({ id }) => id);
