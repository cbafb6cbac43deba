import type { CatalogItem } from './catalog-item.js';

/** An entry as the server answers it. */
export interface Entry extends Omit<CatalogItem, 'externalId'> {
  externalIds: readonly { source: string; externalId: string }[];
}

/** The item a source would give for the entry to be as it is. */
export function itemOfEntry(entry: Entry, source: string): CatalogItem {
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
