const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const FORM = /^[0-9ABCDEFGHJKLMNPQRTUWXY]{18}$/;

/** Whether a text is a unified social credit code (GB 32100-2015) with its check digit right. */
export function isCreditCode(text: string): boolean {
  if (!FORM.test(text)) return false;
  let sum = 0;
  let weight = 1;
  for (const character of text.slice(0, -1)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === text.at(-1);
}
