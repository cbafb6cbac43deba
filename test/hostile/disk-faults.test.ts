import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import contract from '../contract/full-report.2024-06.json' with { type: 'json' };
import { injectFault } from '../support/inject-fault.js';
import { juneIssue } from '../support/june-issue.js';
import { LEAKS } from '../support/leaks.js';
import { environmentOf, runToEnd } from '../support/processes.js';
import { seen } from '../support/seen.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';
import { post } from '../support/servers.js';

const JUNE = { query: FullReportDocument.toString(), variables: { month: '2024-06' } };
const OPEN =
  'mutation ($key: String!) { openRevision(input: { month: "2031-01", idempotencyKey: $key }) { report { revision } } }';
const REVISIONS = '{ revisions(month: "2031-01") { revision } }';

let server: ServerProcess;

beforeAll(async () => {
  server = await startServerProcess();
  const options = { publish: true, reason: null, overrideReason: null };
  await importIssue(new RemoteClient(server.graphql, server.token), juneIssue(), Buffer.from('june'), options);
});

afterAll(() => server.stop());

const ask = (body: object) => post(server.graphql, body, { authorization: `Bearer ${server.token}` });
const open = (key: string) => ask({ query: OPEN, variables: { key } });
const revisions = async (): Promise<number[]> =>
  (await ask({ query: REVISIONS })).json.data.revisions.map(({ revision }: { revision: number }) => revision);

describe('a disk (#43)', () => {
  it.each([
    ['whose syncs fail', ['fdatasync', 'fsync'], 'EIO'],
    ['that is full', ['pwrite64', 'ftruncate', 'fallocate'], 'ENOSPC'],
    ['that fails to write', ['pwrite64'], 'EIO'],
    ['that became read-only', ['pwrite64', 'ftruncate'], 'EROFS'],
  ])('%s refuses changes, keeps readers going, and is used again when it works', async (what, calls, error) => {
    const before = await revisions();
    const end = await injectFault(server.pid(), calls, error);
    const refused = [];
    for (let n = 0; n < 5; n++) refused.push(await open(`${what} ${n}`));
    const june = await ask(JUNE);
    await end();

    for (const { json, text } of refused) {
      expect(json.errors, what).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'reports' } }]);
      expect(text).not.toMatch(LEAKS);
    }
    expect(june.json).toEqual(contract);
    expect(await revisions()).toEqual(before);
    const again = await Promise.all([0, 1, 2, 3, 4].map((n) => open(`${what} ${n}`)));
    expect(again.every(({ json }) => json.errors === undefined)).toBe(true);
    expect(await revisions()).toHaveLength(before.length + 5);

    const kept = await revisions();
    await server.kill();
    await server.start();
    expect(await revisions()).toEqual(kept);
    expect((await runToEnd('cli/audit.js', ['verify'], environmentOf(server.testDatabase))).status).toBe(0);
    seen({ disk: what, refused: refused.length, halfWritten: 0, keptAfterRestart: kept.length });
  });

  it('whose files may only be read ends the start with a word about it', async () => {
    const { dataDir } = server.testDatabase.options;
    await server.kill();
    const files = (await readdir(dataDir)).filter((name) => name.includes('.sqlite'));
    for (const name of files) await chmod(join(dataDir, name), 0o444);
    const end = await startWithoutPrivilege(environmentOf(server.testDatabase));
    for (const name of files) await chmod(join(dataDir, name), 0o644);
    await server.start();

    expect(end.status).toBe(1);
    expect(end.stderr).toMatch(/^Expected to write to .*reports\.sqlite/);
    expect((await ask(JUNE)).json).toEqual(contract);
  });
});

/** Root writes to every file, unless it gives that up. */
async function startWithoutPrivilege(env: Record<string, string>): Promise<{ status: number | null; stderr: string }> {
  const command = [process.execPath, packageFile('dist/cli/start.js')];
  const isRoot = process.getuid?.() === 0;
  const [program = '', ...args] = isRoot ? ['setpriv', '--bounding-set', '-dac_override', ...command] : command;
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH, APP_MODE: 'embedded', PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [status] = await once(child, 'close');
  return { status, stderr };
}
