import { isRecord } from '../../subgraphs/shared/is-record.js';

type Data = Record<string, unknown>;

/** Adds what a subgraph gave to what is there. Objects and lists of one length grow together, everything else is replaced. */
export function merge(target: Data, source: Data): void {
  for (const key of Object.keys(source)) {
    // Own names only, whatever a subgraph calls its answer.
    if (key === '__proto__') continue;
    const value = source[key];
    if (value === undefined) continue;
    const present = target[key];
    if (isRecord(present) && isRecord(value)) {
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
    if (isRecord(present) && isRecord(value)) merge(present, value);
    else if (Array.isArray(present) && Array.isArray(value) && present.length === value.length)
      mergeLists(present, value);
    else target[index] = value;
  }
}
