type Data = Record<string, unknown>;

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Adds what a subgraph gave to what is there. Objects and lists of one length grow together, everything else is replaced. */
export function merge(target: Data, source: Data): void {
  for (const key of Object.keys(source)) {
    // Own names only, whatever a subgraph calls its answer.
    if (key === '__proto__') continue;
    const value = source[key];
    if (value === undefined) continue;
    const present = target[key];
    if (isObject(present) && isObject(value)) {
      if (present !== value) merge(present, value);
    } else if (Array.isArray(present) && Array.isArray(value) && present.length === value.length) {
      if (present !== value) mergeLists(present, value);
    } else {
      target[key] = value;
    }
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (const [index, value] of source.entries()) {
    const present = target[index];
    if (isObject(present) && isObject(value)) merge(present, value);
    else if (Array.isArray(present) && Array.isArray(value) && present.length === value.length)
      mergeLists(present, value);
    else target[index] = value;
  }
}
