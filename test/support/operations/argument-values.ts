import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import type { Draw } from './draw.js';

/** A value as JSON; enum values are told from texts by the type they stand for. */
export type InputValue = null | boolean | number | string | InputValue[] | { [field: string]: InputValue };

/** Meaningful values: what the databases of the test have, and what they do not. */
export interface ValuePools {
  /** By the name of an argument; these come first. */
  byName: Readonly<Record<string, readonly InputValue[]>>;
  byType: Readonly<Record<string, readonly InputValue[]>>;
}

/** Of no use to any type, or to most. */
const WRONG: readonly InputValue[] = [null, true, -1, 1.5, 2 ** 31, '', 'nobody', '2024-13', [], {}];

/** A value for an argument; in so many cases of a hundred, at every level of it, a wrong one. */
export function drawValue(
  draw: Draw,
  name: string,
  type: GraphQLInputType,
  pools: ValuePools,
  wrongPercent: number,
): InputValue {
  if (draw.percent(wrongPercent)) return draw.pick(WRONG);
  if (isNonNullType(type)) return drawValue(draw, name, type.ofType, pools, wrongPercent);
  if (isListType(type)) {
    return Array.from({ length: draw.whole(0, 2) }, () => drawValue(draw, name, type.ofType, pools, wrongPercent));
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isRequiredInputField(field) || draw.percent(30));
    return Object.fromEntries(
      fields.map((field) => [field.name, drawValue(draw, field.name, field.type, pools, wrongPercent)]),
    );
  }
  if (isEnumType(type)) return draw.pick(type.getValues()).name;
  const pool = pools.byName[`${name}: ${type.name}`] ?? pools.byType[type.name];
  if (!pool) throw new Error(`No values for the type ${type.name} yet.`);
  return draw.pick(pool);
}

/** The value as it is written in a document. */
export function literalOf(value: InputValue, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(value, type.ofType);
  if (Array.isArray(value)) {
    return `[${value.map((item) => literalOf(item, isListType(type) ? type.ofType : type)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = isInputObjectType(type) ? type.getFields() : {};
    return `{${Object.entries(value)
      .map(([name, item]) => `${name}: ${literalOf(item, fields[name]?.type ?? type)}`)
      .join(', ')}}`;
  }
  return isEnumType(type) && typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}
