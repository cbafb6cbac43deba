import { ArgsType, Field, ID } from 'type-graphql';
import { ReportError } from '../errors.js';

@ArgsType()
export class ObservationFilter {
  @Field(() => String, { nullable: true, description: 'Only this indicator.' })
  indicator?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only the department or prefecture with this id.' })
  subjectId?: string | null;
}

/** What a filter is applied to. */
interface Row {
  indicator: string;
  subjectId: string | null;
}

/**
 * Whether a row is one the client asks for.
 *
 * @throws {ReportError} BAD_USER_INPUT if there is no such indicator: no row would look like no figure.
 */
export function matcherOf(
  { indicator = null, subjectId = null }: ObservationFilter,
  indicators: readonly string[],
): (row: Row) => boolean {
  if (indicator !== null && !indicators.includes(indicator)) {
    const expected = `one of ${indicators.join(', ')}`;
    throw new ReportError('BAD_USER_INPUT', `Expected ${expected}, found "${indicator.slice(0, 40)}".`);
  }
  return (row) =>
    (indicator === null || row.indicator === indicator) && (subjectId === null || row.subjectId === subjectId);
}
