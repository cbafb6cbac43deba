import type { CatalogItem } from '../../catalog/catalog-item.js';
import { itemOfEntry } from '../../catalog/item-of-entry.js';
import { pages } from '../../catalog/pages.js';
import { pastItem } from '../../catalog/past-item.js';
import {
  ExportHistoryDocument,
  type ExportHistoryQuery,
  type ExportHistoryQueryVariables,
} from '../../operations/generated/graphql.js';
import type { Client } from '../shared/client.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';

const MOST_VERSIONS = 1_000;

type Edge = NonNullable<ExportHistoryQuery['nationalResources']>['edges'][number];
/** An entry, and the cursor after which it comes. */
type Found = Edge & { after: string | null };

/**
 * The entries a source had at a time, as items it would have given then. Retired ones are gone through too: they may have been
 * active.
 *
 * @param atMs     Milliseconds since 1970.
 * @param onTotal  Told how many are gone through, before the first.
 */
export async function* readPastEntries(
  client: Client,
  source: string,
  atMs: number,
  onTotal: (total: number) => void,
): AsyncGenerator<CatalogItem> {
  const filter: ExportHistoryQueryVariables['filter'] = { source, status: ['ACTIVE', 'RETIRED'] };
  const ask = async (variables: ExportHistoryQueryVariables) =>
    (await client.execute(ExportHistoryDocument, { filter, ...variables })).nationalResources;
  let isFirst = true;
  const entries = pages<Found>(async (after) => {
    const page = await ask({ after });
    if (isFirst) onTotal(page?.totalCount ?? 0);
    isFirst = false;
    const edges = page?.edges ?? [];
    const nodes = edges.map((edge, index) => ({
      ...edge,
      after: index === 0 ? after : (edges[index - 1]?.cursor ?? null),
    }));
    return page && { nodes, pageInfo: page.pageInfo };
  });
  for await (const { node, after } of entries) {
    const reachesBack = (versions: Edge['node']['history']) => {
      const oldest = versions.at(-1);
      return !oldest || oldest.version === 1 || Date.parse(oldest.changedAt) <= atMs;
    };
    let { history } = node;
    if (!reachesBack(history)) {
      const [alone] = (await ask({ entries: 1, versions: MOST_VERSIONS, after }))?.edges ?? [];
      if (alone?.node.id !== node.id || !reachesBack(alone.node.history)) throw changedMeanwhile(node.code);
      history = alone.node.history;
    }
    const item = pastItem(itemOfEntry(node, source), node.status === 'ACTIVE', history, atMs);
    if (item) yield item;
  }
}

const changedMeanwhile = (code: string) =>
  new CommandError(
    EXIT.temporary,
    `条目 ${code} 正在变动，或此后变动超过 ${MOST_VERSIONS} 次，请稍后重试 (expected an entry at rest, found one that changes, or did over ${MOST_VERSIONS} times since)`,
  );
