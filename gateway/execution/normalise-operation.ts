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
import { constantOf, isLeftOut } from '../../subgraphs/shared/execution/conditions.js';
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

const undecided = ({ directives = [] }: SelectionNode): readonly (DirectiveNode | ConstDirectiveNode)[] =>
  directives.filter((directive) => constantOf(directive) === null);
