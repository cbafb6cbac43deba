import { hash } from 'node:crypto';
import type { CatalogItem, Extension, InformationItem } from './catalog-item.js';

/**
 * SHA-256 of an item's content as hexadecimal text, the same wherever it is computed: what scripts and the server compare.
 *
 * It is `digestOf` over exactly the fields of `CatalogItem`; what is missing counts as null, and lists keep their order. Written
 * out with the keys in order, since sorting them costs more than all the rest where a million items are hashed.
 */
export function contentHash(item: CatalogItem): string {
  return hashOfCanonical(canonicalItem(item));
}

export const hashOfCanonical = (canonical: string): string => hash('sha256', canonical);

/** The text behind the hash: RFC 8785 (JCS). */
export function canonicalItem(item: CatalogItem): string {
  return JSON.stringify({
    abstract: item.abstract ?? null,
    code: item.code ?? null,
    extensions: item.extensions.map(({ name, value }: Extension) => ({ name, value })),
    externalId: item.externalId ?? null,
    formatCategory: item.formatCategory ?? null,
    formatDescription: item.formatDescription ?? null,
    formatType: item.formatType ?? null,
    interfaceKind: item.interfaceKind ?? null,
    items: item.items.map(({ name, dataType, length }: InformationItem) => ({
      dataType: dataType ?? null,
      length: length ?? null,
      name,
    })),
    openCondition: item.openCondition ?? null,
    openToPublic: item.openToPublic ?? null,
    providerCode: item.providerCode ?? null,
    providerName: item.providerName ?? null,
    providerUnit: item.providerUnit ?? null,
    publishedOn: item.publishedOn ?? null,
    relatedResourceCodes: item.relatedResourceCodes,
    sharingCondition: item.sharingCondition ?? null,
    sharingMethod: item.sharingMethod ?? null,
    sharingType: item.sharingType ?? null,
    title: item.title ?? null,
    updateFrequency: item.updateFrequency ?? null,
  });
}
