import type { Block } from './print-issue.js';

/** A table: its caption, then its header and rows on consecutive lines, cells apart by tabs. */
export function printTable(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Block[] {
  const cells = [header, ...rows].flat();
  const odd = cells.find((cell) => /[\t\n\r]/.test(String(cell)));
  if (odd !== undefined) throw new RangeError(`Expected cells of one line without tabs, found ${JSON.stringify(odd)}.`);
  return [caption, [header, ...rows].map((row) => row.join('\t')).join('\n')];
}
