import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { ReportError } from '../../subgraphs/shared/errors.js';
import type { CostModel, ListSize } from './cost-model.js';
import { sizesInRange, takesMonths } from './range-sizes.js';

/** Items of a list the schema says nothing of: rankings of the report have ten rows. */
const DEFAULT_LIST_SIZE = 10;
/** The largest page where the schema names none. */
const DEFAULT_MAX_PAGE = 100;
const MUTATION_COST = 10;
/** The whole schema is sent, which is fixed in size and made in this process. */
const INTROSPECTION_COST = 100;

/** What an operation costs, by root field as it is called in the answer. */
export interface OperationCost {
  total: number;
  parts: Readonly<Record<string, number>>;
}

/** Sizes a field says of lists one level below. */
type Sizes = Readonly<Record<string, number>>;
const NO_SIZES: Sizes = {};

/**
 * The cost of an operation, before anything is planned or fetched: an object costs 1, a list its items, a leaf nothing,
 * `@cost` says otherwise. A fragment is counted once for each list size it stands under, so the work grows with the text.
 *
 * @param variables  Coerced, defaults filled in.
 * @param now        The end of a range of months without one.
 * @throws {ReportError} BAD_USER_INPUT if an argument asks for fewer items than one or more than a page holds.
 */
export function costOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  schema: GraphQLSchema,
  model: CostModel,
  now = new Date(),
): OperationCost {
  const counter = new CostCounter(document, variables, schema, model, now);
  const root = schema.getRootType(operation.operation);
  const parts = root ? counter.parts(operation.selectionSet, root) : new Map<string, number>();
  const base = operation.operation === 'mutation' ? MUTATION_COST : 0;
  const total = [...parts.values()].reduce((sum, cost) => sum + cost, base);
  return { total, parts: Object.fromEntries(parts) };
}

class CostCounter {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #schema: GraphQLSchema;
  readonly #model: CostModel;
  readonly #now: Date;
  readonly #fragmentCosts = new Map<string, number>();

  constructor(
    { definitions }: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    schema: GraphQLSchema,
    model: CostModel,
    now: Date,
  ) {
    const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.#variables = variables;
    this.#schema = schema;
    this.#model = model;
    this.#now = now;
  }

  /** Root fields one by one. Each fragment is gone through as often as it is spread here, which root fields are limited to. */
  parts(selectionSet: SelectionSetNode, type: GraphQLNamedType, into = new Map<string, number>()): Map<string, number> {
    for (const selection of selectionSet.selections) {
      if (!this.#isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        into.set(name, (into.get(name) ?? 0) + this.#field(selection, type, NO_SIZES));
      } else {
        const fragment = this.#fragmentOf(selection, type);
        if (fragment) this.parts(fragment.selectionSet, fragment.type, into);
      }
    }
    return into;
  }

  #selections(selectionSet: SelectionSetNode, type: GraphQLNamedType, sizes: Sizes): number {
    let sum = 0;
    for (const selection of selectionSet.selections) {
      if (!this.#isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) sum += this.#field(selection, type, sizes);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) sum += this.#spread(selection.name.value, type, sizes);
      else {
        const fragment = this.#fragmentOf(selection, type);
        if (fragment) sum += this.#selections(fragment.selectionSet, fragment.type, sizes);
      }
    }
    return sum;
  }

  #spread(name: string, type: GraphQLNamedType, sizes: Sizes): number {
    const key = sizes === NO_SIZES ? name : `${name} ${JSON.stringify(sizes)}`;
    const known = this.#fragmentCosts.get(key);
    if (known !== undefined) return known;
    const definition = this.#fragments.get(name);
    const on = definition ? (this.#schema.getType(definition.typeCondition.name.value) ?? type) : type;
    const cost = definition ? this.#selections(definition.selectionSet, on, sizes) : 0;
    this.#fragmentCosts.set(key, cost);
    return cost;
  }

  #field(node: FieldNode, parent: GraphQLNamedType, sizes: Sizes): number {
    const name = node.name.value;
    if (name === '__schema' || name === '__type') return INTROSPECTION_COST;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field) return 0;
    const coordinate = `${parent.name}.${name}`;
    const listSize = this.#model.listSizeOf(coordinate);
    const size = listSize ? this.#sizeOf(node, field, listSize) : null;
    const isSizedBelow = size !== null && listSize !== null && listSize.sizedFields.length > 0;
    const below = isSizedBelow
      ? Object.fromEntries(listSize.sizedFields.map((each) => [each, size]))
      : this.#sizesInRange(node, field);

    const items = isListType(getNullableType(field.type))
      ? (sizes[name] ?? (isSizedBelow ? null : size) ?? DEFAULT_LIST_SIZE)
      : 1;
    const type = getNamedType(field.type);
    const weight = this.#model.weightOf(type.name) ?? (isCompositeType(type) ? 1 : 0);
    const inner = node.selectionSet ? this.#selections(node.selectionSet, type, below) : 0;
    return (this.#model.weightOf(coordinate) ?? 0) + items * (weight + inner);
  }

  #sizesInRange(node: FieldNode, field: GraphQLField<unknown, unknown>): Sizes {
    if (!takesMonths(field)) return NO_SIZES;
    return sizesInRange(field, getArgumentValues(field, node, this.#variables), this.#model, this.#now);
  }

  #sizeOf(node: FieldNode, field: GraphQLField<unknown, unknown>, listSize: ListSize): number | null {
    const values = getArgumentValues(field, node, this.#variables);
    const max = listSize.assumedSize ?? DEFAULT_MAX_PAGE;
    const asked = listSize.slicingArguments.filter((name) => typeof values[name] === 'number');
    const sizes = asked.map((name) => {
      const size = values[name] as number;
      if (size >= 1 && size <= max) return size;
      throw new ReportError('BAD_USER_INPUT', `Expected "${name}" from 1 to ${max}, found ${size}.`, {
        argument: `${field.name}.${name}`,
      });
    });
    return sizes.length > 0 ? Math.max(...sizes) : listSize.assumedSize;
  }

  #fragmentOf(selection: Exclude<SelectionNode, FieldNode>, type: GraphQLNamedType) {
    const node = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
    if (!node) return null;
    const name = node.typeCondition?.name.value;
    return { selectionSet: node.selectionSet, type: (name && this.#schema.getType(name)) || type };
  }

  #isIncluded(node: SelectionNode): boolean {
    if (!node.directives?.length) return true;
    if (getDirectiveValues(GraphQLSkipDirective, node, this.#variables)?.if === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, node, this.#variables)?.if !== false;
  }
}
