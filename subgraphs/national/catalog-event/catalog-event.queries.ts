import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { checkFirst } from '../../shared/graphql/paging.js';
import type { NationalContext } from '../context.js';
import { CatalogSyncEvent } from './catalog-event.type.js';

const MAX_PAGE = 500;

@Resolver()
export class CatalogEventQueries {
  @Query(() => [CatalogSyncEvent], { nullable: true, description: 'Syncs of the catalog, the earliest first.' })
  catalogSyncEvents(
    @Arg('after', () => Int, { defaultValue: 0, description: 'Only events after the one with this sequence.' })
    after: number,
    @Arg('first', () => Int, { defaultValue: 100, description: `1 to ${MAX_PAGE}.` }) first: number,
    @Ctx() { catalogEvents }: NationalContext,
  ): Promise<CatalogSyncEvent[]> {
    return catalogEvents.findAfter(after, checkFirst(first, MAX_PAGE));
  }

  @Query(() => CatalogSyncEvent, { nullable: true, description: 'The last sync; null if there never was one.' })
  latestCatalogSyncEvent(@Ctx() { catalogEvents }: NationalContext): Promise<CatalogSyncEvent | null> {
    return catalogEvents.findLatest();
  }
}
