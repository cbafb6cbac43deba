import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { verifyAudit } from '../../subgraphs/shared/audit/audit-trail.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';

/** A database in a backup. */
export interface DatabaseCopy {
  /** Of the subgraph. */
  name: string;
  file: string;
  /** Events of its audit trail, and the hash of the last. */
  events: number;
  head: string;
}

/** @throws {CommandError} if the trail is not whole. */
export async function auditOf(name: string, reader: EntityManager): Promise<Pick<DatabaseCopy, 'events' | 'head'>> {
  const { events, head, fault } = await verifyAudit(reader);
  if (fault) throw new CommandError(EXIT.guard, `Expected the audit trail of "${name}" to be whole: ${fault}.`);
  return { events, head };
}

/** Puts every file on the disk for good, and says beside them what they are. */
export async function writeManifest(folder: string, copies: readonly DatabaseCopy[]): Promise<void> {
  const files: Record<string, string> = {};
  for (const file of new Set(copies.map((copy) => copy.file))) {
    const path = join(folder, file);
    await sync(path);
    files[file] = await sha256Of(path);
  }
  const manifest = join(folder, 'manifest.json');
  await writeFile(manifest, `${JSON.stringify({ at: new Date().toISOString(), files, databases: copies }, null, 2)}\n`);
  await sync(manifest);
  await sync(folder);
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
