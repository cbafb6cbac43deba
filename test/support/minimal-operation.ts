import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';

const SCALARS: Readonly<Record<string, string>> = {
  YearMonth: '"2024-06"',
  Date: '"2024-07-11"',
  DateTime: '"2024-07-11T00:00:00.000Z"',
  Int: '1',
  SafeInt: '1',
  Float: '1',
  Boolean: 'false',
  String: '"x"',
  ID: '"x"',
  CatalogItemInput: '{ externalId: "x" }',
};

/** The shortest operation that reaches a field of the root: arguments that must be given, and nothing asked of the answer. */
export function minimalOperation(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): string {
  const args = field.args
    .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
    .map(({ name, type }) => `${name}: ${literalOf(type)}`);
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return `${kind} { ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${selection} }`;
}

function literalOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(type.ofType);
  if (isListType(type)) return `[${literalOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map(({ name, type: inner }) => `${name}: ${literalOf(inner)}`).join(', ')} }`;
  }
  const literal = SCALARS[type.name];
  if (!literal) throw new Error(`No literal for the scalar ${type.name} yet.`);
  return literal;
}
