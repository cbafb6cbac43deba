import { Arg, Authorized, Ctx, Directive, Int, Query, Resolver } from 'type-graphql';
import { BUCKET_DEPTH } from '../../../catalog/bucket-digest.js';
import { ReportError } from '../../shared/errors.js';
import { checkRows } from '../../shared/graphql/check-input.js';
import { checkFirst, readCursor, toCursor } from '../../shared/graphql/paging.js';
import { checkSource } from '../catalog-sync/check-source.js';
import { badPrefix, PREFIX } from '../catalog-sync/push.js';
import type { NationalContext } from '../context.js';
import { CatalogBucket, CatalogHashPage } from './catalog-bucket.type.js';

const MAX_PREFIXES = 4_096;
/** An answer of more would keep others waiting. */
const MAX_BUCKETS = 16_384;
const MAX_PAGE = 10_000;

@Resolver()
export class CatalogBucketResolver {
  @Authorized('catalog:write')
  @Query(() => [CatalogBucket], {
    nullable: true,
    description:
      'Counts and digests of the buckets below some prefixes, those that are not empty: where a source and its catalog differ.',
  })
  @Directive('@listSize(assumedSize: 4096)')
  catalogDigests(
    @Arg('source', () => String) source: string,
    @Arg('prefixes', () => [String], {
      defaultValue: [''],
      description: `Up to ${MAX_PREFIXES} buckets, none a part of another; the empty text is the whole source.`,
    })
    prefixes: string[],
    @Arg('depth', () => Int, {
      defaultValue: 1,
      description: `Digits to add to each prefix: 0 gives these buckets themselves. At most ${MAX_BUCKETS.toLocaleString('en')} buckets in all.`,
    })
    depth: number,
    @Ctx() { buckets }: NationalContext,
  ): Promise<CatalogBucket[]> {
    if (depth < 0 || depth > BUCKET_DEPTH) {
      throw new ReportError('BAD_USER_INPUT', `Expected "depth" from 0 to ${BUCKET_DEPTH}, found ${depth}.`);
    }
    const checked = checkPrefixes(prefixes);
    const most = checked.length * 16 ** depth;
    if (most > MAX_BUCKETS) {
      const message = `Expected at most ${MAX_BUCKETS} buckets to tell of, found ${most}: ask for fewer prefixes, or less deep.`;
      throw new ReportError('BAD_USER_INPUT', message, { path: ['prefixes'] });
    }
    return buckets.findBelow(checkSource(source, ['source']), checked, depth);
  }

  @Authorized('catalog:write')
  @Query(() => CatalogHashPage, {
    nullable: true,
    description: 'Content hashes of the active entries in some buckets, as their source gave them last.',
  })
  @Directive(`@listSize(assumedSize: ${MAX_PAGE}, slicingArguments: ["first"], sizedFields: ["hashes"])`)
  async catalogHashes(
    @Arg('source', () => String) source: string,
    @Arg('prefixes', () => [String], { description: `Up to ${MAX_PREFIXES} buckets, none a part of another.` })
    prefixes: string[],
    @Arg('first', () => Int, { defaultValue: MAX_PAGE, description: `1 to ${MAX_PAGE}.` }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'endCursor of the page before.' })
    after: string | null | undefined,
    @Ctx() { buckets }: NationalContext,
  ): Promise<CatalogHashPage> {
    const place = readCursor(after, isHashPlace) ?? (['', ''] as const);
    const limit = checkFirst(first, MAX_PAGE) + 1;
    const rows = await buckets.findHashes(checkSource(source, ['source']), checkPrefixes(prefixes), place, limit);
    const hashes = rows.slice(0, first);
    const last = hashes.at(-1);
    const endCursor = last ? toCursor([last.bucket, last.externalId]) : null;
    return { hashes, pageInfo: { hasNextPage: rows.length > first, endCursor } };
  }
}

const isHashPlace = (place: unknown): place is [string, string] =>
  Array.isArray(place) && place.length === 2 && place.every((part) => typeof part === 'string');

function checkPrefixes(prefixes: readonly string[]): string[] {
  checkRows(prefixes, ['prefixes'], MAX_PREFIXES);
  const sorted = [...prefixes].sort();
  for (const [index, prefix] of sorted.entries()) {
    if (!PREFIX.test(prefix)) throw badPrefix(['prefixes'], prefix);
    if (index > 0 && prefix.startsWith(sorted[index - 1] ?? '-')) {
      const message = `Expected buckets none of which is a part of another, found "${sorted[index - 1]}" and "${prefix}".`;
      throw new ReportError('BAD_USER_INPUT', message, { path: ['prefixes'] });
    }
  }
  return sorted;
}
