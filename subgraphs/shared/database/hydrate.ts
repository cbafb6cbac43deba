import type { EntityMetadata } from 'typeorm';

type Column = EntityMetadata['columns'][number];

/** Makes an entity of the values of a row, in the order of its columns. */
export type Hydrate = (values: readonly unknown[]) => Record<string, unknown>;

type Put = (target: Record<string, unknown>, values: readonly unknown[]) => void;

/** Of columns that stand in the entity itself, or in an object embedded in it. */
export function hydratorOf(columns: readonly Column[]): Hydrate {
  const embedded = new Map<string, [name: string, read: (value: unknown) => unknown, index: number][]>();
  const puts: Put[] = [];
  for (const [index, column] of columns.entries()) {
    const read = readerOf(column);
    const parent = column.embeddedMetadata?.propertyName;
    if (parent === undefined) {
      puts.push(putter(column.propertyName, read, index));
      continue;
    }
    const known = embedded.get(parent);
    if (known) known.push([column.propertyName, read, index]);
    else embedded.set(parent, [[column.propertyName, read, index]]);
  }
  for (const [name, parts] of embedded) {
    const inner = parts.map(([part, read, index]) => putter(part, read, index));
    puts.push((target, values) => {
      const object: Record<string, unknown> = {};
      for (const put of inner) put(object, values);
      target[name] = object;
    });
  }
  return (values) => {
    const entity: Record<string, unknown> = {};
    for (const put of puts) put(entity, values);
    return entity;
  };
}

const putter =
  (name: string, read: (value: unknown) => unknown, index: number): Put =>
  (target, values) => {
    target[name] = read(values[index]);
  };

/** SQLite has no booleans, PostgreSQL's driver gives `bigint` as text, and neither knows of JSON in a text. */
function readerOf({ type, transformer }: Column): (value: unknown) => unknown {
  if (type === 'boolean') return (value) => (value === null ? null : Boolean(value));
  if (type === 'simple-json') return (value) => (typeof value === 'string' ? JSON.parse(value) : value);
  if (transformer && !Array.isArray(transformer)) return (value) => transformer.from(value);
  return (value) => value;
}
