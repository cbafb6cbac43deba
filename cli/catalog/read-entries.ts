import type { CatalogItem } from '../../catalog/catalog-item.js';
import { ExportCatalogDocument, type WholeItemFragment } from '../../operations/generated/graphql.js';
import type { Client } from '../shared/client.js';
import { pages } from './sync/graphql-server.js';

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
  for await (const entry of entries) yield toItem(entry, source);
}

function toItem(entry: WholeItemFragment, source: string): CatalogItem {
  return {
    externalId: entry.externalIds.find((each) => each.source === source)?.externalId ?? entry.code,
    code: entry.code,
    title: entry.title,
    abstract: entry.abstract,
    providerName: entry.providerName,
    providerCode: entry.providerCode,
    providerUnit: entry.providerUnit,
    formatCategory: entry.formatCategory,
    formatType: entry.formatType,
    formatDescription: entry.formatDescription,
    items: entry.items,
    sharingType: entry.sharingType,
    sharingCondition: entry.sharingCondition,
    sharingMethod: entry.sharingMethod,
    interfaceKind: entry.interfaceKind,
    openToPublic: entry.openToPublic,
    openCondition: entry.openCondition,
    updateFrequency: entry.updateFrequency,
    publishedOn: entry.publishedOn,
    relatedResourceCodes: entry.relatedResourceCodes,
    extensions: entry.extensions,
  };
}
