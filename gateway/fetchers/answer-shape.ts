import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';

/** What stands in one place of an answer. */
export type Shape =
  | { kind: 'leaf'; accepts(value: unknown): boolean }
  | { kind: 'list'; isNullable: boolean; item: Shape }
  | { kind: 'object'; types: ReadonlySet<string>; selections: readonly Selections[] }
  | { kind: 'anything' };

/** Fields of objects of some types. */
export interface Selections {
  /** Names of the types they are asked of; null for any. */
  types: ReadonlySet<string> | null;
  fields: readonly FieldShape[];
}

export interface FieldShape {
  /** Its name in the answer. */
  key: string;
  isNullable: boolean;
  /** Whether a directive may have left it out. */
  isOptional: boolean;
  shape: Shape;
}

/** An operation the gateway sends to a subgraph, and what an answer to it looks like. */
export interface AnswerShape {
  type: OperationTypeNode;
  /** Whether it asks for entities by their representations; nothing else is asked along with them. */
  isOfEntities: boolean;
  /** Of the root, or of each entity. */
  selections: readonly Selections[];
}

const ANYTHING: Shape = { kind: 'anything' };
const LEAVES: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string' || typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) => typeof value === 'number',
  Float: (value) => typeof value === 'number',
};
const isPrintable = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/**
 * The shape of answers to an operation.
 *
 * @param schema  The whole supergraph's, what clients do not see included. Of what it does not know, any answer is right.
 */
export function shapeOf(document: DocumentNode, schema: GraphQLSchema): AnswerShape {
  const operation = document.definitions.find(isOperation);
  if (!operation) throw new Error('Expected an operation, found none.');
  const reader = new ShapeReader(document, schema);
  const { selectionSet, operation: type } = operation;
  const [first] = selectionSet.selections;
  if (first?.kind === Kind.FIELD && first.name.value === '_entities' && first.selectionSet) {
    return { type, isOfEntities: true, selections: reader.selections(first.selectionSet, null) };
  }
  const root = schema.getRootType(type) ?? null;
  return { type, isOfEntities: false, selections: reader.selections(selectionSet, root) };
}

const isOperation = (definition: DocumentNode['definitions'][number]): definition is OperationDefinitionNode =>
  definition.kind === Kind.OPERATION_DEFINITION;

class ShapeReader {
  readonly #document: DocumentNode;
  readonly #schema: GraphQLSchema;

  constructor(document: DocumentNode, schema: GraphQLSchema) {
    this.#document = document;
    this.#schema = schema;
  }

  selections(selectionSet: SelectionSetNode, type: GraphQLNamedType | null, optional = false): Selections[] {
    const fields: FieldShape[] = [];
    const others: Selections[] = [];
    for (const selection of selectionSet.selections) {
      const isOptional = optional || (selection.directives?.length ?? 0) > 0;
      if (selection.kind === Kind.FIELD) {
        const output = outputOf(type, selection.name.value);
        const shape = output ? this.#shape(output, selection.selectionSet) : ANYTHING;
        const key = selection.alias?.value ?? selection.name.value;
        fields.push({ key, isNullable: !isNonNullType(output), isOptional, shape });
        continue;
      }
      const fragment = this.#fragmentOf(selection);
      const on = fragment?.typeCondition
        ? this.#schema.getType(fragment.typeCondition.name.value)
        : (type ?? undefined);
      if (!fragment || !on) continue;
      const narrowed = on === type ? null : this.#typesOf(on);
      for (const inner of this.selections(fragment.selectionSet, on, isOptional)) {
        others.push({ ...inner, types: bothOf(inner.types, narrowed) });
      }
    }
    return [{ types: null, fields }, ...others].filter((each) => each.fields.length > 0);
  }

  #shape(type: GraphQLOutputType, selectionSet: SelectionSetNode | undefined): Shape {
    const nullable = isNonNullType(type) ? type.ofType : type;
    if (isListType(nullable)) {
      const item = nullable.ofType as GraphQLOutputType;
      return { kind: 'list', isNullable: !isNonNullType(item), item: this.#shape(item, selectionSet) };
    }
    const named = getNamedType(nullable);
    if (isEnumType(named))
      return { kind: 'leaf', accepts: (value) => typeof value === 'string' && !!named.getValue(value) };
    if (isLeafType(named)) return { kind: 'leaf', accepts: LEAVES[named.name] ?? isPrintable };
    if (!selectionSet) return ANYTHING;
    return { kind: 'object', types: this.#typesOf(named), selections: this.selections(selectionSet, named) };
  }

  #typesOf(type: GraphQLNamedType): ReadonlySet<string> {
    const types = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type];
    // An entity may be called by the name of its interface.
    return new Set([type.name, ...types.map(({ name }) => name)]);
  }

  #fragmentOf(selection: Exclude<SelectionNode, { kind: Kind.FIELD }>) {
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
    const { definitions } = this.#document;
    return definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
    ) as Extract<(typeof definitions)[number], { kind: Kind.FRAGMENT_DEFINITION }> | undefined;
  }
}

function outputOf(type: GraphQLNamedType | null, name: string): GraphQLOutputType | null {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef.type;
  if (!isObjectType(type) && !isInterfaceType(type)) return null;
  return type.getFields()[name]?.type ?? null;
}

function bothOf(a: ReadonlySet<string> | null, b: ReadonlySet<string> | null): ReadonlySet<string> | null {
  if (a === null || b === null) return a ?? b;
  return new Set([...a].filter((name) => b.has(name)));
}
