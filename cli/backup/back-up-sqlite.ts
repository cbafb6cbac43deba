import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import Sqlite from 'better-sqlite3';
import { SUBGRAPHS } from '../../subgraphs/registry.js';
import { openDatabase } from '../../subgraphs/shared/database/open-database.js';
import { fileOf } from '../../subgraphs/shared/database/sqlite.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';
import { auditOf, type DatabaseCopy } from './manifest.js';

/**
 * Copies each file as it is at one moment, whoever writes meanwhile, and looks the copy through.
 *
 * `reports` comes first: sections are sealed before their month is published, so what it says is published is in the others.
 *
 * @throws {CommandError} if there is nothing to copy, or a copy is not whole.
 */
export async function backUpSqlite(dataDir: string, folder: string): Promise<DatabaseCopy[]> {
  const copies: DatabaseCopy[] = [];
  for (const { name, database: definition } of inOrder(SUBGRAPHS)) {
    const from = fileOf({ name }, { dataDir });
    const to = fileOf({ name }, { dataDir: folder });
    if (!existsSync(from)) throw new CommandError(EXIT.badInput, `Expected the file ${from}, found none.`);
    copyFile(from, to);
    checkFile(to);
    // Opened as a server would.
    const copy = await openDatabase({ name, ...definition }, { dataDir: folder, databaseUrl: null, schemaPrefix: '' });
    try {
      copies.push({ name, file: basename(to), ...(await auditOf(name, copy.reader)) });
    } finally {
      await copy.close();
    }
  }
  return copies;
}

const inOrder = (subgraphs: typeof SUBGRAPHS) =>
  [...subgraphs].sort((a, b) => Number(b.name === 'reports') - Number(a.name === 'reports'));

/** In one read of the database, so that writers neither wait nor are seen half-way. */
function copyFile(from: string, to: string): void {
  const source = new Sqlite(from, { readonly: true });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
}

function checkFile(file: string): void {
  const copy = new Sqlite(file, { readonly: true });
  const verdict = copy.pragma('integrity_check', { simple: true });
  copy.close();
  if (verdict !== 'ok') throw new CommandError(EXIT.guard, `Expected ${file} to be whole, found: ${verdict}.`);
}
