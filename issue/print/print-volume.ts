import { UNITS } from '../unit.js';
import type { Volume } from '../volume.js';

/** A volume in running text: 余 stands before 次, after 万. */
export function printVolume({ reportedText, reportedUnit, approximate }: Volume): string {
  const { printed } = UNITS[reportedUnit];
  return `${reportedText} ${approximate ? printed.replace('次', '余次') : printed}`;
}

/** The unit of a table's numbers, as its header prints it. */
export function unitOfTable(volumes: readonly Volume[]): string {
  const units = [...new Set(volumes.map(({ reportedUnit }) => reportedUnit))];
  const [unit] = units;
  if (!unit || units.length > 1)
    throw new RangeError(`Expected one unit in a table, found ${units.join(', ') || 'no rows'}.`);
  if (volumes.some(({ approximate }) => approximate)) throw new RangeError('Expected no 余 in a table, found one.');
  return UNITS[unit].printed;
}
