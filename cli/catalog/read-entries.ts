import type { CatalogItem } from '../../catalog/catalog-item.js';
import { itemOfEntry } from '../../catalog/item-of-entry.js';
import { pages } from '../../catalog/pages.js';
import { ExportCatalogDocument } from '../../operations/generated/graphql.js';
import type { Client } from '../shared/client.js';

/**
 * The active entries of a source, as items it would give.
 *
 * @param onTotal  Told how many there are, before the first.
 */
export async function* readEntries(
  client: Client,
  source: string,
  onTotal: (total: number) => void,
): AsyncGenerator<CatalogItem> {
  let isFirst = true;
  const entries = pages(async (after) => {
    const { nationalResources: page } = await client.execute(ExportCatalogDocument, { filter: { source }, after });
    if (isFirst) onTotal(page?.totalCount ?? 0);
    isFirst = false;
    return page && { nodes: page.edges.map(({ node }) => node), pageInfo: page.pageInfo };
  });
  for await (const entry of entries) yield itemOfEntry(entry, source);
}
