import { type GraphQLInputType, isInputObjectType, isListType, isNonNullType, isScalarType } from 'graphql';

/** NUL, which PostgreSQL cannot store, and halves of characters, which are none. */
const UNSTORABLE = /[\0\p{Cs}]/u;
/** NUL as GraphQL writes it; halves of characters its lexer refuses. */
const ESCAPED_NUL = /\\u(?:0000|\{0+\})/i;
/** JSON that its subgraph reads by itself: what is wrong with an item is told with the item, and spoils no other. */
const READ_BY_SUBGRAPH = new Set(['CatalogItemInput']);

type Item = [value: unknown, type: GraphQLInputType | undefined];

/** Whether a value has a text in it that no database of ours could give back as it came, where nobody looks for that later. */
export function hasUnstorableText(value: unknown, type?: GraphQLInputType): boolean {
  // A list of its own in place of recursion: a body may nest deeper than the stack is.
  const rest: Item[] = [[value, type]];
  for (let item = rest.pop(); item; item = rest.pop()) {
    const found = item[0];
    const declared = bareType(item[1]);
    if (isScalarType(declared) && READ_BY_SUBGRAPH.has(declared.name)) continue;
    if (typeof found === 'string' && UNSTORABLE.test(found)) return true;
    if (typeof found !== 'object' || found === null) continue;
    const fields = isInputObjectType(declared) ? declared.getFields() : {};
    for (const [name, each] of Object.entries(found)) {
      rest.push([each, Array.isArray(found) ? declared : fields[name]?.type]);
    }
  }
  return false;
}

/** The type of a value, or of what is in it if it is a list. */
function bareType(type: GraphQLInputType | undefined): GraphQLInputType | undefined {
  let bare = isNonNullType(type) ? type.ofType : type;
  if (isListType(bare)) bare = bare.ofType;
  return isNonNullType(bare) ? bare.ofType : bare;
}

export const queryHasUnstorableText = (query: string): boolean => ESCAPED_NUL.test(query);
