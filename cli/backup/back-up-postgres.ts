import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { SUBGRAPHS } from '../../subgraphs/registry.js';
import { openDatabase } from '../../subgraphs/shared/database/open-database.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';
import { auditOf, type DatabaseCopy } from './manifest.js';

const FILE = 'report.dump';

/**
 * Dumps the schemas of all subgraphs as they are at one moment, with PostgreSQL's own tool, and reads the dump through.
 *
 * The trails are verified before, in the database: what is dumped continues them.
 *
 * @throws {CommandError} if the tool is missing or fails, or a trail is not whole.
 */
export async function backUpPostgres(url: string, schemaPrefix: string, folder: string): Promise<DatabaseCopy[]> {
  const copies: DatabaseCopy[] = [];
  for (const { name, database: definition } of SUBGRAPHS) {
    const database = await openDatabase({ name, ...definition }, { dataDir: folder, databaseUrl: url, schemaPrefix });
    try {
      copies.push({ name, file: FILE, ...(await auditOf(name, database.reader)) });
    } finally {
      await database.close();
    }
  }
  const file = join(folder, FILE);
  const schemas = SUBGRAPHS.flatMap(({ name }) => ['--schema', schemaPrefix + name]);
  await runTool('pg_dump', ['--format=custom', '--no-owner', '--file', file, ...schemas], environmentOf(url));
  await runTool('pg_restore', ['--file', '/dev/null', file], {});
  return copies;
}

/** Not as arguments: these, everyone on the machine can read, and there is a password in them. */
function environmentOf(url: string): Record<string, string> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const sslMode = searchParams.get('sslmode');
  return {
    PGHOST: hostname,
    ...(port && { PGPORT: port }),
    ...(username && { PGUSER: decodeURIComponent(username) }),
    ...(password && { PGPASSWORD: decodeURIComponent(password) }),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    ...(sslMode && { PGSSLMODE: sslMode }),
  };
}

async function runTool(name: string, args: readonly string[], env: Record<string, string>): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: the tool finds its files and settings there.
  const child = spawn(name, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const [status] = await once(child, 'close').catch((cause) => {
    throw new CommandError(EXIT.failed, `Expected the program ${name} of PostgreSQL's client, found none.`, { cause });
  });
  if (status !== 0) throw new CommandError(EXIT.failed, `Expected ${name} to succeed, found: ${said.trim()}`);
}
