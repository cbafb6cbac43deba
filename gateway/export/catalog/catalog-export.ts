import { Readable } from 'node:stream';
import { type Entry, itemOfEntry } from '../../../catalog/item-of-entry.js';
import { pages } from '../../../catalog/pages.js';
import { TemplateLayout } from '../../../catalog/write/layout.js';
import { writeCsv, writeJsonLines } from '../../../catalog/write/write-text.js';
import { writeXlsx } from '../../../catalog/write/write-xlsx.js';
import { ExportCatalogDocument, ExportCatalogVersionDocument } from '../../../operations/generated/graphql.js';
import { invariant } from '../../../subgraphs/shared/errors.js';
import type { Export, Run } from '../export.js';
import { type Parameters, readCount, readFlag } from '../parameters.js';
import { FILTER_PARAMETERS, searchOf } from './catalog-search.js';
import { type CatalogEntry, writeDcat } from './dcat.js';

type CatalogFormat = 'csv' | 'jsonld' | 'ndjson' | 'xlsx';

/**
 * The national catalog, whole or in part, read page by page as the client takes it: memory stays flat whatever its size. What is
 * exported of one source can be synced again, and changes nothing. An entry that changes meanwhile is exported as it is when its
 * page is read.
 */
export const catalogExport: Export = {
  name: 'catalog',
  formats: ['csv', 'jsonld', 'ndjson', 'xlsx'],
  parameters: [...FILTER_PARAMETERS, 'limit', 'bom'],
  isLong: true,

  version: (run, parameters) => versionOf(run, parameters),

  async open(run, parameters, format) {
    const bom = readFlag(parameters, 'bom');
    // Before the entries: should they change meanwhile, the next question finds another version.
    const { content } = await versionOf(run, parameters);
    const { entries, total } = await readEntries(run, parameters, format === 'jsonld');
    const stream = writeEntries(entries, parameters.get('source') ?? null, format as CatalogFormat, bom);
    return { stream, content, totalRows: total };
  },
};

async function versionOf(run: Run, parameters: Parameters) {
  const { catalogVersion } = await run(ExportCatalogVersionDocument, { source: parameters.get('source') ?? null });
  invariant(catalogVersion, 'a catalog without errors has a version');
  const { version, changedAt } = catalogVersion;
  return { content: version, changedAt: changedAt ?? null, isPublished: true };
}

/** Reads the first page, so that what is refused is refused before anything is sent; the others when they are asked for. */
async function readEntries(run: Run, parameters: Parameters, classified: boolean) {
  const search = searchOf(parameters);
  const limit = readCount(parameters, 'limit') ?? Number.POSITIVE_INFINITY;
  let total: number | null = null;
  const nodes = pages(async (after) => {
    const counted = after === null;
    const { nationalResources: page } = await run(ExportCatalogDocument, { ...search, after, counted, classified });
    invariant(page, 'a page without errors is there');
    if (counted && page.isExact) total = page.totalCount ?? null;
    return { nodes: page.edges.map(({ node }) => node), pageInfo: page.pageInfo };
  });
  const first = await nodes.next();
  return { entries: from(first, nodes, limit), total: total as number | null };
}

async function* from<Node>(
  first: IteratorResult<Node>,
  rest: AsyncGenerator<Node>,
  limit: number,
): AsyncGenerator<Node> {
  for (let next = first, count = 1; count <= limit && !next.done; count++) {
    yield next.value;
    // The page after the last entry asked for is not asked for.
    if (count < limit) next = await rest.next();
  }
}

function writeEntries(
  entries: AsyncIterable<CatalogEntry>,
  source: string | null,
  format: CatalogFormat,
  bom: boolean,
): Readable {
  if (format === 'jsonld') return Readable.from(writeDcat(entries), { objectMode: false });
  const items = itemsOf(entries, source);
  if (format === 'ndjson') return Readable.from(writeJsonLines(items), { objectMode: false });
  const layout = new TemplateLayout(null);
  return format === 'csv'
    ? Readable.from(writeCsv(items, layout, { bom }), { objectMode: false })
    : writeXlsx(items, layout);
}

async function* itemsOf(entries: AsyncIterable<Entry & { source: string }>, source: string | null) {
  for await (const entry of entries) yield itemOfEntry(entry, source ?? entry.source);
}
