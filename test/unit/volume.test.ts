import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inUnit, roundHalfUp, roundingStepOf, timesOf } from '../../issue/volume.js';

describe('timesOf', () => {
  it.each([
    ['1958.21', 'TEN_THOUSAND_TIMES', 19_582_100],
    ['327.6', 'TEN_THOUSAND_TIMES', 3_276_000],
    ['3911074', 'TIMES', 3_911_074],
    ['3,911,074', 'TIMES', 3_911_074],
    ['0', 'TIMES', 0],
    ['1.2345', 'HUNDRED_MILLION_TIMES', 123_450_000],
  ] as const)('reads %s %s exactly', (text, unit, times) => {
    expect(timesOf(text, unit)).toBe(times);
  });

  it.each(['', '12.', '.5', '1e3', '-4', '1,23', 'NaN', '１２'])('refuses "%s"', (text) => {
    expect(() => timesOf(text, 'TEN_THOUSAND_TIMES')).toThrow(RangeError);
  });

  it('refuses a fraction of one time', () => {
    expect(() => timesOf('0.5', 'TIMES')).toThrow('Expected whole times (次), found "0.5" 次.');
  });

  it('gives back what inUnit prints, for every count', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom('TIMES', 'TEN_THOUSAND_TIMES', 'HUNDRED_MILLION_TIMES' as const),
        (times, unit) => timesOf(inUnit(times, unit), unit) === times,
      ),
    );
  });
});

describe('roundHalfUp', () => {
  it('rounds the sum of table 4-1 as section 1 prints it', () => {
    expect(inUnit(roundHalfUp(6_245_654, 100), 'TEN_THOUSAND_TIMES')).toBe('624.57');
  });

  it('rounds exactly one half up and just below it down', () => {
    expect(roundHalfUp(150, 100)).toBe(200);
    expect(roundHalfUp(149, 100)).toBe(100);
  });
});

describe('roundingStepOf', () => {
  it('takes a dropped trailing zero for a figure of 0.01 万次', () => {
    expect(roundingStepOf(['327.6', '323.99'], 'TEN_THOUSAND_TIMES')).toBe(100);
    expect(roundingStepOf(['327.6'], 'TEN_THOUSAND_TIMES')).toBe(100);
  });

  it('follows the finest number of the group', () => {
    expect(roundingStepOf(['1.2345', '2'], 'HUNDRED_MILLION_TIMES')).toBe(10_000);
    expect(roundingStepOf(['12'], 'TIMES')).toBe(1);
  });
});
