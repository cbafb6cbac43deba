import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  isNonNullType,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';
import { invariant } from '../errors.js';
import { collectFields } from './collect-fields.js';
import { compileValue, isPromise } from './compile-value.js';
import type { ExecutionScope } from './execution-scope.js';
import type { OperationRun, Variables } from './operation-run.js';
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

/** Makes what resolvers are told of a field, when one is called. */
function infoOfField(
  { schema, fragments, operation }: ExecutionScope,
  parentType: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  fieldNodes: readonly FieldNode[],
) {
  const asked = { field, fieldNodes, parentType, schema, fragments: Object.fromEntries(fragments), operation };
  return ({ variables }: OperationRun, place: Place, key: string | number): GraphQLResolveInfo =>
    new FieldInfo(asked, variables, place, key);
}

interface AskedField
  extends Pick<GraphQLResolveInfo, 'fieldNodes' | 'parentType' | 'schema' | 'fragments' | 'operation'> {
  field: GraphQLField<unknown, unknown>;
}

/**
 * A class, since a literal with a getter, or with more after a spread, has V8 make a hidden class for each object: one that is
 * kept until the whole heap is collected, and with it, by the getter, everything a request has made.
 */
class FieldInfo implements GraphQLResolveInfo {
  readonly fieldName: string;
  readonly fieldNodes: GraphQLResolveInfo['fieldNodes'];
  readonly returnType: GraphQLOutputType;
  readonly parentType: GraphQLObjectType;
  readonly schema: GraphQLSchema;
  readonly fragments: GraphQLResolveInfo['fragments'];
  readonly rootValue = undefined;
  readonly operation: OperationDefinitionNode;
  readonly variableValues: GraphQLResolveInfo['variableValues'];
  readonly #place: Place;
  readonly #key: string | number;

  constructor(asked: AskedField, variables: Variables, place: Place, key: string | number) {
    this.fieldName = asked.field.name;
    this.fieldNodes = asked.fieldNodes;
    this.returnType = asked.field.type;
    this.parentType = asked.parentType;
    this.schema = asked.schema;
    this.fragments = asked.fragments;
    this.operation = asked.operation;
    this.variableValues = variables;
    this.#place = place;
    this.#key = key;
  }

  /** Worked out for the few that look. */
  get path(): Path {
    return toPath(pathTo(this.#place, this.#key));
  }
}

type Path = GraphQLResolveInfo['path'];

const toPath = (keys: readonly (string | number)[]): Path =>
  keys.reduce<Path | undefined>((prev, key) => ({ prev, key, typename: undefined }), undefined) as Path;
