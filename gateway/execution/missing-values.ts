import { GraphQLError } from 'graphql';
import type { AnswerPath } from './shape-answer.js';

const isWithin = (place: readonly unknown[], around: readonly unknown[]): boolean =>
  around.length <= place.length && around.every((step, index) => step === place[index]);

/**
 * An error for each value that had to be there and did not come, unless another error tells of it. Without one, a client would
 * take a null for an answer.
 */
export function missingErrors(missing: readonly AnswerPath[], errors: readonly GraphQLError[]): GraphQLError[] {
  const untold = missing.filter(
    (place) => !errors.some(({ path }) => !path || isWithin(place, path) || isWithin(path, place)),
  );
  return untold.map((path) => new GraphQLError('Expected a value that is never null, found none.', { path }));
}
