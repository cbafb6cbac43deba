import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';
import { merge } from './merge.js';

type Data = Record<string, unknown>;

/** Reads a representation off an object; null if something it needs did not come. */
export type ToRepresentation = (source: Data) => Data | null;

/** What is sent, and for which objects: each entity once, however many objects stand for it. */
export interface Representations {
  representations: Data[];
  /** For each representation, the places of its objects in the list they came from. */
  holders: number[][];
}

/** @param schema  The supergraph's, which knows all types. */
export function compileRepresentation(
  schema: GraphQLSchema,
  selections: readonly QueryPlanSelectionNode[],
): ToRepresentation {
  const read = compileSelections(schema, selections);
  return (source) => {
    const representation = read(source);
    return representation?.__typename ? representation : null;
  };
}

function compileSelections(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): ToRepresentation {
  const parts = selections.map((selection) =>
    selection.kind === 'Field' ? compileField(schema, selection) : compileFragment(schema, selection),
  );
  return (source) => {
    const target: Data = {};
    for (const part of parts) {
      if (!part(source, target)) return null;
    }
    return target;
  };
}

/** Writes a part of a representation; false if something it needs did not come. */
type Part = (source: Data, target: Data) => boolean;

function compileField(
  schema: GraphQLSchema,
  { name, alias, selections }: Extract<QueryPlanSelectionNode, { kind: 'Field' }>,
): Part {
  const key = alias ?? name;
  if (!selections) {
    return (source, target) => {
      const value = source[key];
      target[key] = value;
      return value !== undefined;
    };
  }
  const inner = compileSelections(schema, selections);
  const read = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(read);
    return value === null ? null : inner(value as Data);
  };
  return (source, target) => {
    const value = source[key];
    if (value === undefined) return false;
    target[key] = read(value);
    return true;
  };
}

function compileFragment(
  schema: GraphQLSchema,
  { typeCondition, selections }: Extract<QueryPlanSelectionNode, { kind: 'InlineFragment' }>,
): Part {
  const inner = compileSelections(schema, selections);
  const condition = typeCondition === undefined ? undefined : schema.getType(typeCondition);
  const isMeant = (name: unknown): boolean => {
    if (typeCondition === undefined || name === typeCondition) return true;
    const type = typeof name === 'string' ? schema.getType(name) : undefined;
    return isAbstractType(condition) && isObjectType(type) && schema.isSubType(condition, type);
  };
  return (source, target) => {
    if (!isMeant(source.__typename)) return true;
    const part = inner(source);
    if (part) merge(target, part);
    return true;
  };
}

/** The representations of some objects, each once. */
export function representationsOf(objects: readonly Data[], toRepresentation: ToRepresentation): Representations {
  const [only] = objects;
  if (only && objects.length === 1) {
    const representation = toRepresentation(only);
    return representation
      ? { representations: [representation], holders: [[0]] }
      : { representations: [], holders: [] };
  }
  const places = new Map<string, number>();
  const representations: Data[] = [];
  const holders: number[][] = [];
  for (const [index, object] of objects.entries()) {
    const representation = toRepresentation(object);
    if (!representation) continue;
    const key = JSON.stringify(representation);
    const place = places.get(key);
    if (place !== undefined) {
      holders[place]?.push(index);
      continue;
    }
    places.set(key, representations.push(representation) - 1);
    holders.push([index]);
  }
  return { representations, holders };
}
