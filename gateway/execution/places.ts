import type { AnswerPath } from './shape-answer.js';

type Data = Record<string, unknown>;

/** Path of a plan: names, and `@` for every item of a list. */
export type PlanPath = readonly string[];

/** The objects a path of a plan leads to, in order; null and what is not there have none. */
export function objectsAt(root: Data, path: PlanPath): Data[] {
  let found: unknown[] = [root];
  for (const step of path) {
    const next: unknown[] = [];
    for (const value of found) {
      if (step === '@') {
        if (Array.isArray(value)) next.push(...value);
      } else if (typeof value === 'object' && value !== null) {
        next.push((value as Data)[step]);
      }
    }
    found = next;
  }
  return found.filter((value): value is Data => typeof value === 'object' && value !== null);
}

/** Where in the answer each of those objects stands. Worked out only when there is an error to place. */
export function placesAt(root: Data, path: PlanPath): AnswerPath[] {
  let found: { value: unknown; place: AnswerPath }[] = [{ value: root, place: [] }];
  for (const step of path) {
    found = found.flatMap(({ value, place }) => {
      if (step === '@') {
        return Array.isArray(value) ? value.map((item, index) => ({ value: item, place: [...place, index] })) : [];
      }
      const isObject = typeof value === 'object' && value !== null;
      return isObject ? [{ value: (value as Data)[step], place: [...place, step] }] : [];
    });
  }
  return found.filter(({ value }) => typeof value === 'object' && value !== null).map(({ place }) => place);
}
