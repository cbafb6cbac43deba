#!/usr/bin/env node
/*
 * How fast a full catalog is searched, through the gateway over HTTP. Run after `npm run build`, on what sync.mjs kept:
 *   node bench/catalog/search.mjs --data DIR [--database postgres://…] [--pages 10000] [--rounds 5]
 * Prints times a search, cold and warm, and of pages at the beginning and far in.
 */
import { CatalogFacetsDocument, SearchCatalogDocument } from '../../dist/operations/generated/graphql.js';
import { readOptions } from './read-options.mjs';
import { startServer } from './server.mjs';

const values = readOptions(import.meta.url, {
  data: null,
  database: 'sqlite',
  pages: '10000',
  rounds: '5',
});

const SEARCHES = [
  { text: '行政处罚' },
  { text: '低保' },
  { text: '信息' },
  { text: '数据' },
  { text: '企业' },
  { text: '企业基本信息' },
  { text: '贵阳' },
  { text: '花溪区' },
  { text: '殡葬注销信息' },
  { text: '税' },
  { text: '号' },
  { text: '不存在的词' },
  { text: '民政部-' },
  { text: '307025/0' },
  { text: '307025/0000195' },
  { text: '行政处罚', filter: { sharingType: ['CONDITIONAL'], updateFrequency: ['DAILY'] } },
  { text: '信息', filter: { ministryId: 'civil-affairs', interfaceKind: ['API'] } },
  {
    text: '名录',
    filter: { ministryId: 'customs', sharingType: ['NOT_SHARED'], updateFrequency: ['ANNUAL'], openToPublic: true },
  },
  { text: '数据', filter: { openToPublic: true } },
  { filter: { ministryId: 'civil-affairs' } },
  { filter: { sharingType: ['UNCONDITIONAL'], openToPublic: true } },
  { filter: { updateFrequency: ['REAL_TIME', 'DAILY'] } },
  {},
];

const say = (text) => process.stdout.write(`${text}\n`);
const server = await startServer({ database: values.database, dataDir: values.data });
const percentile = (times, part) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))];
const shown = (times) => `p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`;

async function timed(document, variables) {
  const began = performance.now();
  const { nationalResources } = await server.execute(document, variables);
  return [performance.now() - began, nationalResources];
}

const { nationalResources: everything } = await server.execute(SearchCatalogDocument, { first: 1 });
say(
  `${everything.totalCount} entries, ${values.database === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, node ${process.versions.node}`,
);
const all = [];
const allFacets = [];
for (const search of SEARCHES) {
  const times = [];
  let found;
  for (let round = 0; round < Number(values.rounds); round++) {
    const [ms, connection] = await timed(SearchCatalogDocument, search);
    times.push(ms);
    found = connection;
  }
  const [second] = await timed(SearchCatalogDocument, { ...search, after: found.pageInfo.endCursor });
  const [facets] = await timed(CatalogFacetsDocument, search);
  all.push(...times.slice(1));
  allFacets.push(facets);
  const count = `${found.isExact ? '' : '~'}${found.totalCount}`;
  say(
    `${JSON.stringify(search).slice(0, 78).padEnd(80)} ${count.padStart(9)}  first ${times[0].toFixed(1).padStart(7)}  again ${shown(times.slice(1))}  page 2 ${second.toFixed(1)}  with facets ${facets.toFixed(1)}`,
  );
}
say(`all searches, warm: ${shown(all)}; with facets: ${shown(allFacets)}`);

for (const variables of [{}, { filter: { ministryId: 'civil-affairs' } }, { text: '信息' }]) {
  const times = [];
  let after = null;
  for (let page = 0; page < Number(values.pages); page++) {
    const [ms, { pageInfo }] = await timed(SearchCatalogDocument, { ...variables, first: 20, after });
    times.push(ms);
    after = pageInfo.endCursor;
    if (!pageInfo.hasNextPage) break;
  }
  const part = Math.ceil(times.length / 20);
  say(
    `${times.length} pages of 20 of ${JSON.stringify(variables)}: the first ${part} ${shown(times.slice(0, part))}; the last ${part} ${shown(times.slice(-part))}`,
  );
}
say(`memory of the server: ${server.memory().toFixed(0)} MB now, ${server.peakMemory().toFixed(0)} MB at most`);
await server.stop();
