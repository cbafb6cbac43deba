import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isLeftOut } from './conditions.js';

/** What a selection means: its fragments, and the variables its conditions hang on. */
export interface SelectionScope {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  conditions: Readonly<Record<string, unknown>>;
}

/** The fields of an object in the order they are answered: response name, and every place that asks for it. */
export function collectFields(
  scope: SelectionScope,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  for (const selectionSet of selectionSets) collect(scope, type, selectionSet, fields);
  return fields;
}

function collect(
  scope: SelectionScope,
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  fields: Map<string, FieldNode[]>,
): void {
  for (const node of selections) {
    if (!isAskedFor(node, scope)) continue;
    if (node.kind === Kind.FIELD) {
      const name = node.alias?.value ?? node.name.value;
      const nodes = fields.get(name);
      if (nodes) nodes.push(node);
      else fields.set(name, [node]);
      continue;
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? scope.fragments.get(node.name.value) : node;
    if (fragment && applies(scope, type, fragment.typeCondition?.name.value)) {
      collect(scope, type, fragment.selectionSet, fields);
    }
  }
}

function applies({ schema }: SelectionScope, type: GraphQLObjectType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wider = schema.getType(condition);
  return isAbstractType(wider) && schema.isSubType(wider, type);
}

function isAskedFor(node: SelectionNode, { conditions }: SelectionScope): boolean {
  if (isLeftOut(node)) return false;
  return (node.directives ?? []).every(({ name, arguments: args }) => {
    const value = args?.[0]?.value;
    if (value?.kind !== Kind.VARIABLE || (name.value !== 'skip' && name.value !== 'include')) return true;
    return conditions[value.name.value] === (name.value === 'include');
  });
}
