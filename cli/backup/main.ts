import 'reflect-metadata';
import { mkdir, readdir } from 'node:fs/promises';
import { Command } from 'commander';
import { readConfig } from '../../subgraphs/shared/config/config.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';
import { print } from '../shared/print.js';
import { runCommand } from '../shared/run-command.js';
import { backUpPostgres } from './back-up-postgres.js';
import { backUpSqlite } from './back-up-sqlite.js';
import { writeManifest } from './manifest.js';

/* `npm run backup -- FOLDER`: the databases (DATABASE_URL, else DATA_DIR) as they are now, while the server goes on. */

const program = new Command('backup')
  .description('在线备份所有数据库并校验 (back up every database while the server runs, and check the copy)')
  .argument('<folder>', '新的或空的文件夹 (a new or empty folder)')
  .addHelpText(
    'after',
    `
What is in it: a copy of each database and manifest.json with its SHA-256, its audit events and the head of their chain.
The keys of this machine are not: whoever has them can make tokens. A restored system makes new ones.

Restore, SQLite: copy the .sqlite files into an empty folder, start the server with DATA_DIR set to it.
Restore, PostgreSQL: createdb NEW && pg_restore --no-owner --dbname=NEW report.dump, start the servers with DATABASE_URL set to it.
Then: npm run audit -- verify, whose heads are those of manifest.json.

Exit status: 0 done and checked, 1 failed, 4 the copy is not as it should be, 64 usage`,
  )
  .action(async (folder: string) => {
    await makeEmpty(folder);
    const config = readConfig({ ...process.env, APP_MODE: 'embedded' });
    const { databaseUrl, schemaPrefix } = config;
    const copies = databaseUrl
      ? await backUpPostgres(databaseUrl, schemaPrefix, folder)
      : await backUpSqlite(config.dataDir, folder);
    await writeManifest(folder, copies);
    for (const { name, file, events, head } of copies) {
      print(`${name.padEnd(12)} ${file.padEnd(20)} ${String(events).padStart(8)} events  head ${head || '-'}`);
    }
    print(`已备份并校验 (backed up and checked): ${folder}`);
  });

await runCommand(program, process.argv);

async function makeEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length === 0) return;
  throw new CommandError(EXIT.usage, `Expected a new or empty folder, found files in ${folder}.`);
}
