import { type ConstDirectiveNode, type DirectiveNode, Kind, parse, valueFromASTUntyped } from 'graphql';

/** What a supergraph says of the size of a list: `@listSize` of the cost specification. */
export interface ListSize {
  /**
   * Items where no slicing argument is given. Where the field has one, also the most it may ask for: nothing assumes more than a
   * page holds.
   */
  assumedSize: number | null;
  /** Arguments that say how many items are wanted; the largest counts. */
  slicingArguments: readonly string[];
  /** Fields below, the lists of a connection say, that the size is of; empty if it is of the field itself. */
  sizedFields: readonly string[];
}

/** What a supergraph says of costs: `@cost` and `@listSize`. Composition keeps them, no gateway of Apollo's reads them. */
export class CostModel {
  readonly #weights = new Map<string, number>();
  readonly #listSizes = new Map<string, ListSize>();

  constructor(supergraphSdl: string) {
    for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
      if (!('name' in definition) || !definition.name || !('directives' in definition)) continue;
      const type = definition.name.value;
      this.#read(type, definition.directives);
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION)
        continue;
      for (const field of definition.fields ?? []) this.#read(`${type}.${field.name.value}`, field.directives);
    }
  }

  /** @param coordinate  `Type` or `Type.field`. */
  weightOf(coordinate: string): number | null {
    return this.#weights.get(coordinate) ?? null;
  }

  listSizeOf(coordinate: string): ListSize | null {
    return this.#listSizes.get(coordinate) ?? null;
  }

  #read(coordinate: string, directives: readonly (DirectiveNode | ConstDirectiveNode)[] = []): void {
    for (const directive of directives) {
      const args = Object.fromEntries(
        (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
      );
      if (directive.name.value === 'cost') this.#weights.set(coordinate, Number(args.weight));
      if (directive.name.value === 'listSize') {
        this.#listSizes.set(coordinate, {
          assumedSize: (args.assumedSize as number | undefined) ?? null,
          slicingArguments: (args.slicingArguments as string[] | undefined) ?? [],
          sizedFields: (args.sizedFields as string[] | undefined) ?? [],
        });
      }
    }
  }
}
