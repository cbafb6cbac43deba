import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * How long an answer to anyone holds.
 * - `moment`: it follows from more than what is stored, or is nobody's to keep.
 * - `state`: until something it was computed from changes.
 * - `revision`: as long as its revisions are published.
 */
export type Lifetime = 'moment' | 'state' | 'revision';

/** A check is made when it is asked for; a contact person is not kept in one more place. */
const OF_THE_MOMENT = new Set(['MonthlyReport.check', 'MonthlyReport.contact']);
/** Of other revisions than the one asked for, or of what is no part of a revision. */
const OF_OTHERS = new Set(['MonthlyReport.previous', 'MonthlyReport.status']);
const OTHER_TYPES = new Set(['NationalResource']);

/** @param variables  As they were coerced. */
export function lifetimeOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  schema: GraphQLSchema,
): Lifetime {
  if (operation.operation !== 'query') return 'moment';
  const lifetimes = new Set<Lifetime>();
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    Field: (field) => {
      lifetimes.add(lifetimeOfField(types.getParentType()?.name ?? '', field, variables));
    },
  });
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  for (const definition of [operation, ...fragments]) visit(definition, visitor);
  if (lifetimes.has('moment')) return 'moment';
  return lifetimes.has('state') ? 'state' : 'revision';
}

function lifetimeOfField(
  type: string,
  { name: { value: name }, arguments: given = [] }: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Lifetime {
  const coordinate = `${type}.${name}`;
  if (OF_THE_MOMENT.has(coordinate)) return 'moment';
  if (OF_OTHERS.has(coordinate) || OTHER_TYPES.has(type)) return 'state';
  if (type !== 'Query' || name === '__typename' || name === 'changes') return 'revision';
  const revision = given.find((argument) => argument.name.value === 'revision')?.value;
  if (name !== 'report' || !revision || revision.kind === Kind.NULL) return 'state';
  const isNamed = revision.kind !== Kind.VARIABLE || (variables[revision.name.value] ?? null) !== null;
  return isNamed ? 'revision' : 'state';
}
