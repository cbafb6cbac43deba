/** Fewer are seen in less than one of a billion random secrets of 32 hexadecimal digits. */
const MIN_DISTINCT = 7;
const PLACEHOLDER =
  /change.?me|replace.?me|your.?(?:own|secret|key)|secret|passw|example|default|nobody|placeholder|1234567|abcdefg|qwerty/i;

/** Whether a secret is one somebody would try: of few letters, of a part over and over, or with words of a template in it. */
export function isGuessable(secret: string): boolean {
  // A text that repeats a part of itself is found again in itself, moved.
  const isPeriodic = (secret + secret).indexOf(secret, 1) < secret.length;
  return new Set(secret).size < MIN_DISTINCT || isPeriodic || PLACEHOLDER.test(secret);
}
