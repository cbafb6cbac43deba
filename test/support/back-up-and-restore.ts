import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { generateIssue } from '../../issue/generate/generate-issue.js';
import { monthsBetween } from '../../issue/month.js';
import { FullReportDocument, PublishedMonthsDocument } from '../../operations/generated/graphql.js';
import { faultsOf } from './kill-while-publishing.js';
import { environmentOf, runToEnd, startProcess } from './processes.js';
import type { ServerProcess } from './server-process.js';
import { post } from './servers.js';
import { until } from './until.js';

const IMPORT = { publish: true, reason: null, overrideReason: null };
export const BACKUP = 'cli/backup/main.js';

export interface Restored {
  /** Of `manifest.json`. */
  databases: unknown[];
  /** Months the server had published before the backup began. */
  before: string[];
  /** Answers of all months: of the server after the backup, and of the restored system. */
  original: Map<string, unknown>;
  answers: Map<string, unknown>;
  faults: string[];
}

/** Publishes months, backs up meanwhile, publishes more, and starts a second system from the backup in an empty place. */
export async function backUpAndRestore(server: ServerProcess, folder: string): Promise<Restored> {
  const client = new RemoteClient(server.graphql, server.token);
  const acknowledged: string[] = [];
  let isOver = false;
  const publishing = (async () => {
    for (const month of monthsBetween('2010-01', '2019-12')) {
      if (isOver) return;
      await importIssue(client, generateIssue(month, 53), Buffer.from(month), IMPORT);
      acknowledged.push(month);
    }
  })();
  await until(() => acknowledged.length >= 2);
  const before = [...acknowledged];
  const copy = join(folder, 'copy');
  const { status, stderr } = await runToEnd(BACKUP, [copy], environmentOf(server.testDatabase));
  const atItsEnd = acknowledged.length;
  await until(() => acknowledged.length > atItsEnd);
  isOver = true;
  await publishing;
  if (status !== 0) throw new Error(`Expected a backup, found status ${status}: ${stderr}`);
  const { databases } = JSON.parse(await readFile(join(copy, 'manifest.json'), 'utf8'));

  const original = await publishedIn(server.graphql);
  const restored = await restore(server, folder, copy);
  try {
    const faults = await faultsOf(restored);
    const env = { ...environmentOf(restored.testDatabase), APP_MODE: 'embedded', PORT: '0' };
    const second = await startProcess('cli/start.js', env);
    const answers = await publishedIn(second.graphql);
    await second.stop();
    return { databases, before, original, answers, faults };
  } finally {
    await restored.remove();
  }
}

async function publishedIn(graphql: string): Promise<Map<string, unknown>> {
  const published = { query: PublishedMonthsDocument.toString(), variables: { first: 100 } };
  const { json } = await post(graphql, published);
  const months = json.data.reports.edges.map(({ node }: { node: { month: string } }) => node.month) as string[];
  const answers = new Map<string, unknown>();
  for (const month of months) {
    answers.set(month, (await post(graphql, { query: FullReportDocument.toString(), variables: { month } })).json);
  }
  return answers;
}

/** Into an empty place, as the help says. */
async function restore({ testDatabase: { options } }: ServerProcess, folder: string, copy: string) {
  const dataDir = join(folder, 'restored');
  await mkdir(dataDir);
  if (!options.databaseUrl) {
    await cp(copy, dataDir, { recursive: true, filter: (source) => !source.endsWith('manifest.json') });
    return { testDatabase: { options: { ...options, dataDir }, remove: async () => {} }, remove: async () => {} };
  }
  const name = `restored_${randomUUID().slice(0, 8)}`;
  await administer(options.databaseUrl, `CREATE DATABASE ${name}`);
  const url = new URL(options.databaseUrl);
  url.pathname = name;
  await promisify(execFile)('pg_restore', ['--no-owner', `--dbname=${url.href}`, join(copy, 'report.dump')]);
  const testDatabase = { options: { ...options, dataDir, databaseUrl: url.href }, remove: async () => {} };
  return { testDatabase, remove: () => administer(options.databaseUrl ?? '', `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
