import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** Answers a field of the monolith. */
export type Resolve<Context> = (
  parent: unknown,
  args: Record<string, unknown>,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown;

/** Goes on at once where it can: a promise where none is needed would delay what is loaded by a tick. */
export function after<T>(value: T | Promise<T>, next: (value: T) => unknown): unknown {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** What a field needs of other subgraphs, read off its parent: what a gateway would bring along. */
export async function select<Context>(
  type: GraphQLObjectType,
  parent: unknown,
  selection: SelectionSetNode,
  resolverOf: (type: GraphQLObjectType, field: string) => Resolve<Context>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Record<string, unknown>> {
  const fields = selection.selections.filter((node) => node.kind === Kind.FIELD);
  const values = await Promise.all(
    fields.map(async ({ name, selectionSet }) => {
      const value = await resolverOf(type, name.value)(parent, {}, context, info);
      const inner = getNamedType(type.getFields()[name.value]?.type);
      if (!selectionSet || !isObjectType(inner)) return value;
      const pick = (each: unknown) => (each ? select(inner, each, selectionSet, resolverOf, context, info) : each);
      return Array.isArray(value) ? Promise.all(value.map(pick)) : pick(value);
    }),
  );
  return Object.fromEntries(fields.map(({ name }, index) => [name.value, values[index]]));
}

/** Whether an operation asks for more of an entity than is known of it already. */
export function asksForMore(info: GraphQLResolveInfo, known: ReadonlySet<string>): boolean {
  return info.fieldNodes.some(({ selectionSet }) => selectionSet && goesBeyond(selectionSet, info, known));
}

function goesBeyond({ selections }: SelectionSetNode, info: GraphQLResolveInfo, known: ReadonlySet<string>): boolean {
  return selections.some((node) => {
    if (node.kind === Kind.FIELD) return !known.has(node.name.value);
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? info.fragments[node.name.value] : node;
    return fragment !== undefined && goesBeyond(fragment.selectionSet, info, known);
  });
}

export const fieldNames = (selection: SelectionSetNode | null): string[] =>
  (selection?.selections ?? [])
    .filter((node): node is FieldNode => node.kind === Kind.FIELD)
    .map(({ name }) => name.value);

/** The resolver of a field, or what reads it off its parent. */
export const resolverOfField = <Context>(name: string, field?: GraphQLField<unknown, unknown>): Resolve<Context> =>
  (field?.resolve as Resolve<Context> | undefined) ?? ((parent) => (parent as Record<string, unknown>)[name]);
