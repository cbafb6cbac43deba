import { Field, InputType, Int } from 'type-graphql';
import type { Unit } from '../../../issue/unit.js';
import { timesOf, type Volume } from '../../../issue/volume.js';
import { ReportError } from '../errors.js';
import { SafeIntScalar } from '../graphql/scalars.js';
import { UnitEnum } from './volume.type.js';

@InputType({ description: 'A volume as printed. The exact count in times is worked out from text and unit.' })
export class VolumeInput {
  @Field(() => SafeIntScalar, {
    nullable: true,
    description: 'What the caller takes it for; refused if it is another count.',
  })
  times?: number | null;

  @Field(() => String, { description: 'The number as printed, such as "1958.21".' })
  reportedText!: string;

  @Field(() => UnitEnum, { description: 'The unit as printed.' })
  reportedUnit!: Unit;

  @Field(() => SafeIntScalar, { description: 'What one step of the last printed digit is worth, in times.' })
  roundingStep!: number;

  @Field(() => Boolean, { defaultValue: false, description: '余: printed as approximate.' })
  approximate!: boolean;

  @Field(() => Int, { nullable: true, description: 'Line of the document it was read from, counted from 1.' })
  line?: number | null;
}

/**
 * The volume an input stands for.
 *
 * @throws {ReportError} BAD_USER_INPUT if the text is no number, or the step is not one the number can have.
 */
export function toVolume(input: VolumeInput): Volume {
  const { reportedText, reportedUnit, roundingStep, approximate, line = null } = input;
  const times = exactTimes(reportedText, reportedUnit);
  if (typeof input.times === 'number' && input.times !== times) {
    throw new ReportError('BAD_USER_INPUT', `Expected ${times} times for "${reportedText}", found ${input.times}.`);
  }
  if (!Number.isSafeInteger(Math.log10(roundingStep)) || times % roundingStep !== 0) {
    const expected = `a rounding step that is a power of ten and divides ${times}`;
    throw new ReportError('BAD_USER_INPUT', `Expected ${expected}, found ${roundingStep}.`);
  }
  return { times, reportedText, reportedUnit, roundingStep, approximate, line };
}

function exactTimes(text: string, unit: Unit): number {
  try {
    return timesOf(text, unit);
  } catch (error) {
    if (error instanceof RangeError) throw new ReportError('BAD_USER_INPUT', error.message);
    throw error;
  }
}
