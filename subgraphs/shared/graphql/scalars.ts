import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate, GraphQLSafeInt } from 'graphql-scalars';
import { ReportError } from '../errors.js';

/** A month as `YYYY-MM`. */
export type YearMonth = string;

const YEAR_MONTH = /^[0-9]{4}-(?:0[1-9]|1[0-2])$/;

function parseYearMonth(value: unknown): YearMonth {
  if (typeof value === 'string' && YEAR_MONTH.test(value)) return value;
  const found = typeof value === 'string' ? `"${value.slice(0, 40)}"` : typeof value;
  throw new ReportError('BAD_USER_INPUT', `Expected a month such as "2024-06", found ${found}.`);
}

export const YearMonthScalar = new GraphQLScalarType<YearMonth, string>({
  name: 'YearMonth',
  description: 'A month (月) as `YYYY-MM`, such as `2024-06`.',
  serialize: String,
  parseValue: parseYearMonth,
  parseLiteral: (node: ValueNode) => parseYearMonth(node.kind === Kind.STRING ? node.value : null),
});

/** A calendar date as `YYYY-MM-DD`; the name is one BI tools know. */
export const DateScalar = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description: 'A calendar date (日期) as `YYYY-MM-DD`, without a time zone.',
});

/** An instant, ISO 8601 in UTC; stored and served as text. */
export const DateTimeScalar = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant as ISO 8601 in UTC, such as `2024-07-11T08:00:00.000Z`.',
  serialize: String,
});

/** Whole numbers up to 2^53: a year of exchanges is beyond the 32 bits of `Int`. */
export const SafeIntScalar = new GraphQLScalarType({
  ...GraphQLSafeInt.toConfig(),
  description: 'A whole number below 2^53, as a JSON number.',
});
