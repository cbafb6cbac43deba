import type { GraphQLFormattedError } from 'graphql';

/** A key of an entity, with what else the subgraph needs of it, as the gateway sends it. */
export type Representation = Readonly<Record<string, unknown>>;

/** Each representation once. */
export interface Deduplicated {
  unique: readonly Representation[];
  /** For each representation as it came, which of the unique ones it is. */
  positions: readonly number[];
}

export function deduplicate(representations: readonly Representation[]): Deduplicated {
  const known = new Map<string, number>();
  const unique: Representation[] = [];
  const positions = representations.map((representation) => {
    const key = JSON.stringify(representation);
    const position = known.get(key) ?? unique.push(representation) - 1;
    known.set(key, position);
    return position;
  });
  return { unique, positions };
}

/**
 * The answers for all representations from those for the unique ones. Each gets an object of its own: the gateway goes on to merge
 * other answers into it.
 */
export function spreadEntities(entities: readonly unknown[], { unique, positions }: Deduplicated): unknown[] {
  if (unique.length === positions.length) return [...entities];
  const given = new Set<number>();
  return positions.map((position) => {
    const entity = entities[position];
    if (given.has(position)) return copy(entity);
    given.add(position);
    return entity;
  });
}

/** An error of one entity is one of each place the entity stands at. */
export function spreadErrors(
  errors: readonly GraphQLFormattedError[],
  { unique, positions }: Deduplicated,
): GraphQLFormattedError[] {
  if (unique.length === positions.length) return [...errors];
  const places = new Map<number, number[]>();
  for (const [place, position] of positions.entries()) {
    const known = places.get(position);
    if (known) known.push(place);
    else places.set(position, [place]);
  }
  return errors.flatMap((error) => {
    const [field, position, ...rest] = error.path ?? [];
    if (field !== '_entities' || typeof position !== 'number') return [error];
    return (places.get(position) ?? []).map((place) => ({ ...error, path: [field, place, ...rest] }));
  });
}

/** JSON has nothing else than these. */
export function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copy(each)])) as T;
}
