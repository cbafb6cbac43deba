import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** How large a document is once its fragments stand where they are spread. */
export interface Measures {
  /** Operations and fragments. */
  definitions: number;
  /** Fields inside fields. */
  depth: number;
  /** The same below `__schema` and `__type`, which tools read deeper than data. */
  introspectionDepth: number;
  /** Selection sets inside each other: fields, inline fragments and spreads. */
  nesting: number;
  rootFields: number;
  fields: number;
  aliases: number;
  directives: number;
}

const NOTHING: Measures = {
  definitions: 0,
  depth: 0,
  introspectionDepth: 0,
  nesting: 0,
  rootFields: 0,
  fields: 0,
  aliases: 0,
  directives: 0,
};

/**
 * The measures of a document: for each the largest of any operation or fragment in it, so that one nobody uses cannot hide what
 * validation has to go through.
 *
 * Each fragment is measured once and then counted as often as it is spread, so the work grows with the text, not with what
 * it expands to: 40 fragments that spread each other twice are 2^40 fields, and 80 additions.
 */
export function measureDocument(document: DocumentNode): Measures {
  const { definitions } = document;
  const measurer = new Measurer(document);
  return definitions
    .map((definition) => measurer.definition(definition))
    .reduce(max, {
      ...NOTHING,
      definitions: definitions.length,
    });
}

class Measurer {
  readonly #definitions: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #fragments = new Map<string, Measures>();

  constructor({ definitions }: DocumentNode) {
    const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.#definitions = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  definition(definition: DefinitionNode): Measures {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      // What it has at its top is not at the root.
      const measures = { ...this.#fragment(definition.name.value), rootFields: 0 };
      const isIntrospection = definition.typeCondition.name.value.startsWith('__');
      return isIntrospection ? { ...measures, depth: 0, introspectionDepth: measures.depth } : measures;
    }
    if (definition.kind !== Kind.OPERATION_DEFINITION) return NOTHING;
    const holders = [definition, ...(definition.variableDefinitions ?? [])];
    const directives = holders.reduce((count, holder) => count + (holder.directives?.length ?? 0), 0);
    return add(this.#selections(definition.selectionSet), { ...NOTHING, directives });
  }

  #fragment(name: string): Measures {
    const known = this.#fragments.get(name);
    if (known) return known;
    // What a circle of fragments finds of itself: validation refuses it afterwards, whatever its size.
    this.#fragments.set(name, NOTHING);
    const definition = this.#definitions.get(name);
    if (!definition) return NOTHING;
    const directives = definition.directives?.length ?? 0;
    const measures = add(this.#selections(definition.selectionSet), { ...NOTHING, directives });
    this.#fragments.set(name, measures);
    return measures;
  }

  #selections({ selections }: SelectionSetNode): Measures {
    let sum = NOTHING;
    for (const selection of selections) {
      const directives = selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        const inner = selection.selectionSet ? this.#selections(selection.selectionSet) : NOTHING;
        const isIntrospection = selection.name.value === '__schema' || selection.name.value === '__type';
        sum = add(sum, {
          definitions: 0,
          depth: isIntrospection ? 0 : inner.depth + 1,
          introspectionDepth: isIntrospection ? inner.depth + 1 : inner.introspectionDepth,
          nesting: inner.nesting + 1,
          rootFields: 1,
          fields: inner.fields + 1,
          aliases: inner.aliases + (selection.alias ? 1 : 0),
          directives: inner.directives + directives,
        });
      } else {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT
            ? this.#selections(selection.selectionSet)
            : this.#fragment(selection.name.value);
        sum = add(sum, { ...inner, nesting: inner.nesting + 1, directives: inner.directives + directives });
      }
    }
    return sum;
  }
}

/** Two parts of one selection set: sizes add up, the deeper one says how deep. */
function add(a: Measures, b: Measures): Measures {
  return {
    definitions: a.definitions + b.definitions,
    depth: Math.max(a.depth, b.depth),
    introspectionDepth: Math.max(a.introspectionDepth, b.introspectionDepth),
    nesting: Math.max(a.nesting, b.nesting),
    rootFields: a.rootFields + b.rootFields,
    fields: a.fields + b.fields,
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
  };
}

function max(a: Measures, b: Measures): Measures {
  const names = Object.keys(a) as (keyof Measures)[];
  return Object.fromEntries(names.map((name) => [name, Math.max(a[name], b[name])])) as unknown as Measures;
}
