import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode } from 'graphql';

/** The operation of a document a client means, or what is wrong with how it names it. */
export function chooseOperation(
  { definitions }: DocumentNode,
  name: string | null | undefined,
): OperationDefinitionNode | GraphQLError {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [first, second] = name ? operations.filter((operation) => operation.name?.value === name) : operations;
  if (name && !first) return new GraphQLError(`Unknown operation named "${name}".`);
  if (!first) return new GraphQLError('Must provide an operation.');
  if (second) return new GraphQLError('Must provide operation name if query contains multiple operations.');
  return first;
}
