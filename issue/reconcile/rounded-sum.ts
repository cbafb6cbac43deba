import { UNITS } from '../unit.js';
import { inUnit, roundHalfUp } from '../volume.js';
import { type Finding, finding, type RoundedVolume } from './rule.js';

/** How far a printed figure may be from the true one, in times: half a step, or nothing for a figure in whole times. */
const roundingError = ({ roundingStep }: RoundedVolume) => (roundingStep === 1 ? 0 : roundingStep / 2);

const sumOf = (volumes: readonly RoundedVolume[]) => volumes.reduce((sum, { times }) => sum + times, 0);

/** How far two sums of printed figures may differ, in times: half a step for every rounded figure in them. */
function toleranceOf(volumes: readonly RoundedVolume[]): number {
  return volumes.reduce((sum, volume) => sum + roundingError(volume), 0);
}

const inUnitOf = (times: number, { reportedUnit }: RoundedVolume) =>
  `${inUnit(times, reportedUnit)} ${UNITS[reportedUnit].printed}`;

/**
 * Printed parts against a printed whole.
 *
 * Parts in whole times are exact, so they must give the whole once rounded half up as it was. Rounded parts may miss it by
 * half a step each, and half a step for the whole: 0.015 万次 for two parts and a whole of 0.01 万次.
 */
export function sumEquals(parts: readonly RoundedVolume[], whole: RoundedVolume): Finding {
  const sum = sumOf(parts);
  if (parts.every((part) => part.roundingStep === 1)) {
    const rounded = roundHalfUp(sum, whole.roundingStep);
    const exact = rounded === sum ? '' : ` (${sum} 次)`;
    return finding(rounded === whole.times, inUnitOf(whole.times, whole), `${inUnitOf(rounded, whole)}${exact}`, '0');
  }
  return sumsAgree([whole], parts);
}

/** Two sums of printed figures that stand for the same: they may differ by half a step for each figure in them. */
export function sumsAgree(expected: readonly RoundedVolume[], found: readonly RoundedVolume[]): Finding {
  const [shown] = expected;
  if (!shown) throw new RangeError('Expected at least one figure to compare with.');
  const tolerance = toleranceOf([...expected, ...found]);
  const holds = Math.abs(sumOf(found) - sumOf(expected)) <= tolerance;
  return finding(holds, inUnitOf(sumOf(expected), shown), inUnitOf(sumOf(found), shown), inUnitOf(tolerance, shown));
}

/** A TOP10 against the whole it is taken from: never more, but for half a step for each figure. */
export function sumAtMost(parts: readonly RoundedVolume[], whole: RoundedVolume): Finding {
  const tolerance = toleranceOf([...parts, whole]);
  const holds = sumOf(parts) - whole.times <= tolerance;
  return finding(holds, `≤ ${inUnitOf(whole.times, whole)}`, inUnitOf(sumOf(parts), whole), inUnitOf(tolerance, whole));
}
