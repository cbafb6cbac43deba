import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Values of each scalar that a schema takes, right and wrong ones of ours among them. */
const VALUES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  YearMonth: fc.constantFrom('"2024-06"', '"2024-05"', '"1999-12"', '"9999-12"', '"0000-01"'),
  ID: fc.oneof(
    fc.constantFrom('"520100"', '"fgw"', '"307001/000001"', '""', '0', '-1'),
    fc.string({ maxLength: 30, unit: 'grapheme' }).map((text) => JSON.stringify(text.replaceAll('\0', ''))),
  ),
  String: fc.string({ maxLength: 30, unit: 'grapheme' }).map((text) => JSON.stringify(text.replaceAll('\0', ''))),
  Int: fc.constantFrom('1', '2', '12', '100', '2147483647'),
  Boolean: fc.constantFrom('true', 'false'),
};

/** Any query a schema finds valid, to a depth. */
export function operationsOf(schema: GraphQLSchema, depth: number): fc.Arbitrary<string> {
  const query = schema.getQueryType();
  if (!query) throw new Error('no queries');
  return selectionOn(query, depth, 3);
}

function selectionOn(type: GraphQLObjectType, depth: number, most: number): fc.Arbitrary<string> {
  const fields = Object.values(type.getFields()).filter((field) => depth > 0 || !hasFields(field));
  if (fields.length === 0) return fc.constant('{ __typename }');
  // One alias for each, so that no two of one name differ in their arguments.
  const some = fc.subarray(fields, { minLength: 1, maxLength: Math.min(most, fields.length) });
  return some
    .chain((chosen) => fc.tuple(...chosen.map((field) => fieldOf(field, depth))))
    .map((texts) => `{ ${texts.join(' ')} }`);
}

function fieldOf(field: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<string> {
  const type = getNamedType(field.type);
  const inner = isObjectType(type)
    ? selectionOn(type, depth - 1, 5)
    : isInterfaceType(type)
      ? fc.constant('{ __typename }')
      : fc.constant('');
  return fc.tuple(argumentsOf(field.args), inner).map(([args, selection]) => `${field.name}${args} ${selection}`);
}

function argumentsOf(args: readonly GraphQLArgument[]): fc.Arbitrary<string> {
  const given = args.map((arg) => {
    const value = literalOf(arg.type).map((text) => `${arg.name}: ${text}`);
    return isNonNullType(arg.type) && arg.defaultValue === undefined ? value : fc.option(value, { nil: '' });
  });
  return fc.tuple(...given).map((texts) => {
    const present = texts.filter((text) => text !== '');
    return present.length > 0 ? `(${present.join(', ')})` : '';
  });
}

function literalOf(type: GraphQLInputType): fc.Arbitrary<string> {
  const named = getNamedType(getNullableType(type));
  if (isEnumType(named)) return fc.constantFrom(...named.getValues().map(({ name }) => name));
  return VALUES[named.name] ?? fc.constant('{}');
}

const hasFields = (field: GraphQLField<unknown, unknown>) =>
  isObjectType(getNamedType(field.type)) || isInterfaceType(getNamedType(field.type));
