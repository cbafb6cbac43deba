import fc from 'fast-check';

/** A schema with a list, a page and a leaf below each other without end. */
export const TREE_SDL = `
  directive @cost(weight: Int!) on FIELD_DEFINITION | OBJECT | SCALAR | ENUM
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  type Query { tree: Tree }
  type Tree {
    leaf: Int
    heavy: Int @cost(weight: 7)
    one: Tree
    many: [Tree!]
    some: [Tree!] @listSize(assumedSize: 3)
    page(first: Int = 4): Page @listSize(slicingArguments: ["first"], sizedFields: ["items"], assumedSize: 50)
  }
  type Page { items: [Tree!]!, count: Int }
`;

/** A selection before it is printed: a field, or a fragment by its number, or an inline one. */
export type Selection =
  | { kind: 'leaf'; name: 'leaf' | 'heavy' | 'count'; alias: boolean; directive: boolean }
  | { kind: 'object'; name: 'one' | 'many' | 'some' | 'items'; alias: boolean; directive: boolean; inner: Selection[] }
  | { kind: 'page'; first: number | null; alias: boolean; directive: boolean; inner: Selection[] }
  | { kind: 'inline'; directive: boolean; inner: Selection[] }
  | { kind: 'spread'; of: 'Tree' | 'Page'; fragment: number; directive: boolean };

/** A document: what stands below `tree`, and its fragments on each type. One spreads only those after it, so none is its own part. */
export interface TestDocument {
  tree: Selection[];
  fragments: { Tree: Selection[][]; Page: Selection[][] };
}

const FRAGMENTS = 4;
const bool = fc.boolean();
const some = (selection: fc.Arbitrary<Selection>) => fc.array(selection, { minLength: 1, maxLength: 3 });

/** @param from  The first fragment that may be spread. */
function selectionOn(type: 'Tree' | 'Page', depth: number, from: number): fc.Arbitrary<Selection> {
  const leaves = type === 'Tree' ? (['leaf', 'heavy'] as const) : (['count'] as const);
  const leaf = fc.record({
    kind: fc.constant('leaf' as const),
    name: fc.constantFrom(...leaves),
    alias: bool,
    directive: bool,
  });
  const choices: fc.Arbitrary<Selection>[] = [leaf];
  if (from < FRAGMENTS) {
    const fragment = fc.integer({ min: from, max: FRAGMENTS - 1 });
    choices.push(fc.record({ kind: fc.constant('spread' as const), of: fc.constant(type), fragment, directive: bool }));
  }
  if (depth > 0) {
    const treesBelow = some(selectionOn('Tree', depth - 1, from));
    choices.push(
      fc.record({
        kind: fc.constant('inline' as const),
        directive: bool,
        inner: some(selectionOn(type, depth - 1, from)),
      }),
    );
    const names = type === 'Tree' ? (['one', 'many', 'some'] as const) : (['items'] as const);
    choices.push(
      fc.record({
        kind: fc.constant('object' as const),
        name: fc.constantFrom(...names),
        alias: bool,
        directive: bool,
        inner: treesBelow,
      }),
    );
    if (type === 'Tree') {
      const inner = some(selectionOn('Page', depth - 1, from));
      const first = fc.option(fc.integer({ min: 1, max: 50 }));
      choices.push(fc.record({ kind: fc.constant('page' as const), first, alias: bool, directive: bool, inner }));
    }
  }
  return fc.oneof(...choices);
}

const fragmentsOn = (type: 'Tree' | 'Page') =>
  fc.tuple(...Array.from({ length: FRAGMENTS }, (_, index) => some(selectionOn(type, 2, index + 1))));

export const documents: fc.Arbitrary<TestDocument> = fc.record({
  tree: some(selectionOn('Tree', 3, 0)),
  fragments: fc.record({ Tree: fragmentsOn('Tree'), Page: fragmentsOn('Page') }),
});

let aliases = 0;
const head = (alias: boolean) => (alias ? `a${aliases++}: ` : '');
const tail = (directive: boolean) => (directive ? ' @include(if: true)' : '');

function printSelection(selection: Selection): string {
  switch (selection.kind) {
    case 'leaf':
      return `${head(selection.alias)}${selection.name}${tail(selection.directive)}`;
    case 'object':
      return `${head(selection.alias)}${selection.name}${tail(selection.directive)} ${printAll(selection.inner)}`;
    case 'page': {
      const args = selection.first === null ? '' : `(first: ${selection.first})`;
      return `${head(selection.alias)}page${args}${tail(selection.directive)} ${printAll(selection.inner)}`;
    }
    case 'inline':
      return `...${tail(selection.directive)} ${printAll(selection.inner)}`;
    case 'spread':
      return `...${selection.of}${selection.fragment}${tail(selection.directive)}`;
  }
}

const printAll = (selections: Selection[]): string => `{ ${selections.map(printSelection).join(' ')} }`;

/** As GraphQL. */
export function printDocument({ tree, fragments }: TestDocument): string {
  const definitions = (['Tree', 'Page'] as const).flatMap((type) =>
    fragments[type].map((inner, index) => `fragment ${type}${index} on ${type} ${printAll(inner)}`),
  );
  return [`{ tree ${printAll(tree)} }`, ...definitions].join('\n');
}

/** With every fragment put where it is spread, as often as it is: an inline fragment of the same selections. */
export function expanded({ tree, fragments }: TestDocument): Selection[] {
  const expand = (selection: Selection): Selection => {
    if (selection.kind === 'leaf') return selection;
    if (selection.kind !== 'spread') return { ...selection, inner: selection.inner.map(expand) };
    const inner = fragments[selection.of][selection.fragment] ?? [];
    return { kind: 'inline', directive: selection.directive, inner: inner.map(expand) };
  };
  return tree.map(expand);
}
