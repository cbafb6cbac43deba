import { type GraphQLNamedType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';

/** Every `Type.field` an answer without aliases has a value for; an empty list is none. */
export function answeredFields(schema: GraphQLSchema, data: unknown, kind: 'query' | 'mutation'): Set<string> {
  const found = new Set<string>();
  const look = (type: GraphQLNamedType | null | undefined, value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) look(type, item);
    if (!isObjectType(type) || Array.isArray(value) || typeof value !== 'object' || value === null) return;
    for (const [name, part] of Object.entries(value)) {
      const field = type.getFields()[name];
      if (!field || part === null || (Array.isArray(part) && part.length === 0)) continue;
      found.add(`${type.name}.${name}`);
      look(getNamedType(field.type), part);
    }
  };
  look(kind === 'query' ? schema.getQueryType() : schema.getMutationType(), data);
  return found;
}
