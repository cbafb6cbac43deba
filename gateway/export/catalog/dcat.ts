import {
  FORMAT_CATEGORIES,
  INTERFACE_KINDS,
  ITEM_DATA_TYPES,
  nameOfCode,
  SHARING_METHODS,
  SHARING_TYPES,
} from '../../../catalog/code-lists.js';
import type { ExportCatalogQuery } from '../../../operations/generated/graphql.js';

/** An entry as the export reads it; its classification only where it is written. */
export type CatalogEntry = NonNullable<ExportCatalogQuery['nationalResources']>['edges'][number]['node'];

const EU = 'http://publications.europa.eu/resource/authority/frequency/';
const FREQUENCIES: Readonly<Record<NonNullable<CatalogEntry['updateFrequency']>, string>> = {
  REAL_TIME: 'UPDATE_CONT',
  DAILY: 'DAILY',
  WEEKLY: 'WEEKLY',
  MONTHLY: 'MONTHLY',
  QUARTERLY: 'QUARTERLY',
  SEMIANNUAL: 'ANNUAL_2',
  ANNUAL: 'ANNUAL',
  IRREGULAR: 'IRREG',
  NEVER: 'NEVER',
  OTHER: 'OTHER',
};

const CONTEXT = {
  adms: 'http://www.w3.org/ns/adms#',
  csvw: 'http://www.w3.org/ns/csvw#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  'dct:accrualPeriodicity': { '@type': '@id' },
  'dct:issued': { '@type': 'xsd:date' },
  'dct:modified': { '@type': 'xsd:dateTime' },
  'skos:inScheme': { '@type': '@id' },
  'csvw:column': { '@container': '@list' },
};

const SCHEME = '#classification';
const ENTRIES_OF_A_CHUNK = 100;

/**
 * Entries as a catalog of DCAT 3 in JSON-LD. Names of things are relative to the address of the file, so that it is the same
 * wherever it is served. What an entry does not say is not there.
 */
export async function* writeDcat(entries: AsyncIterable<CatalogEntry>): AsyncGenerator<string> {
  const head = {
    '@context': CONTEXT,
    '@id': '#catalog',
    '@type': 'dcat:Catalog',
    'dct:title': { '@value': '国家政务信息资源目录', '@language': 'zh' },
    'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': '贵州省信息中心' },
    'dcat:themeTaxonomy': { '@id': SCHEME, '@type': 'skos:ConceptScheme', 'dct:title': '信息资源分类' },
  };
  let chunk = `${JSON.stringify(head).slice(0, -1)},"dcat:dataset":[`;
  let count = 0;
  for await (const entry of entries) {
    chunk += `${count === 0 ? '\n' : ',\n'}${JSON.stringify(toDataset(entry))}`;
    count += 1;
    if (count % ENTRIES_OF_A_CHUNK !== 0) continue;
    yield chunk;
    chunk = '';
  }
  yield `${chunk}\n]}\n`;
}

/** An entry as a dataset: element by element of the national guide. */
export function toDataset(entry: CatalogEntry): Record<string, unknown> {
  const { id, code, title, abstract, updateFrequency, publishedOn, changedAt, status } = entry;
  return present({
    '@id': `#${id}`,
    '@type': 'dcat:Dataset',
    'dcat:theme': themeOf(entry),
    'dct:title': chinese(title),
    'dct:identifier': code,
    'dct:publisher': publisherOf(entry),
    'dcat:contactPoint':
      entry.providerUnit === null
        ? null
        : { '@type': 'vcard:Organization', 'vcard:organization-unit': entry.providerUnit },
    'dct:description': abstract === null ? null : chinese(abstract),
    'dcat:distribution': distributionOf(entry),
    'dct:conformsTo': schemaOf(entry),
    'dct:accessRights': rightsOf(entry),
    'dct:rights': entry.sharingCondition === null ? null : labelled('dct:RightsStatement', entry.sharingCondition),
    'dct:license': entry.openCondition === null ? null : labelled('dct:LicenseDocument', entry.openCondition),
    'dct:accrualPeriodicity': updateFrequency && EU + FREQUENCIES[updateFrequency],
    'dct:issued': publishedOn,
    'dct:relation': entry.relatedResourceCodes.map((related) => ({ 'dct:identifier': related })),
    'dct:modified': changedAt,
    'adms:status': { '@type': 'skos:Concept', 'skos:notation': status },
  });
}

function themeOf({ classification }: CatalogEntry) {
  const { classCode = '', itemCode = '', headCode = '', detailCode = '' } = classification ?? {};
  const notation = classCode + itemCode + headCode + detailCode;
  if (notation === '') return null;
  const concept = { '@id': `#class-${notation}`, '@type': 'skos:Concept', 'skos:notation': notation };
  return { ...concept, 'skos:inScheme': SCHEME };
}

const publisherOf = ({ providerName, providerCode }: CatalogEntry) =>
  present({ '@type': 'foaf:Agent', 'foaf:name': chinese(providerName), 'dct:identifier': providerCode });

/** What it is had as. An interface is a service; addresses the catalog has none of. */
function distributionOf(entry: CatalogEntry) {
  const { formatCategory, formatType, formatDescription, sharingMethod, interfaceKind } = entry;
  const formats = [formatCategory && nameOfCode(FORMAT_CATEGORIES, formatCategory), formatType, formatDescription];
  const format = formats.filter(Boolean).join(' / ');
  const ways = [
    sharingMethod && nameOfCode(SHARING_METHODS, sharingMethod),
    interfaceKind && nameOfCode(INTERFACE_KINDS, interfaceKind),
  ].filter(Boolean);
  if (format === '' && ways.length === 0) return null;
  return present({
    '@type': 'dcat:Distribution',
    'dct:format': format === '' ? null : labelled('dct:MediaTypeOrExtent', format),
    'dct:description': ways.length === 0 ? null : chinese(ways.join(' / ')),
    'dcat:accessService':
      interfaceKind === 'API' ? { '@type': 'dcat:DataService', 'dct:title': chinese(entry.title) } : null,
  });
}

function schemaOf({ items }: CatalogEntry) {
  if (items.length === 0) return null;
  const columns = items.map(({ name, dataType, length }) =>
    present({
      '@type': 'csvw:Column',
      'csvw:title': name,
      'dct:type': dataType && nameOfCode(ITEM_DATA_TYPES, dataType),
      'csvw:maxLength': length,
    }),
  );
  return { '@type': 'csvw:Schema', 'csvw:column': columns };
}

function rightsOf({ sharingType, openToPublic }: CatalogEntry) {
  const sharing = labelled('dct:RightsStatement', nameOfCode(SHARING_TYPES, sharingType));
  if (openToPublic === null || openToPublic === undefined) return [sharing];
  return [sharing, labelled('dct:RightsStatement', openToPublic ? '向社会开放' : '不向社会开放')];
}

const chinese = (text: string) => ({ '@value': text, '@language': 'zh' });
const labelled = (type: string, label: string) => ({ '@type': type, 'rdfs:label': chinese(label) });

const present = (properties: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
