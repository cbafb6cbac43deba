import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CatalogItem } from '../../catalog/catalog-item.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { ExportCatalogVersionDocument, UpsertResourceDocument } from '../../operations/generated/graphql.js';
import { catalogOver } from '../support/catalog.js';
import { anyItem, tempFile, tempPath } from '../support/catalog-files.js';
import { runCatalog } from '../support/command-line.js';
import { startServers, type TestServers } from '../support/servers.js';

/* What one system exports, the command line reads: the same entries, so nothing is to be done. */

const COUNT = 250;
const NOTHING_TO_DO = `+0 ~0 =${COUNT} ^0 -0 !0`;
let servers: TestServers;
let client: RemoteClient;
let env: Record<string, string>;

/** Entries with whatever texts may hold. */
const anything = (seed: number): CatalogItem[] =>
  fc
    .sample(anyItem, { numRuns: COUNT, seed })
    .map((each, index) => ({ ...each, externalId: `${each.externalId} ${index}` }));

beforeAll(async () => {
  servers = await startServers('embedded');
  const token = await servers.tokenFor();
  client = new RemoteClient(servers.graphql, token);
  env = { CATALOG_ENDPOINT: servers.graphql, CATALOG_TOKEN: token, DATA_DIR: tempPath('state') };
});

afterAll(() => servers.stop());

const versionOf = async (source: string) =>
  (await client.execute(ExportCatalogVersionDocument, { source })).catalogVersion;

it.each([
  ['csv', '', 1],
  ['csv', '&bom=1', 2],
  ['ndjson', '', 3],
  ['xlsx', '', 4],
] as const)('to export as %s%s and import again changes nothing', async (format, search, seed) => {
  const source = `round-trip-${seed}`;
  await catalogOver(client).sync(
    anything(seed).map((each) => ({ ...each, line: null })),
    { source },
  );
  const [edited] = anything(seed);
  const { upsertNationalResource } = await client.execute(UpsertResourceDocument, {
    input: {
      source,
      item: { ...(edited as CatalogItem), abstract: '由人修订', line: null },
      expectedVersion: 1,
      reason: '测试',
    },
  });
  expect(upsertNationalResource?.userErrors).toEqual([]);
  const before = await versionOf(source);
  const response = await fetch(`${servers.url}/export/catalog.${format}?source=${source}${search}`);
  const file = tempFile(format, Buffer.from(await response.arrayBuffer()));

  const planned = await runCatalog(['plan', file, '--source', source, '--mode', 'full', '--detailed-exitcode'], {
    env,
  });
  expect(planned.stdout.split('\n')[0]).toBe(NOTHING_TO_DO);
  expect(planned.exitCode).toBe(0);

  const applied = await runCatalog(['apply', file, '--source', source, '--mode', 'full'], { env });
  expect(applied.stdout.split('\n')[0]).toBe(NOTHING_TO_DO);
  expect(applied.exitCode).toBe(0);
  expect(await versionOf(source)).toEqual(before);
});
