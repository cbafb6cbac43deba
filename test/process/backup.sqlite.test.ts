import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BACKUP, backUpAndRestore } from '../support/back-up-and-restore.js';
import { environmentOf, runToEnd } from '../support/processes.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';

let server: ServerProcess;
let folder: string;

beforeAll(async () => {
  server = await startServerProcess();
  folder = await mkdtemp(join(tmpdir(), 'report-backup-'));
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

describe('npm run backup (#53)', () => {
  it('says what it does with --help, and refuses a folder that is not empty', async () => {
    const help = await runToEnd(BACKUP, ['--help'], {});
    expect(help.status).toBe(0);
    expect(help.stdout).toContain('pg_restore');

    const { status, stderr } = await runToEnd(BACKUP, [process.cwd()], environmentOf(server.testDatabase));
    expect(status).toBe(64);
    expect(stderr).toContain('Expected a new or empty folder');
  });

  it('taken while months are published is whole, and restored answers what was published by then', async () => {
    const { databases, before, original, answers, faults } = await backUpAndRestore(server, folder);

    expect(faults).toEqual([]);
    expect(databases).toHaveLength(5);
    expect([...answers.keys()]).toEqual(expect.arrayContaining(before));
    expect(answers.size).toBeLessThan(original.size);
    for (const [month, answer] of answers) expect(answer, month).toEqual(original.get(month));
  }, 300_000);
});
