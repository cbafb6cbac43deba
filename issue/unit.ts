/**
 * Units a volume is printed in, with what one of them is worth in times (次).
 *
 * @see Glossary: 次, 万次. The prose of the report prints 万次, tables 4-1 and 4-2 print 次; 亿次 is expected once volumes grow.
 */
export const UNITS = {
  TIMES: { printed: '次', times: 1n, decimals: 0 },
  TEN_THOUSAND_TIMES: { printed: '万次', times: 10_000n, decimals: 2 },
  HUNDRED_MILLION_TIMES: { printed: '亿次', times: 100_000_000n, decimals: 2 },
} as const;

export type Unit = keyof typeof UNITS;

export const UNIT_NAMES = Object.keys(UNITS) as Unit[];
