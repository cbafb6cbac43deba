import { fold } from './normalise.js';

const LONGEST_NAME = 60;

/** Names of a list as printed, parted by 、; null if one of them cannot be a name. */
export function namesIn(text: string): string[] | null {
  if (text === '') return [];
  const names = text.split('、');
  const areNames = names.every((name) => name !== '' && name.length <= LONGEST_NAME && !/[\d,;:。]/.test(fold(name)));
  return areNames ? names : null;
}
