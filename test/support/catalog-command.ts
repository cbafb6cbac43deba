import { readFileSync } from 'node:fs';
import type { CatalogItem } from '../../catalog/catalog-item.js';
import { readEntries } from '../../cli/catalog/read-entries.js';
import type { SyncReport } from '../../cli/catalog/sync-report.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { item, tempFile, tempPath } from './catalog-files.js';
import { type CommandOptions, runCatalog } from './command-line.js';
import type { TestServers } from './servers.js';

let sources = 0;

export const newSource = () => `source-${++sources}`;
export const entry = (n: number, overrides: Partial<CatalogItem> = {}) =>
  item({ code: `307001/${String(n).padStart(6, '0')}`, title: `样例 ${n}`, ...overrides });
export const entries = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => entry(from + index));
export const jsonl = (items: readonly object[]) =>
  tempFile('jsonl', items.map((each) => JSON.stringify(each)).join('\n'));

export const full = (file: string, source: string, ...more: string[]) => [
  'apply',
  file,
  '--source',
  source,
  '--mode',
  'full',
  ...more,
];

interface Run extends CommandOptions {
  endpoint?: string;
  stateDir?: string;
}

/** The real command line as a process of its own, against a server. */
export function catalogCommand({ graphql }: Pick<TestServers, 'graphql'>, token: string) {
  return {
    async run(args: readonly string[], { endpoint = graphql, stateDir = tempPath('state'), ...options }: Run = {}) {
      const reportPath = tempPath('report.json');
      const reports = ['validate', 'plan', 'apply', 'resume'].includes(args[0] ?? '');
      const withReport = reports ? ['--report', reportPath] : [];
      const env = { CATALOG_ENDPOINT: endpoint, CATALOG_TOKEN: token, DATA_DIR: stateDir, ...options.env };
      const result = await runCatalog([...args, ...withReport], { ...options, env });
      let report: SyncReport | null = null;
      try {
        report = JSON.parse(readFileSync(reportPath, 'utf8')) as SyncReport;
      } catch {
        // Killed, or never begun.
      }
      return { ...result, report };
    },

    /** What the catalog holds of a source. */
    async stored(source: string): Promise<CatalogItem[]> {
      const found: CatalogItem[] = [];
      for await (const each of readEntries(new RemoteClient(graphql, token), source, () => {})) found.push(each);
      return found.sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
    },
  };
}
