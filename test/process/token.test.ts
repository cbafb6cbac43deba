import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentOf, runToEnd, startProcess } from '../support/processes.js';
import { post } from '../support/servers.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const DAY_MS = 86_400_000;
const OPEN = {
  query: 'mutation { openRevision(input: { month: "2031-01" }) { report { month } userErrors { code } } }',
};

describe('npm run token', () => {
  let testDatabase: TestDatabase;
  let env: Record<string, string>;
  let server: Awaited<ReturnType<typeof startProcess>>;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    env = environmentOf(testDatabase);
    server = await startProcess('cli/start.js', { ...env, APP_MODE: 'embedded', PORT: '0' });
  });

  afterAll(async () => {
    await server.stop();
    await testDatabase.remove();
  });

  const token = (...args: string[]) => runToEnd('cli/token/main.js', args, env);
  const askWith = (text: string) => post(server.graphql, OPEN, { authorization: `Bearer ${text.trim()}` });

  it('makes a script token, shown once, that a running server takes until it is revoked', async () => {
    const flags = ['--name', 'monthly', '--scope', 'report:draft', 'catalog:write', '--expires', '90d'];
    const { status, stdout, stderr } = await token('create', ...flags);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^gzr_[0-9a-f]{16}_[\w-]{43}\n$/);
    const id = stdout.slice(0, 20);
    const secret = stdout.trim().slice(21);
    expect(stderr).toContain(id);
    expect(stderr).not.toContain(secret);

    expect((await askWith(stdout)).json).toEqual({
      data: { openRevision: { report: { month: '2031-01' }, userErrors: [] } },
    });

    const list = await token('list', '--json');
    const [row, ...others] = JSON.parse(list.stdout);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ id, state: 'active', name: 'monthly', scope: 'report:draft catalog:write' });
    expect(Date.parse(row.expiresAt) - Date.parse(row.createdAt)).toBe(90 * DAY_MS);
    expect(Object.keys(row)).not.toContain('hash');
    expect((await token('list')).stdout).toContain(id);

    expect((await token('revoke', id, '--reason', 'test')).status).toBe(0);
    expect((await askWith(stdout)).status).toBe(401);
    expect(JSON.parse((await token('list', '--json')).stdout)).toMatchObject([{ id, state: 'revoked' }]);

    const audit = await runToEnd('cli/audit.js', ['list', id], env);
    expect(audit.stdout).toMatch(/createScriptToken.*revokeScriptToken/s);
    expect((await runToEnd('cli/audit.js', ['verify'], env)).stdout).toMatch(/^gateway +2 events .*whole$/m);
  });

  it('makes a token of this machine where nothing else is said', async () => {
    const { stdout } = await token('--scope', 'report:publish', '--expires', '5m');

    expect((await askWith(stdout)).json.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it.each([
    ['a token without an end', ['create', '--name', 'x', '--scope', 'catalog:write'], 64, '--expires'],
    ['one of more than a year', ['create', '--name', 'x', '--scope', 'catalog:write', '--expires', '367d'], 64, '366d'],
    ['a span that is none', ['create', '--name', 'x', '--scope', 'catalog:write', '--expires', '0d'], 64, '"0d"'],
    ['a scope there is none of', ['create', '--name', 'x', '--scope', 'all', '--expires', '1d'], 64, 'catalog:write'],
    ['a token nobody may use', ['create', '--name', 'x', '--expires', '1d'], 64, '--scope'],
    [
      'a name that would break lines of logs',
      ['create', '--name', 'a\nb', '--scope', 'catalog:write', '--expires', '1d'],
      64,
      '--name',
    ],
    ['to revoke what there is none of', ['revoke', 'gzr_0000000000000000'], 65, 'token list'],
  ])('refuses %s, and says what it expects', async (_what, args, status, says) => {
    const before = (await token('list', '--json')).stdout;
    const result = await token(...args);

    expect(result).toMatchObject({ status, stdout: '' });
    expect(result.stderr).toContain(says);
    expect((await token('list', '--json')).stdout.length).toBe(before.length);
  });
});
