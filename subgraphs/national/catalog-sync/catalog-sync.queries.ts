import { Arg, Authorized, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { checkFirst, isNumberPlace, isPairPlace, readCursor, toCursor, toPage } from '../../shared/graphql/paging.js';
import type { NationalContext } from '../context.js';
import {
  CatalogRejectionConnection,
  CatalogRetirementConnection,
  CatalogSyncRunConnection,
} from './catalog-report.type.js';
import { CatalogSyncRun } from './catalog-sync.type.js';
import { readRunId } from './run-state.js';
import { toRun } from './to-run.js';

const MAX_PAGE = 1_000;
const FIRST = { defaultValue: 100, description: `1 to ${MAX_PAGE}.` };
const AFTER = { nullable: true, description: 'endCursor of the page before.' };

@Resolver(() => CatalogSyncRun)
export class CatalogSyncQueries {
  @Authorized('catalog:write')
  @Query(() => CatalogSyncRun, { nullable: true, description: 'A sync run; null if there is none with this id.' })
  async catalogSyncRun(
    @Arg('id', () => ID) id: string,
    @Ctx() { loaders }: NationalContext,
  ): Promise<CatalogSyncRun | null> {
    const run = await loaders.run.load(id);
    return run && toRun(run);
  }

  @Authorized('catalog:write')
  @Query(() => CatalogSyncRunConnection, { nullable: true, description: 'Sync runs, of one source or of all.' })
  @Directive(`@listSize(assumedSize: ${MAX_PAGE}, slicingArguments: ["first"], sizedFields: ["edges"])`)
  async catalogSyncRuns(
    @Arg('source', () => String, { nullable: true }) source: string | null | undefined,
    @Arg('first', () => Int, { ...FIRST, defaultValue: 20 }) first: number,
    @Arg('after', () => String, AFTER) after: string | null | undefined,
    @Ctx() { runs }: NationalContext,
  ): Promise<CatalogSyncRunConnection> {
    const [before = null] = readCursor(after, isNumberPlace) ?? [];
    const rows = await runs.findRuns(source ?? null, before, checkFirst(first, MAX_PAGE) + 1);
    return toPage(rows, first, ({ id }) => toCursor([id]), toRun);
  }

  @FieldResolver(() => CatalogRejectionConnection)
  @Directive(`@listSize(assumedSize: ${MAX_PAGE}, slicingArguments: ["first"], sizedFields: ["edges"])`)
  async rejected(
    @Root() run: CatalogSyncRun,
    @Arg('first', () => Int, FIRST) first: number,
    @Arg('after', () => String, AFTER) after: string | null | undefined,
    @Ctx() { runs }: NationalContext,
  ): Promise<CatalogRejectionConnection> {
    const [sequence, position] = readCursor(after, isPairPlace) ?? [0, -1];
    const rows = await runs.findRejections(readRunId(run.id), { sequence, position }, checkFirst(first, MAX_PAGE) + 1);
    return toPage(
      rows,
      first,
      (row) => toCursor([row.sequence, row.position]),
      (row) => row,
    );
  }

  @FieldResolver(() => CatalogRetirementConnection)
  @Directive(`@listSize(assumedSize: ${MAX_PAGE}, slicingArguments: ["first"], sizedFields: ["edges"])`)
  async retired(
    @Root() run: CatalogSyncRun,
    @Arg('first', () => Int, FIRST) first: number,
    @Arg('after', () => String, AFTER) after: string | null | undefined,
    @Ctx() { runs }: NationalContext,
  ): Promise<CatalogRetirementConnection> {
    const [last = 0] = readCursor(after, isNumberPlace) ?? [];
    const rows = await runs.findRetirements(readRunId(run.id), last, checkFirst(first, MAX_PAGE) + 1);
    return toPage(
      rows,
      first,
      ({ resourceId }) => toCursor([resourceId]),
      (row) => ({ ...row, resourceId: String(row.resourceId) }),
    );
  }
}
