import {
  type DirectiveNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  visit,
} from 'graphql';

/** Whether a constant condition leaves a selection out of every answer. */
export const isLeftOut = ({ directives = [] }: SelectionNode): boolean =>
  directives.some((directive) => constantOf(directive) === (directive.name.value === 'skip'));

/** The constant a condition is about; null for variables and directives of other kinds. */
export function constantOf({ name, arguments: args }: DirectiveNode): boolean | null {
  if (name.value !== 'skip' && name.value !== 'include') return null;
  const value = args?.[0]?.value;
  return value?.kind === Kind.BOOLEAN ? value.value : null;
}

/** Variables that fields hang on. */
export function conditionsOf(definitions: readonly (OperationDefinitionNode | FragmentDefinitionNode)[]): string[] {
  const names = new Set<string>();
  for (const definition of definitions) {
    visit(definition, {
      Directive: ({ name, arguments: args }) => {
        const value = args?.[0]?.value;
        const isCondition = name.value === 'skip' || name.value === 'include';
        if (isCondition && value?.kind === Kind.VARIABLE) names.add(value.name.value);
      },
    });
  }
  return [...names];
}
