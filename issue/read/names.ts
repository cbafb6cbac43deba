import { fold } from './normalise.js';

/** As long as the store takes a name, a cell or a line of the colophon. */
export const LONGEST_NAME = 300;

/** Names of a list as printed, parted by 、; null if one of them cannot be a name. */
export function namesIn(text: string): string[] | null {
  if (text === '') return [];
  const names = text.split('、');
  const areNames = names.every((name) => name !== '' && name.length <= LONGEST_NAME && !/[\d,;:。]/.test(fold(name)));
  return areNames ? names : null;
}
