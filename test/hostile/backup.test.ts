import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUpAndRestore } from '../support/back-up-and-restore.js';
import { type PostgresCluster, startPostgresCluster } from '../support/postgres-cluster.js';
import { seen } from '../support/seen.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';

let cluster: PostgresCluster;
let server: ServerProcess;
let folder: string;

beforeAll(async () => {
  cluster = await startPostgresCluster();
  server = await startServerProcess({}, cluster.url);
  folder = await mkdtemp(join(tmpdir(), 'report-backup-'));
});

afterAll(async () => {
  await server.stop();
  await cluster.stop();
  await rm(folder, { recursive: true });
});

describe('npm run backup on PostgreSQL (#53)', () => {
  it('taken while months are published is whole, and restored answers what was published by then', async () => {
    const { before, original, answers, faults } = await backUpAndRestore(server, folder);
    seen({ before: before.length, restored: answers.size, published: original.size, faults: faults.length });

    expect(faults).toEqual([]);
    expect([...answers.keys()]).toEqual(expect.arrayContaining(before));
    expect(answers.size).toBeLessThan(original.size);
    for (const [month, answer] of answers) expect(answer, month).toEqual(original.get(month));
  }, 300_000);
});
