import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  isNonNullType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';
import { invariant } from '../errors.js';
import { collectFields } from './collect-fields.js';
import { compileValue, isPromise } from './compile-value.js';
import type { ExecutionScope } from './execution-scope.js';
import type { OperationRun } from './operation-run.js';
import { type Holder, type Place, pathTo } from './place.js';

/** Answers all fields of an object that are asked for; those not there yet are put in when they come. */
export type RunFields = (source: unknown, run: OperationRun, place: Place) => Holder;

/** Answers one field: puts it into the object, now or when it comes. Never throws. */
export interface RunField {
  name: string;
  run(source: unknown, run: OperationRun, place: Place, answer: Holder): void;
}

export function compileFields(
  scope: ExecutionScope,
  type: GraphQLObjectType,
  nodes: readonly Pick<FieldNode, 'selectionSet'>[],
): RunFields {
  const fields = fieldsOf(scope, type, nodes);
  // On an object with a prototype, this one name would set it.
  const isBare = fields.some(({ name }) => name === '__proto__');
  return (source, run, place) => {
    const answer: Holder = isBare ? Object.create(null) : {};
    for (const field of fields) field.run(source, run, place, answer);
    return answer;
  };
}

export function fieldsOf(
  scope: ExecutionScope,
  type: GraphQLObjectType,
  nodes: readonly Pick<FieldNode, 'selectionSet'>[],
): RunField[] {
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return [...collectFields(scope, type, selectionSets)].map(([name, asking]) =>
    compileField(scope, type, name, asking),
  );
}

function compileField(
  scope: ExecutionScope,
  type: GraphQLObjectType,
  name: string,
  nodes: readonly FieldNode[],
): RunField {
  const [node] = nodes;
  invariant(node, 'a field was asked for');
  const fieldName = node.name.value;
  if (fieldName === '__typename') {
    return {
      name,
      run: (_source, _run, _place, answer) => {
        answer[name] = type.name;
      },
    };
  }
  const field = fieldOf(scope, type, fieldName);
  const infoOf = infoOfField(scope, type, field, nodes);
  const coordinate = `${type.name}.${fieldName}`;
  const complete = compileValue(field.type, { scope, coordinate, nodes, infoOf });
  const isNullable = !isNonNullType(field.type);
  const read = compileRead(field, node, infoOf, name);
  return {
    name,
    run: (source, run, place, answer) => {
      let value: unknown;
      try {
        value = read(source, run, place);
      } catch (error) {
        answer[name] = run.fail(error, place, name, isNullable, nodes);
        return;
      }
      if (!isPromise(value)) {
        answer[name] = complete(value, run, place, answer, name);
        return;
      }
      // Fields are answered in the order they were asked for, whenever they come.
      answer[name] = null;
      run.await(
        value,
        (found) => {
          answer[name] = complete(found, run, place, answer, name);
        },
        (error) => run.fail(error, place, name, isNullable, nodes),
      );
    },
  };
}

function fieldOf({ schema }: ExecutionScope, type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> {
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  const field = type.getFields()[name];
  invariant(field, `"${type.name}" has the field "${name}", as the operation was validated`);
  return field;
}

type Read = (source: unknown, run: OperationRun, place: Place) => unknown;

/** Calls the resolver of a field, or reads the property it is. */
function compileRead(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  infoOf: ReturnType<typeof infoOfField>,
  responseName: string,
): Read {
  const { resolve, name } = field;
  const argumentsOf = compileArguments(field, node);
  if (resolve) {
    return (source, run, place) => resolve(source, argumentsOf(run), run.context, infoOf(run, place, responseName));
  }
  return (source, run, place) => {
    const value = (source as Record<string, unknown> | null | undefined)?.[name];
    return typeof value === 'function'
      ? value.call(source, argumentsOf(run), run.context, infoOf(run, place, responseName))
      : value;
  };
}

function compileArguments(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (run: OperationRun) => Record<string, unknown> {
  if (field.args.length === 0) return () => ({});
  return ({ variables }) => getArgumentValues(field, node, variables);
}

/** What resolvers are told of a field, made only when one is called. */
function infoOfField(
  { schema, fragments, operation }: ExecutionScope,
  parentType: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  fieldNodes: readonly FieldNode[],
) {
  const known = {
    fieldName: field.name,
    fieldNodes,
    returnType: field.type,
    parentType,
    schema,
    fragments: Object.fromEntries(fragments),
    rootValue: undefined,
    operation,
  };
  return ({ variables }: OperationRun, place: Place, key: string | number): GraphQLResolveInfo => ({
    ...known,
    get path() {
      return toPath(pathTo(place, key));
    },
    variableValues: variables,
  });
}

type Path = GraphQLResolveInfo['path'];

const toPath = (keys: readonly (string | number)[]): Path =>
  keys.reduce<Path | undefined>((prev, key) => ({ prev, key, typename: undefined }), undefined) as Path;
