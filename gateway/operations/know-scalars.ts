import { type GraphQLSchema, isScalarType } from 'graphql';
import { DateScalar, DateTimeScalar, SafeIntScalar, YearMonthScalar } from '../../subgraphs/shared/graphql/scalars.js';

const SCALARS = [YearMonthScalar, DateScalar, DateTimeScalar, SafeIntScalar];

/** Teaches a schema made from SDL what our scalars take: it would let anything through, and a subgraph would have to refuse it. */
export function knowScalars(schema: GraphQLSchema): void {
  for (const { name, parseValue, parseLiteral } of SCALARS) {
    const type = schema.getType(name);
    if (isScalarType(type)) Object.assign(type, { parseValue, parseLiteral });
  }
}
