import type { AnswerShape, FieldShape, Selections, Shape } from './answer-shape.js';
import type { Representation } from './deduplicate-representations.js';

export type Path = readonly (string | number)[];

type Holder = Record<string | number, unknown>;

/**
 * Compares an answer with what was asked for. A place where something else stands, or nothing where something must, is made null
 * and told: the gateway would fail as a whole over the one, and pass the other on as if it were right.
 *
 * @param data             The answer's `data`, changed in place.
 * @param representations  Of the entities asked for, in order.
 * @returns                Places that are wrong.
 */
export function checkAnswer(shape: AnswerShape, data: Holder, representations: readonly Representation[]): Path[] {
  const wrong: Path[] = [];
  if (!shape.isOfEntities) {
    checkSelections(shape.selections, data, typenameOf(data), [], wrong);
    return wrong;
  }
  const entities = Array.isArray(data._entities) ? data._entities : [];
  // Fewer or more entities than were asked for: nobody can tell which is whose.
  const isComplete = entities.length === representations.length;
  data._entities = representations.map((representation, index) => {
    const entity = isComplete ? entities[index] : null;
    const path = ['_entities', index];
    const typename = String(representation.__typename);
    if (isHolder(entity, (name) => name === typename || shape.selections.some(({ types }) => types?.has(name)))) {
      checkSelections(shape.selections, entity, typenameOf(entity) ?? typename, path, wrong);
      return entity;
    }
    for (const key of keysOf(shape.selections, typename)) wrong.push([...path, key]);
    return null;
  });
  return wrong;
}

/** Places of the answer that stay empty if there is none: fields of the root, or of each entity. */
export function placesOf(
  { isOfEntities, selections }: AnswerShape,
  representations: readonly Representation[],
): Path[] {
  if (!isOfEntities) return keysOf(selections, undefined).map((key) => [key]);
  return representations.flatMap(({ __typename }, index) =>
    keysOf(selections, String(__typename)).map((key) => ['_entities', index, key]),
  );
}

function keysOf(selections: readonly Selections[], typename: string | undefined): string[] {
  const fields = selections.filter((each) => isAsked(each, typename)).flatMap((each) => each.fields);
  return [...new Set(fields.map(({ key }) => key))].filter((key) => key !== '__typename');
}

const isAsked = ({ types }: Selections, typename: string | undefined) =>
  types === null || (typename !== undefined && types.has(typename));

function checkSelections(
  selections: readonly Selections[],
  holder: Holder,
  typename: string | undefined,
  path: Path,
  wrong: Path[],
): void {
  for (const each of selections) {
    if (!isAsked(each, typename)) continue;
    for (const field of each.fields) checkField(field, holder, path, wrong);
  }
}

function checkField(
  { key, isNullable, isOptional, shape }: FieldShape,
  holder: Holder,
  path: Path,
  wrong: Path[],
): void {
  if (Object.hasOwn(holder, key)) {
    checkPlace(shape, isNullable, holder, key, path, wrong);
  } else if (!isOptional) {
    spoil(holder, key, path, wrong);
  }
}

function checkPlace(
  shape: Shape,
  isNullable: boolean,
  holder: Holder,
  key: string | number,
  path: Path,
  wrong: Path[],
): void {
  const value = holder[key];
  if (value === null || value === undefined) {
    if (!isNullable) wrong.push([...path, key]);
    return;
  }
  if (shape.kind === 'anything') return;
  if (shape.kind === 'leaf' && shape.accepts(value)) return;
  if (shape.kind === 'list' && Array.isArray(value)) {
    const below = [...path, key];
    for (const index of value.keys()) {
      checkPlace(shape.item, shape.isNullable, value as unknown as Holder, index, below, wrong);
    }
    return;
  }
  if (shape.kind === 'object' && isHolder(value, (name) => shape.types.has(name))) {
    checkSelections(shape.selections, value, typenameOf(value), [...path, key], wrong);
    return;
  }
  spoil(holder, key, path, wrong);
}

function spoil(holder: Holder, key: string | number, path: Path, wrong: Path[]): void {
  // The gateway can do without the name of a type; of one that is null it makes an error of the whole answer.
  if (key === '__typename') delete holder[key];
  else holder[key] = null;
  wrong.push([...path, key]);
}

/** An object that may be one of a type: it has a name of a fitting one, or none. */
function isHolder(value: unknown, fits: (typename: string) => boolean): value is Holder {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if (!Object.hasOwn(value, '__typename')) return true;
  const { __typename } = value as Holder;
  return typeof __typename === 'string' && fits(__typename);
}

const typenameOf = ({ __typename }: Holder): string | undefined =>
  typeof __typename === 'string' ? __typename : undefined;
