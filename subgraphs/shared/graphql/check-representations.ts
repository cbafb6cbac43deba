import { HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { ReportError } from '../errors.js';
import { isRecord } from '../is-record.js';

/** Entities a request may ask for; gateways split larger ones. */
export const MAX_REPRESENTATIONS = 1_000;

/** The keys of each entity of a subgraph, by the name of its type. */
type EntityKeys = ReadonlyMap<string, readonly SelectionSetNode[]>;

/**
 * Lets `_entities` be asked with keys only that a reference resolver can make something of. One that is not refuses all of them:
 * gateways send what other subgraphs answered, so a wrong one is no slip of a user.
 */
export function guardEntities(schema: GraphQLSchema, typeDefs: DocumentNode): void {
  const field = schema.getQueryType()?.getFields()._entities;
  if (!field?.resolve) return;
  const { resolve } = field;
  const keys = keysIn(typeDefs);
  field.resolve = (source, args, context, info) => {
    checkRepresentations(args.representations, keys, schema);
    return resolve(source, args, context, info);
  };
}

function checkRepresentations(representations: readonly unknown[], keys: EntityKeys, schema: GraphQLSchema): void {
  if (representations.length > MAX_REPRESENTATIONS) {
    throw refused(`at most ${MAX_REPRESENTATIONS} representations`, String(representations.length));
  }
  for (const [index, representation] of representations.entries()) {
    if (!isRecord(representation)) throw refused(`representation ${index} to be an object`, 'something else');
    const { __typename: name } = representation;
    const keysOfType = typeof name === 'string' ? keys.get(name) : undefined;
    if (!keysOfType) throw refused(`representation ${index} to be of an entity of this subgraph`, 'another type');
    const type = schema.getType(name as string);
    if (!keysOfType.some((key) => has(representation, key, type))) {
      throw refused(`representation ${index} to have a key of "${name}"`, 'none, or one of another form');
    }
  }
}

/** Whether every field of a key is there, and is what the field's type takes. */
function has(value: unknown, { selections }: SelectionSetNode, type: GraphQLNamedType | undefined): boolean {
  if (!isRecord(value) || !isObjectType(type)) return false;
  return selections.every((selection) => {
    if (selection.kind !== Kind.FIELD || !Object.hasOwn(value, selection.name.value)) return false;
    const fieldType = getNamedType(type.getFields()[selection.name.value]?.type);
    const part = value[selection.name.value];
    if (selection.selectionSet) return has(part, selection.selectionSet, fieldType);
    return isLeafType(fieldType) && takes(() => fieldType.parseValue(part));
  });
}

function takes(parse: () => unknown): boolean {
  try {
    const value = parse();
    return value !== null && value !== undefined;
  } catch {
    return false;
  }
}

const refused = (expected: string, found: string) =>
  new ReportError('BAD_USER_INPUT', `Expected ${expected}, found ${found}.`, {
    http: { status: 400, headers: new HeaderMap() },
  });

function keysIn({ definitions }: DocumentNode): EntityKeys {
  const types = definitions.filter((each) => each.kind === Kind.OBJECT_TYPE_DEFINITION);
  return new Map(types.map((type) => [type.name.value, keysOf(type)] as const).filter(([, keys]) => keys.length > 0));
}

function keysOf({ directives = [] }: ObjectTypeDefinitionNode): SelectionSetNode[] {
  return directives
    .filter(({ name }) => name.value === 'key')
    .flatMap((directive) => {
      const fields = directive.arguments?.find(({ name }) => name.value === 'fields')?.value;
      const [operation] = fields?.kind === Kind.STRING ? parse(`{ ${fields.value} }`).definitions : [];
      return operation?.kind === Kind.OPERATION_DEFINITION ? [operation.selectionSet] : [];
    });
}
