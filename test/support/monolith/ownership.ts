import {
  type DirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { SubgraphName } from '../../../subgraphs/shared/config/config.js';

/** A subgraph that answers a field. */
export interface FieldOwner {
  subgraph: SubgraphName;
  /** What it needs of other subgraphs to answer. */
  requires: SelectionSetNode | null;
  /** What it knows of the entity behind the field without asking its home. */
  provides: SelectionSetNode | null;
}

interface OwnedType {
  fields: Map<string, FieldOwner[]>;
  /** By subgraph, the first key of the entity there. */
  keys: Map<SubgraphName, SelectionSetNode>;
}

/** Who answers what, as the composed supergraph says: nothing here has to be told of new types and fields. */
export class Ownership {
  readonly #types: Map<string, OwnedType>;
  readonly #homes = new Map<string, SubgraphName>();

  constructor(supergraphSdl: string) {
    const { definitions } = parse(supergraphSdl);
    const names = new Map<string, SubgraphName>();
    for (const definition of definitions) {
      if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
      for (const { name, directives } of definition.values ?? []) {
        names.set(name.value, argumentsOf(directives?.[0]).name as SubgraphName);
      }
    }
    const types = definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION);
    this.#types = new Map(types.map((type) => [type.name.value, ownedType(type, names)]));
    for (const [name, type] of this.#types) {
      if (type.keys.size > 0) this.#homes.set(name, this.#rootOwner(types, name) ?? richestOwner(type));
    }
  }

  /** Several where the field is shareable; none where it is no field of the supergraph. */
  ownersOf(type: string, field: string): readonly FieldOwner[] {
    return this.#types.get(type)?.fields.get(field) ?? [];
  }

  /** The subgraph whose objects of an entity type are the ones its fields start from; null for types without a key. */
  homeOf(type: string): SubgraphName | null {
    return this.#homes.get(type) ?? null;
  }

  keyOf(type: string, subgraph: SubgraphName): SelectionSetNode | null {
    return this.#types.get(type)?.keys.get(subgraph) ?? null;
  }

  /** Who answers the field of the root that leads to a type. */
  #rootOwner(types: readonly ObjectTypeDefinitionNode[], entity: string): SubgraphName | undefined {
    const root = types.find(({ name }) => name.value === 'Query');
    const field = root?.fields?.find((each) => namedType(each) === entity);
    return field && this.ownersOf('Query', field.name.value)[0]?.subgraph;
  }
}

function ownedType(type: ObjectTypeDefinitionNode, names: ReadonlyMap<string, SubgraphName>): OwnedType {
  const subgraphOf = ({ graph }: Arguments) => names.get(String(graph)) as SubgraphName;
  const joins = applied(type, 'join__type');
  const everyone = [...new Set(joins.map(subgraphOf))];
  const keys = new Map<SubgraphName, SelectionSetNode>();
  for (const join of joins) {
    if (join.key && !keys.has(subgraphOf(join))) keys.set(subgraphOf(join), selectionOf(String(join.key)));
  }
  const fields = new Map(
    (type.fields ?? []).map((field): [string, FieldOwner[]] => {
      const own = applied(field, 'join__field');
      if (own.length === 0) {
        return [field.name.value, everyone.map((subgraph) => ({ subgraph, requires: null, provides: null }))];
      }
      const owners = own
        .filter(({ external }) => !external)
        .map((join) => ({
          subgraph: subgraphOf(join),
          requires: join.requires ? selectionOf(String(join.requires)) : null,
          provides: join.provides ? selectionOf(String(join.provides)) : null,
        }));
      return [field.name.value, owners];
    }),
  );
  return { fields, keys };
}

/** The subgraph that alone answers most fields. */
function richestOwner({ fields, keys }: OwnedType): SubgraphName {
  const alone = [...fields.values()].filter((owners) => owners.length === 1).map(([owner]) => owner?.subgraph);
  const count = (name: SubgraphName) => alone.filter((owner) => owner === name).length;
  return [...keys.keys()].reduce((best, name) => (count(name) > count(best) ? name : best));
}

type Arguments = Record<string, string | boolean>;

const applied = (node: { directives?: readonly DirectiveNode[] | undefined }, name: string): Arguments[] =>
  (node.directives ?? []).filter((directive) => directive.name.value === name).map(argumentsOf);

const argumentsOf = (directive: DirectiveNode | undefined): Arguments =>
  Object.fromEntries(
    (directive?.arguments ?? []).map(({ name, value }) => [name.value, 'value' in value ? value.value : '']),
  );

const selectionOf = (fields: string): SelectionSetNode =>
  (parse(`{${fields}}`).definitions[0] as OperationDefinitionNode).selectionSet;

function namedType({ type }: FieldDefinitionNode): string {
  let inner = type;
  while (inner.kind !== Kind.NAMED_TYPE) inner = inner.type;
  return inner.name.value;
}
