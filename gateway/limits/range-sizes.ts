import { type GraphQLField, getNamedType, isObjectType } from 'graphql';
import { monthIndex } from '../../issue/month.js';
import { MONTHS_ASSUMED } from '../../subgraphs/shared/series/months-assumed.js';
import type { CostModel } from './cost-model.js';

/** Whether a field takes a range of months, `from` and `to`. */
export function takesMonths({ args }: GraphQLField<unknown, unknown>): boolean {
  return ['from', 'to'].every((name) => args.some((arg) => arg.name === name && isMonth(arg.type)));
}

/**
 * Sizes of the lists below a field that takes a range of months: the share the range has of what the schema
 * assumes, which is for twenty years. Without `from` all of it: which month was the first is not known here.
 *
 * @param values  Arguments of the field.
 * @param now     The end of a range without one.
 * @returns       By name of the list; nothing where the range has no beginning, so that the schema's own stand.
 */
export function sizesInRange(
  field: GraphQLField<unknown, unknown>,
  values: Readonly<Record<string, unknown>>,
  model: CostModel,
  now: Date,
): Readonly<Record<string, number>> {
  const type = getNamedType(field.type);
  const { from, to } = values;
  if (!isObjectType(type) || typeof from !== 'string') return {};
  const last = typeof to === 'string' ? to : now.toISOString();
  const months = Math.max(1, monthIndex(last) - monthIndex(from) + 1);
  const share = Math.min(1, months / MONTHS_ASSUMED);
  const sizes = Object.keys(type.getFields()).map((name) => {
    const assumed = model.listSizeOf(`${type.name}.${name}`)?.assumedSize;
    return assumed ? ([[name, Math.ceil(assumed * share)]] as const) : [];
  });
  return Object.fromEntries(sizes.flat());
}

const isMonth = (type: unknown) => String(type).replace('!', '') === 'YearMonth';
