import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { collectFields, type SelectionScope } from '../../subgraphs/shared/execution/collect-fields.js';
import { innerName } from './response-names.js';

export type AnswerPath = (string | number)[];

/** The answer in the making. */
export interface Shaping {
  /** Where in the answer the reader is. */
  path: AnswerPath;
  /** Places where a value had to be and none came; each has taken what stands around it along. */
  missing: AnswerPath[];
  /** Answers of `__schema` and `__type`, by response name. */
  introspection: Readonly<Record<string, unknown>>;
}

/** What is read is null, and that has been noted. */
const GONE = Symbol('gone');

type Read = (value: unknown, shaping: Shaping) => unknown;

interface FieldShape {
  name: string;
  /** What it is called on its way here. */
  key: string;
  read: Read;
}

/**
 * Turns what subgraphs gave into what was asked for: names, order, nothing else, and null where a value is missing that must
 * be there. Compiled once for an operation, so that a request walks values only, not the operation.
 */
export function compileShape(
  scope: SelectionScope,
  root: GraphQLObjectType,
  selection: FieldNode['selectionSet'],
): (data: unknown, shaping: Shaping) => Record<string, unknown> | null {
  const read = objectReader(scope, root, selection ? [{ selectionSet: selection } as FieldNode] : []);
  return (data, shaping) => {
    const answer = read(data, shaping);
    return answer === GONE ? null : (answer as Record<string, unknown>);
  };
}

function readerOf(scope: SelectionScope, type: GraphQLOutputType, nodes: readonly FieldNode[]): Read {
  if (isNonNullType(type)) return required(bareReader(scope, type.ofType, nodes));
  const read = bareReader(scope, type, nodes);
  return (value, shaping) => {
    const found = read(value, shaping);
    return found === GONE ? null : found;
  };
}

const required =
  (read: Read): Read =>
  (value, shaping) => {
    const found = read(value, shaping);
    if (found !== null) return found;
    shaping.missing.push([...shaping.path]);
    return GONE;
  };

function bareReader(scope: SelectionScope, type: GraphQLOutputType, nodes: readonly FieldNode[]): Read {
  if (isLeafType(type)) return (value) => value ?? null;
  if (isListType(type)) return listReader(readerOf(scope, type.ofType, nodes));
  if (isObjectType(type)) return objectReader(scope, type, nodes);
  return abstractReader(scope, type as GraphQLCompositeType, nodes);
}

const listReader =
  (read: Read): Read =>
  (values, shaping) => {
    if (!Array.isArray(values)) return null;
    const { path } = shaping;
    const at = path.push(0) - 1;
    const answers = new Array<unknown>(values.length);
    let isGone = false;
    for (let index = 0; index < values.length; index++) {
      path[at] = index;
      const found = read(values[index], shaping);
      if (found === GONE) isGone = true;
      answers[index] = found;
    }
    path.pop();
    return isGone ? GONE : answers;
  };

function objectReader(scope: SelectionScope, type: GraphQLObjectType, nodes: readonly FieldNode[]): Read {
  const fields = fieldShapes(scope, type, nodes);
  // On an object with a prototype, this one name would set it.
  const isBare = fields.some(({ name }) => name === '__proto__');
  return (value, shaping) => {
    if (typeof value !== 'object' || value === null) return null;
    const source = value as Record<string, unknown>;
    const answer: Record<string, unknown> = isBare ? Object.create(null) : {};
    const { path } = shaping;
    let isGone = false;
    for (const { name, key, read } of fields) {
      path.push(name);
      const found = read(source[key], shaping);
      path.pop();
      if (found === GONE) isGone = true;
      else answer[name] = found;
    }
    return isGone ? GONE : answer;
  };
}

function fieldShapes(scope: SelectionScope, type: GraphQLObjectType, nodes: readonly FieldNode[]): FieldShape[] {
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const isRoot = type === scope.schema.getQueryType();
  return [...collectFields(scope, type, selectionSets)].map(([name, asking]) => {
    const fieldName = asking[0]?.name.value ?? name;
    if (fieldName === '__typename') return { name, key: name, read: () => type.name };
    if (isRoot && (fieldName === '__schema' || fieldName === '__type')) {
      return { name, key: name, read: (_value, { introspection }) => introspection[name] ?? null };
    }
    const field = type.getFields()[fieldName];
    if (!field) throw new Error(`Expected a field of ${type.name}, found "${fieldName}".`);
    return { name, key: innerName(fieldName, name), read: readerOf(scope, field.type, asking) };
  });
}

/** Which type an object is of, it says itself: planners ask every object for it that could be of several. */
function abstractReader(scope: SelectionScope, type: GraphQLCompositeType, nodes: readonly FieldNode[]): Read {
  const readers = new Map<string, Read>();
  return (value, shaping) => {
    const name = (value as { __typename?: unknown } | null | undefined)?.__typename;
    if (typeof name !== 'string') return null;
    let read = readers.get(name);
    if (!read) {
      const concrete = scope.schema.getType(name);
      if (!isObjectType(concrete) || !scope.schema.isSubType(type as never, concrete)) return null;
      read = objectReader(scope, concrete, nodes);
      readers.set(name, read);
    }
    return read(value, shaping);
  };
}
