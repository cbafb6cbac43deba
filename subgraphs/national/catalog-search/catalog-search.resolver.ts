import { Arg, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { invariant, ReportError } from '../../shared/errors.js';
import { checkFirst, readCursor, toCursor } from '../../shared/graphql/paging.js';
import type { NationalContext } from '../context.js';
import {
  NationalResourceConnection,
  NationalResourceEdge,
  NationalResourceFacets,
  NationalResourceFilter,
} from './catalog-search.type.js';
import { foldText } from './fold-text.js';
import { isPlace } from './search-query.js';

const MAX_PAGE = 100;
const MAX_TEXT = 100;

@Resolver(() => NationalResourceConnection)
export class CatalogSearchResolver {
  @Query(() => NationalResourceConnection, {
    nullable: true,
    description:
      'Entries whose title contains a text, or whose code begins with it; all of them without one. First those that are the text, then those that begin with it, then the rest; each by title and code, in the order of code points. Full-width and half-width forms are one, and so are capital and small letters.',
  })
  @Directive(`@listSize(assumedSize: ${MAX_PAGE}, slicingArguments: ["first"], sizedFields: ["edges"])`)
  @Directive('@cost(weight: 20)')
  async nationalResources(
    @Arg('text', () => String, { nullable: true }) text: string | null | undefined,
    @Arg('filter', () => NationalResourceFilter, { nullable: true }) filter: NationalResourceFilter | null | undefined,
    @Arg('first', () => Int, { defaultValue: 20, description: `1 to ${MAX_PAGE}.` }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'endCursor of the page before.' })
    after: string | null | undefined,
    @Ctx() { search, loaders }: NationalContext,
  ): Promise<NationalResourceConnection> {
    const query = { text: toText(text), filter: filter ?? {} };
    const found = await search.page(query, readCursor(after, isPlace), checkFirst(first, MAX_PAGE) + 1);
    const nodes = await loaders.resource.loadMany(found.slice(0, first).map(({ id }) => String(id)));
    const edges = nodes.map((node, index): NationalResourceEdge => {
      invariant(node && !(node instanceof Error), 'every entry of search is in the catalog');
      return { cursor: toCursor(found[index]?.place ?? []), node };
    });
    const pageInfo = { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor ?? null };
    return { edges, pageInfo, query };
  }

  @FieldResolver(() => Int, { description: 'Entries found; see `isExact`.' })
  @Directive('@cost(weight: 20)')
  async totalCount(@Root() { query }: NationalResourceConnection, @Ctx() { count }: NationalContext): Promise<number> {
    return (await count(query)).totalCount;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether `totalCount` and `facets` are counted: always without a text, and with one up to 10,000 entries. Beyond, they are estimated from a sample of the catalog.',
  })
  async isExact(@Root() { query }: NationalResourceConnection, @Ctx() { count }: NationalContext): Promise<boolean> {
    return (await count(query)).isExact;
  }

  @FieldResolver(() => NationalResourceFacets)
  @Directive('@cost(weight: 20)')
  async facets(
    @Root() { query }: NationalResourceConnection,
    @Ctx() { count }: NationalContext,
  ): Promise<NationalResourceFacets> {
    return (await count(query)).facets;
  }
}

function toText(text: string | null | undefined): string | null {
  const folded = foldText(text ?? '').trim();
  if (folded.length > MAX_TEXT) {
    throw new ReportError('BAD_USER_INPUT', `Expected at most ${MAX_TEXT} characters, found ${folded.length}.`, {
      path: ['text'],
    });
  }
  return folded === '' ? null : folded;
}
