import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { innerName } from './response-names.js';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * An operation in the form it is planned in: aliases that cannot be taken for keys, and nothing that `@skip` or `@include`
 * leaves out whatever the variables are. Objects of which nothing may be left are asked for `__typename`: planners do not ask
 * for an object without fields, so nobody would know whether it is there, and a mutation would not even be run.
 */
export function normaliseOperation(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): DocumentNode {
  const definitions = [operation, ...fragments.values()].map((definition) =>
    visit(definition, {
      Field: (node) => {
        if (isLeftOut(node)) return null;
        const { alias: _client, ...field } = node;
        const inner = innerName(node.name.value, node.alias?.value);
        return {
          ...field,
          ...(inner !== node.name.value && { alias: { kind: Kind.NAME, value: inner } }),
          directives: undecided(node),
        };
      },
      InlineFragment: (node) => (isLeftOut(node) ? null : { ...node, directives: undecided(node) }),
      FragmentSpread: (node) => (isLeftOut(node) ? null : { ...node, directives: undecided(node) }),
      SelectionSet: { leave: (node: SelectionSetNode) => (mayBeEmpty(node) ? withTypename(node) : undefined) },
    }),
  );
  return { kind: Kind.DOCUMENT, definitions };
}

const mayBeEmpty = ({ selections }: SelectionSetNode): boolean =>
  selections.every(({ directives = [] }) => directives.length > 0);

const withTypename = (node: SelectionSetNode): SelectionSetNode => ({
  ...node,
  selections: [...node.selections, TYPENAME],
});

/** Whether a constant condition leaves a selection out of every answer. */
export const isLeftOut = ({ directives = [] }: SelectionNode): boolean =>
  directives.some((directive) => constantOf(directive) === (directive.name.value === 'skip'));

const undecided = ({ directives = [] }: SelectionNode): readonly (DirectiveNode | ConstDirectiveNode)[] =>
  directives.filter((directive) => constantOf(directive) === null);

/** The constant a condition is about; null for variables and directives of other kinds. */
function constantOf({ name, arguments: args }: DirectiveNode): boolean | null {
  if (name.value !== 'skip' && name.value !== 'include') return null;
  const value = args?.[0]?.value;
  return value?.kind === Kind.BOOLEAN ? value.value : null;
}
