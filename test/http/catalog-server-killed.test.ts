import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogItem } from '../../catalog/catalog-item.js';
import { readEntries } from '../../cli/catalog/read-entries.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { item, tempFile, tempPath } from '../support/catalog-files.js';
import { runCatalog } from '../support/command-line.js';
import { startProxy } from '../support/proxy.js';
import { startServerProcess } from '../support/server-process.js';

let server: Awaited<ReturnType<typeof startServerProcess>>;

beforeAll(async () => {
  server = await startServerProcess();
});

afterAll(() => server.stop());

const entries = Array.from({ length: 60 }, (_, n) =>
  item({ code: `307001/${String(n).padStart(6, '0')}`, title: `样例 ${n}` }),
);
const FILE = tempFile('jsonl', entries.map((each) => JSON.stringify(each)).join('\n'));

async function stored(source: string): Promise<CatalogItem[]> {
  const found: CatalogItem[] = [];
  for await (const each of readEntries(new RemoteClient(server.graphql, server.token), source, () => {}))
    found.push(each);
  return found.sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
}

describe('a server that is killed during a sync (#36)', () => {
  // Killed at once as a push comes in, or while it is at work on it.
  it.each([0, 1, 5, 20, 50])('%i ms into a push, and started again, has everything once', async (delayMs) => {
    const source = `killed-${delayMs}`;
    let restarted: Promise<void> | null = null;
    const proxy = await startProxy(server.graphql, ({ operation, index }) => {
      if (operation === 'pushCatalogItems' && index === 2 && !restarted) {
        restarted = setTimeout(delayMs)
          .then(() => server.kill())
          .then(() => server.start());
      }
      return 'pass';
    });
    const env = { CATALOG_ENDPOINT: proxy.url, CATALOG_TOKEN: server.token, DATA_DIR: tempPath('state') };
    const args = ['apply', FILE, '--source', source, '--mode', 'full', '--batch-size', '10', '--retries', '9'];
    const { exitCode, stdout, stderr } = await runCatalog(args, { env });
    await proxy.stop();
    // The sync may be over before the blow falls.
    await restarted;

    expect(exitCode, stderr).toBe(0);
    expect(stdout).toBe('+60 ~0 =0 ^0 -0 !0\n');
    expect(await stored(source)).toEqual(entries);
  });
});
