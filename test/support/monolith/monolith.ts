import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  print,
  type SelectionSetNode,
} from 'graphql';
import { SUBGRAPHS } from '../../../subgraphs/registry.js';
import type { SubgraphName } from '../../../subgraphs/shared/config/config.js';
import type { FederatedSchema } from '../../../subgraphs/shared/graphql/build-federated-schema.js';
import { packageFile } from '../../../subgraphs/shared/package-file.js';
import type { RequestHeaders, Subgraph } from '../../../subgraphs/shared/subgraph/subgraph.js';
import type { SubgraphContext } from '../../../subgraphs/shared/subgraph/subgraph-definition.js';
import { after, asksForMore, fieldNames, type Resolve, resolverOfField, select } from './hand-over.js';
import { type FieldOwner, Ownership } from './ownership.js';

/** The contexts of all subgraphs for one request. */
export type MonolithContext = Record<SubgraphName, SubgraphContext>;

type MonolithResolve = Resolve<MonolithContext>;

/** What fields of other owners need of a parent, by request and parent: the same for all that need the same, as in one fetch. */
type Required = WeakMap<MonolithContext, Map<unknown, Promise<Record<string, unknown>>>>;

export async function monolithContext(
  subgraphs: readonly Subgraph[],
  headers: RequestHeaders,
): Promise<MonolithContext> {
  const contexts = await Promise.all(
    subgraphs.map(async (subgraph) => [subgraph.name, await subgraph.contextOf(headers)] as const),
  );
  return Object.fromEntries(contexts) as MonolithContext;
}

/** The five subgraphs as one schema without federation: what clients see, each field answered by the resolver of its owner. */
export async function buildMonolith(): Promise<GraphQLSchema> {
  const read = (file: string) => readFile(packageFile(`gateway/${file}`), 'utf8');
  const subgraphs = await Promise.all(
    SUBGRAPHS.map(async (subgraph) => [subgraph.name, await subgraph.buildSchema()] as const),
  );
  const builder = new MonolithBuilder(new Map(subgraphs), new Ownership(await read('supergraph.graphql')));
  return builder.build(buildSchema(await read('api.graphql')));
}

class MonolithBuilder {
  readonly #subgraphs: ReadonlyMap<SubgraphName, FederatedSchema>;
  readonly #ownership: Ownership;
  readonly #required = new Map<string, Required>();

  constructor(subgraphs: ReadonlyMap<SubgraphName, FederatedSchema>, ownership: Ownership) {
    this.#subgraphs = subgraphs;
    this.#ownership = ownership;
  }

  build(schema: GraphQLSchema): GraphQLSchema {
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
      if (isScalarType(type)) Object.assign(type, this.#sameType(type.name));
      if (isEnumType(type)) assertPlainValues(type.getValues());
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const resolve = this.#resolverOf(type, field.name);
        if (resolve) field.resolve = resolve as GraphQLField<unknown, unknown>['resolve'];
      }
    }
    return schema;
  }

  /** Undefined for a field that is a property of its parent. */
  #resolverOf(type: GraphQLObjectType, name: string): MonolithResolve | undefined {
    const owner = this.#ownerOf(type.name, name);
    const field = this.#fieldOf(owner.subgraph, type.name, name);
    const own = resolverOfField<SubgraphContext>(name, field);
    const { subgraph } = owner;
    const toParent = this.#toParent(type, owner);
    const toResult = this.#toResult(field, owner);
    if (!toParent && !toResult) {
      return field.resolve && ((parent, args, contexts, info) => own(parent, args, contexts[subgraph], info));
    }
    return (parent, args, contexts, info) => {
      const answer = toParent
        ? after(toParent(parent, contexts, info), (known) => own(known, args, contexts[subgraph], info))
        : own(parent, args, contexts[subgraph], info);
      return toResult ? after(answer, (found) => toResult(found, contexts, info)) : answer;
    };
  }

  /** One owner, or several of a property: whoever made the object has put it there. */
  #ownerOf(type: string, name: string): FieldOwner {
    const owners = this.#ownership.ownersOf(type, name);
    const home = this.#ownership.homeOf(type);
    const owner = owners.find(({ subgraph }) => subgraph === home) ?? owners[0];
    if (!owner) throw new Error(`nobody answers ${type}.${name}`);
    const resolving = owners.filter(({ subgraph }) => this.#fieldOf(subgraph, type, name).resolve);
    if (owners.length > 1 && home === null && resolving.length > 0) {
      throw new Error(
        `${type}.${name} is resolved by ${resolving.length} subgraphs: say which of them in the monolith`,
      );
    }
    return owner;
  }

  /** Entities are in the form of their home; an owner elsewhere gets what it would get from a gateway. */
  #toParent(type: GraphQLObjectType, { subgraph, requires }: FieldOwner) {
    const home = this.#ownership.homeOf(type.name);
    if (home === null || (home === subgraph && !requires)) return null;
    const homeType = this.#objectType(home, type.name);
    const key = fieldNames(this.#ownership.keyOf(type.name, subgraph));
    const toReference = subgraph === home ? null : this.#references(subgraph)[type.name];
    const bring = requires && this.#bringer(homeType, requires);
    return async (parent: unknown, contexts: MonolithContext, info: GraphQLResolveInfo): Promise<unknown> => {
      const known = parent as Record<string, unknown>;
      const brought = bring ? await bring(parent, contexts, info) : {};
      if (subgraph === home) return { ...known, ...brought };
      const reference = { ...Object.fromEntries(key.map((name) => [name, known[name]])), ...brought };
      return toReference ? toReference(reference as never, contexts[subgraph] as never) : reference;
    };
  }

  #bringer(type: GraphQLObjectType, requires: SelectionSetNode) {
    const resolvers = new Map<string, MonolithResolve>();
    const resolverOf = (inner: GraphQLObjectType, name: string): MonolithResolve => {
      const coordinate = `${inner.name}.${name}`;
      const resolve = resolvers.get(coordinate) ?? this.#resolverOf(inner, name) ?? resolverOfField(name);
      resolvers.set(coordinate, resolve);
      return resolve;
    };
    const wanted = `${type.name} ${print(requires)}`;
    const required = this.#required.get(wanted) ?? new WeakMap();
    this.#required.set(wanted, required);
    return (parent: unknown, contexts: MonolithContext, info: GraphQLResolveInfo) => {
      const ofRequest = required.get(contexts) ?? new Map();
      required.set(contexts, ofRequest);
      const brought = ofRequest.get(parent) ?? select(type, parent, requires, resolverOf, contexts, info);
      ofRequest.set(parent, brought);
      return brought;
    };
  }

  /** What a subgraph says of an entity whose home is elsewhere, in the form of that home. */
  #toResult(field: GraphQLField<unknown, unknown>, { subgraph, provides }: FieldOwner) {
    const { name } = getNamedType(field.type);
    const home = this.#ownership.homeOf(name);
    if (home === null || home === subgraph) return null;
    const known = new Set([
      '__typename',
      ...fieldNames(provides),
      ...fieldNames(this.#ownership.keyOf(name, subgraph)),
    ]);
    const toReference = this.#references(home)[name];
    if (!toReference) throw new Error(`"${home}" has no reference resolver of ${name}`);
    const toEntity = (stub: unknown, contexts: MonolithContext) =>
      stub ? toReference(stub as never, contexts[home] as never) : stub;
    return (found: unknown, contexts: MonolithContext, info: GraphQLResolveInfo): unknown => {
      if (!found || !asksForMore(info, known)) return found;
      return Array.isArray(found)
        ? Promise.all(found.map((stub) => toEntity(stub, contexts)))
        : toEntity(found, contexts);
    };
  }

  #references(subgraph: SubgraphName): FederatedSchema['references'] {
    return this.#subgraph(subgraph).references;
  }

  #fieldOf(subgraph: SubgraphName, type: string, name: string): GraphQLField<unknown, unknown> {
    const field = this.#objectType(subgraph, type).getFields()[name];
    if (!field) throw new Error(`"${subgraph}" has no field ${type}.${name}`);
    return field;
  }

  #objectType(subgraph: SubgraphName, name: string): GraphQLObjectType {
    const type = this.#subgraph(subgraph).schema.getType(name);
    if (!isObjectType(type)) throw new Error(`"${subgraph}" has no type ${name}`);
    return type;
  }

  #subgraph(name: SubgraphName): FederatedSchema {
    const subgraph = this.#subgraphs.get(name);
    if (!subgraph) throw new Error(`no subgraph "${name}"`);
    return subgraph;
  }

  /** How a scalar is read and written. */
  #sameType(name: string) {
    const scalar = [...this.#subgraphs.values()].map(({ schema }) => schema.getType(name)).find(isScalarType);
    if (!scalar) throw new Error(`no subgraph has the scalar ${name}`);
    const { serialize, parseValue, parseLiteral } = scalar;
    return { serialize, parseValue, parseLiteral };
  }
}

function assertPlainValues(values: readonly { name: string; value: unknown }[]): void {
  for (const { name, value } of values) {
    if (name !== value) throw new Error(`the enum value ${name} stands for another value`);
  }
}
