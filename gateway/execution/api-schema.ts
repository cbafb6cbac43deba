import { type GraphQLScalarType, type GraphQLSchema, isScalarType } from 'graphql';
import { DateScalar, DateTimeScalar, SafeIntScalar, YearMonthScalar } from '../../subgraphs/shared/graphql/scalars.js';

const SCALARS: readonly GraphQLScalarType[] = [YearMonthScalar, DateScalar, DateTimeScalar, SafeIntScalar];

/**
 * Lets the schema clients see know what a month or a date is. A supergraph carries the names of scalars only, so a wrong month
 * would travel to a subgraph, and its refusal would stand for everything that was asked there.
 */
export function readScalarsAsSubgraphsDo(schema: GraphQLSchema): GraphQLSchema {
  for (const { name, serialize, parseValue, parseLiteral } of SCALARS) {
    const type = schema.getType(name);
    if (isScalarType(type)) Object.assign(type, { serialize, parseValue, parseLiteral });
  }
  return schema;
}
