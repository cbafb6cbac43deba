import type { ValueTransformer } from 'typeorm';

/** PostgreSQL's driver gives `bigint` as text; all counts of ours stay below 2^53, so they are numbers on both databases. */
export const wholeNumber: ValueTransformer = {
  to: (value: number | null) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};
