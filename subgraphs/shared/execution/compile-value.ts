import {
  assertObjectType,
  type FieldNode,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { compileFields, type RunFields } from './compile-fields.js';
import type { ExecutionScope } from './execution-scope.js';
import type { OperationRun } from './operation-run.js';
import { type Holder, type Place, placeIn } from './place.js';

/** Turns what a resolver gave into what is answered. Never throws: what is wrong is noted in the run. */
export type Complete = (
  value: unknown,
  run: OperationRun,
  within: Place,
  holder: Holder,
  key: string | number,
) => unknown;

/** A value known to be neither null nor an error. May throw. */
type CompletePresent = Complete;

interface Position {
  scope: ExecutionScope;
  /** Of the field, for messages: `Type.field`. */
  coordinate: string;
  nodes: readonly FieldNode[];
  /** What a resolver of types is told. */
  infoOf(run: OperationRun, place: Place, key: string | number): GraphQLResolveInfo;
}

/** @param type  What stands there, which may be null or not. */
export function compileValue(type: GraphQLOutputType, position: Position): Complete {
  const isNullable = !isNonNullType(type);
  const bare = isNonNullType(type) ? type.ofType : type;
  const complete = compilePresent(bare, position, isNullable);
  const { nodes, coordinate } = position;
  return (value, run, within, holder, key) => {
    try {
      if (value === null || value === undefined) {
        if (isNullable) return null;
        throw new Error(`Cannot return null for non-nullable field ${coordinate}.`);
      }
      if (value instanceof Error) throw value;
      return complete(value, run, within, holder, key);
    } catch (error) {
      return run.fail(error, within, key, isNullable, nodes);
    }
  };
}

function compilePresent(type: GraphQLOutputType, position: Position, isNullable: boolean): CompletePresent {
  if (isLeafType(type)) return compileLeaf(type);
  if (isListType(type)) return compileList(type.ofType, position, isNullable);
  if (isObjectType(type)) return compileObject(type, position, isNullable);
  return compileAbstract(type as GraphQLAbstractType, position, isNullable);
}

function compileLeaf(type: GraphQLLeafType): CompletePresent {
  return (value) => {
    const serialized = type.serialize(value);
    if (serialized !== null && serialized !== undefined) return serialized;
    throw new Error(`Expected a value of "${type.name}", found one it has no form for.`);
  };
}

function compileList(type: GraphQLOutputType, position: Position, isNullable: boolean): CompletePresent {
  const complete = compileValue(type, position);
  const isItemNullable = !isNonNullType(type);
  return (value, run, within, holder, key) => {
    const values = toArray(value, position);
    const items = new Array<unknown>(values.length);
    const place = placeIn(within, key, holder, isNullable);
    const itemHolder = items as unknown as Holder;
    for (let index = 0; index < values.length; index++) {
      const item = values[index];
      if (!isPromise(item)) {
        items[index] = complete(item, run, place, itemHolder, index);
        continue;
      }
      items[index] = null;
      run.await(
        item,
        (found) => {
          items[index] = complete(found, run, place, itemHolder, index);
        },
        (error) => run.fail(error, place, index, isItemNullable, position.nodes),
      );
    }
    return place.isGone ? null : items;
  };
}

function toArray(value: unknown, { coordinate }: Position): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null && Symbol.iterator in value)
    return Array.from(value as Iterable<unknown>);
  throw new GraphQLError(`Expected Iterable, but did not find one for field "${coordinate}".`);
}

function compileObject(type: GraphQLObjectType, position: Position, isNullable: boolean): CompletePresent {
  let runFields: RunFields | undefined;
  return (value, run, within, holder, key) => {
    if (type.isTypeOf?.(value, run.context, position.infoOf(run, within, key)) === false) {
      throw new GraphQLError(`Expected value of type "${type.name}" but got another.`);
    }
    const place = placeIn(within, key, holder, isNullable);
    // Compiled when one is met: operations name many types of a union, answers hold one.
    runFields ??= compileFields(position.scope, type, position.nodes);
    const answer = runFields(value, run, place);
    return place.isGone ? null : answer;
  };
}

function compileAbstract(type: GraphQLAbstractType, position: Position, isNullable: boolean): CompletePresent {
  const { schema } = position.scope;
  const known = new Map<string, CompletePresent>();
  return (value, run, within, holder, key) => {
    const name = type.resolveType
      ? type.resolveType(value, run.context, position.infoOf(run, within, key), type)
      : (value as { __typename?: unknown }).__typename;
    if (typeof name !== 'string') throw new GraphQLError(`Expected the name of a type of "${type.name}", found none.`);
    let complete = known.get(name);
    if (!complete) {
      const concrete = assertObjectType(schema.getType(name));
      if (!schema.isSubType(type, concrete)) {
        throw new GraphQLError(`Runtime Object type "${name}" is not a possible type for "${type.name}".`);
      }
      complete = compileObject(concrete, position, isNullable);
      known.set(name, complete);
    }
    return complete(value, run, within, holder, key);
  };
}

export const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
