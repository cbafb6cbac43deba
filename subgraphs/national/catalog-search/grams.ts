/*
 * A title is found by its pairs of neighbouring characters: Chinese has no spaces between words, and most of its words have two.
 * The last character stands alone at the end, so that a search for one character is one for pairs that begin with it.
 */

const SEPARATORS = /[^\p{L}\p{N}]/u;
const PRIVATE_USE = 0xe000;

/** The pairs of a folded title. */
export function gramsOf(folded: string): string[] {
  const characters = [...folded];
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

/** The pairs a title must have to contain a folded text; of one character, the beginning of a pair. */
export function gramsIn(folded: string): string[] {
  const grams = gramsOf(folded);
  return [...new Set(grams.length === 1 ? grams : grams.slice(0, -1))];
}

/** A pair as one token of SQLite's `ascii` tokenizer, which splits at everything in ASCII that is no letter or digit. */
export const toToken = (gram: string): string =>
  [...gram]
    .map((character) => {
      const code = character.charCodeAt(0);
      return code < 0x80 && SEPARATORS.test(character) ? String.fromCharCode(PRIVATE_USE + code) : character;
    })
    .join('');
