import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import expected from '../contract/full-report.2024-06.json' with { type: 'json' };
import { environmentOf, run, runToEnd, startProcess } from '../support/processes.js';
import { SAMPLE_FILE, SAMPLE_TEXT } from '../support/sample.js';
import { post } from '../support/servers.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const JUNE = { query: FullReportDocument.toString(), variables: { month: '2024-06' } };
const MAIN = 'cli/report/main.js';
const KILLS = 4;

describe('npm run report -- import', () => {
  let testDatabase: TestDatabase;
  let env: Record<string, string>;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    env = environmentOf(testDatabase);
  });

  afterAll(() => testDatabase.remove());

  const importFile = (file: string, ...flags: string[]) => runToEnd(MAIN, ['import', file, ...flags], env);
  const fileOf = async (name: string, text: string) => {
    const file = join(testDatabase.options.dataDir, name);
    await writeFile(file, text);
    return file;
  };
  const answer = async (): Promise<unknown> => {
    const server = await startProcess('cli/start.js', { ...env, APP_MODE: 'embedded', PORT: '0' });
    const { json } = await post(server.graphql, JUNE);
    await server.stop();
    return json;
  };

  it('shows with --dry-run what would be stored, and stores nothing', async () => {
    const { status, stdout } = await importFile(SAMPLE_FILE, '--dry-run');

    expect(status).toBe(0);
    expect(stdout).toContain('4423.49 万次（余）');
    expect(stdout).toMatch(/B1 .*通过/);
    expect(stdout).not.toContain('contact@example.org');
    expect((await runToEnd(MAIN, ['revisions', '2024-06', '--json'], env)).stdout.trim()).toBe('[]');
  });

  it.each([
    ['a total that is 0.05 off', SAMPLE_TEXT.replace('4423.49', '4423.54'), 4, 'B1'],
    ['a rank missing', SAMPLE_TEXT.replace(/^5\t省市场监管局.*\n/m, ''), [4, 65], '省公安厅'],
    ['a table cut in the middle', SAMPLE_TEXT.slice(0, SAMPLE_TEXT.indexOf('4\t六盘水市')), 65, '第'],
    ['nothing', '', 65, '全文'],
    ['another document', '关于召开全省数据工作会议的通知\n\n各市（州）：\n\n定于7月召开会议。\n', 65, '应为'],
  ])('refuses an issue with %s, says why, and stores nothing', async (name, text, status, reason) => {
    const result = await importFile(await fileOf(`${name}.txt`, text), '--publish');

    expect([status].flat()).toContain(result.status);
    expect(result.stderr).toContain(reason);
    expect(result.stderr).not.toMatch(/\n\s+at /);
    expect((await runToEnd(MAIN, ['revisions', '2024-06', '--json'], env)).stdout.trim()).toBe('[]');
  });

  it('publishes an issue once, and changes nothing the second time', async () => {
    const first = await importFile(SAMPLE_FILE, '--publish', '--json');
    const second = await importFile(SAMPLE_FILE, '--publish', '--json');

    expect(first.status).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({
      revision: 1,
      status: 'PUBLISHED',
      changed: true,
      unresolvedNames: [],
    });
    expect(JSON.parse(second.stdout)).toMatchObject({ revision: 1, status: 'PUBLISHED', changed: false });
    expect(await answer()).toEqual(expected);
  });

  it('killed at any moment of a correction leaves what was published, and the next one succeeds', async () => {
    const corrected = SAMPLE_TEXT.replace('4423.49', '4423.50').replace('624.57', '624.58').replace('\t3203', '\t3303');
    const file = await fileOf('corrected.txt', corrected);
    const args = ['import', file, '--publish', '--reason', '更正'];
    for (let kill = 0; kill < KILLS; kill++) {
      const child = run(MAIN, args, env);
      const exit = once(child, 'exit');
      await sleep(500 + kill * 250);
      child.kill('SIGKILL');
      await exit;
      const json = (await answer()) as { data: { report: { revision: number; overview: unknown } } };
      // Whole: either as it was, or as it was to be.
      if (json.data.report.revision === 1) expect(json).toEqual(expected);
      else expect(json.data.report.overview).toMatchObject({ exchange: { total: { reportedText: '4423.50' } } });
    }
    const last = await runToEnd(MAIN, args, env);
    expect(last.status).toBe(0);
    expect(await answer()).toMatchObject({
      data: { report: { overview: { exchange: { total: { reportedText: '4423.50' } } } } },
    });
    expect((await runToEnd('cli/audit.js', ['verify'], env)).status).toBe(0);
  }, 180_000);
});
