import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { drawValue, literalOf, type ValuePools } from './argument-values.js';
import type { Draw } from './draw.js';
import type { Route } from './routes.js';

/** An operation that asks for every field of the type a route leads to, one level deep. */
export function wholeTypeOperation(schema: GraphQLSchema, route: Route, draw: Draw, pools: ValuePools): string {
  const callOf = (field: GraphQLField<unknown, unknown>): string => {
    const args = field.args
      .filter(isRequiredArgument)
      .map(({ name, type }) => `${name}: ${literalOf(drawValue(draw, name, type, pools, 0), type)}`);
    return `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}`;
  };
  const selectionOf = (typeName: string, [next, ...rest]: readonly string[]): string => {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`${typeName} is no object type`);
    const fields = next === undefined ? Object.values(type.getFields()) : [type.getFields()[next]];
    const parts = fields.map((field) => {
      if (!field) throw new Error(`${typeName} has no field ${next}`);
      const inner = getNamedType(field.type);
      if (isLeafType(inner)) return callOf(field);
      return `${callOf(field)} ${next === undefined ? '{ __typename }' : selectionOf(inner.name, rest)}`;
    });
    return `{ ${parts.join(' ')} }`;
  };
  return `${route.kind} ${selectionOf(route.kind === 'query' ? 'Query' : 'Mutation', route.fields)}`;
}

/** Every `Type.field` a document asks for. */
export function coordinatesIn(schema: GraphQLSchema, query: string): string[] {
  const coordinates: string[] = [];
  const typeInfo = new TypeInfo(schema);
  visit(
    parse(query),
    visitWithTypeInfo(typeInfo, {
      Field: ({ name }) => {
        coordinates.push(`${typeInfo.getParentType()?.name}.${name.value}`);
      },
    }),
  );
  return coordinates;
}

/** Every `Type.field` of a schema. */
export const coordinatesOf = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) =>
      isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
    );
