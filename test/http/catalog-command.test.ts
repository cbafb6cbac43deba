import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketOf } from '../../catalog/bucket-digest.js';
import type { CatalogItem } from '../../catalog/catalog-item.js';
import { readEntries } from '../../cli/catalog/read-entries.js';
import type { SyncReport } from '../../cli/catalog/sync-report.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import {
  ExportCatalogDocument,
  RetireResourceDocument,
  UpsertResourceDocument,
} from '../../operations/generated/graphql.js';
import { csv, item, readFile, tempFile, tempPath } from '../support/catalog-files.js';
import { type CommandOptions, runCatalog } from '../support/command-line.js';
import { type Passing, startProxy, type Treatment } from '../support/proxy.js';
import { startServers, type TestServers } from '../support/servers.js';

/* The real command line as a process of its own, against a real server, through whatever a network does. */

let servers: TestServers;
let token: string;
let sources = 0;

beforeAll(async () => {
  servers = await startServers('embedded');
  token = await servers.tokenFor();
});

afterAll(() => servers.stop());

const newSource = () => `source-${++sources}`;
const entry = (n: number, overrides: Partial<CatalogItem> = {}) =>
  item({ code: `307001/${String(n).padStart(6, '0')}`, title: `样例 ${n}`, ...overrides });
const entries = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => entry(from + index));
const jsonl = (items: readonly object[]) => tempFile('jsonl', items.map((each) => JSON.stringify(each)).join('\n'));

interface Run extends CommandOptions {
  endpoint?: string;
  stateDir?: string;
}

async function run(
  args: readonly string[],
  { endpoint = servers.graphql, stateDir = tempPath('state'), ...options }: Run = {},
) {
  const reportPath = tempPath('report.json');
  const withReport = ['validate', 'plan', 'apply', 'resume'].includes(args[0] ?? '') ? ['--report', reportPath] : [];
  const env = { CATALOG_ENDPOINT: endpoint, CATALOG_TOKEN: token, DATA_DIR: stateDir, ...options.env };
  const result = await runCatalog([...args, ...withReport], { ...options, env });
  let report: SyncReport | null = null;
  try {
    report = JSON.parse(readFileSync(reportPath, 'utf8')) as SyncReport;
  } catch {
    // Killed, or never begun.
  }
  return { ...result, report };
}

async function stored(source: string): Promise<CatalogItem[]> {
  const found: CatalogItem[] = [];
  for await (const each of readEntries(new RemoteClient(servers.graphql, token), source, () => {})) found.push(each);
  return found.sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
}

const full = (file: string, source: string, ...more: string[]) => [
  'apply',
  file,
  '--source',
  source,
  '--mode',
  'full',
  ...more,
];

describe('apply', () => {
  it('brings a file in, changes what changed, retires what is gone, and does nothing the next time', async () => {
    const source = newSource();
    const first = await run(full(jsonl(entries(1, 40)), source));
    expect(first).toMatchObject({ exitCode: 0, stdout: '+40 ~0 =0 ^0 -0 !0\n' });
    expect(await stored(source)).toEqual(entries(1, 40));

    const next = jsonl([...entries(3, 38), entry(39, { title: '改名' }), ...entries(41, 45)]);
    const second = await run(full(next, source));
    expect(second.exitCode).toBe(0);
    expect(second.stdout.split('\n')[0]).toBe('+5 ~1 =36 ^0 -3 !0');
    expect(second.report).toMatchObject({
      schema: 'catalog-sync-report/1',
      status: 'SUCCEEDED',
      source,
      mode: 'FULL',
      counts: { read: 42, created: 5, updated: 1, unchanged: 36, restored: 0, deleted: 3, rejected: 0, conflict: 0 },
      exitCode: 0,
    });
    expect(second.report?.deleted.map(({ externalId }) => externalId).sort()).toEqual([
      '307001/000001',
      '307001/000002',
      '307001/000040',
    ]);
    expect(second.stdout).toContain('307001/000040 样例 40');

    const third = await run(full(next, source));
    expect(third).toMatchObject({ exitCode: 0, stdout: '+0 ~0 =42 ^0 -0 !0\n' });

    const fourth = await run(['apply', jsonl([entry(1)]), '--source', source]);
    expect(fourth).toMatchObject({ exitCode: 0, stdout: '+0 ~0 =0 ^1 -0 !0\n' });
  });

  it('takes the good records of a file with bad ones, tells of every bad one, and ends with 3', async () => {
    const source = newSource();
    const rows = [
      ['信息资源名称', '信息资源代码', '提供方', '共享类型'],
      ['甲', '307001/000001', '总局', '无条件共享'],
      ['乙', '307001/000002', '总局', '半公开'],
      ['丙', '307001/000003', '总局', '有条件共享'],
      ['丙', '307001/000003', '总局', '不予共享'],
    ];
    const errors = tempPath('errors.csv');
    const { exitCode, report, stdout } = await run(full(tempFile('csv', csv(rows)), source, '--errors', errors));

    expect(exitCode).toBe(3);
    expect(stdout.split('\n')[0]).toBe('+1 ~0 =0 ^0 -0 !3');
    expect(report).toMatchObject({ status: 'PARTIAL', counts: { read: 4, created: 1, rejected: 3 }, exitCode: 3 });
    expect(report?.errorSummary).toMatchObject([
      { code: 'DUPLICATE_ID', count: 2 },
      { code: 'BAD_SHARE_TYPE', count: 1 },
    ]);
    expect(report?.errors).toContainEqual(
      expect.objectContaining({
        line: 3,
        externalId: '307001/000002',
        field: '共享类型',
        code: 'BAD_SHARE_TYPE',
        value: '半公开',
      }),
    );
    expect(readFileSync(errors, 'utf8').trim().split('\n')).toHaveLength(4);
    expect((await stored(source)).map(({ title }) => title)).toEqual(['甲']);
  });

  it('takes the good records of a file with characters no database can hold', async () => {
    const source = newSource();
    const half = '\ud800';
    const bad = [
      entry(2, { title: '甲\0' }),
      entry(3, { abstract: half }),
      entry(4, { externalId: 'a\0b' }),
      entry(5, { externalId: half }),
      entry(6, { extensions: [{ name: half, value: '\0' }] }),
      entry(7, { externalId: '号'.repeat(5_000) }),
    ];
    const { exitCode, report, stdout } = await run(full(jsonl([entry(1), ...bad, entry(8)]), source));
    expect(stdout.split('\n')[0]).toBe('+2 ~0 =0 ^0 -0 !6');
    expect(exitCode).toBe(3);
    expect(report?.errors.map(({ line, code }) => [line, code])).toEqual([
      [2, 'CONTROL_CHARACTER'],
      [3, 'BAD_ENCODING'],
      [4, 'CONTROL_CHARACTER'],
      [5, 'BAD_ENCODING'],
      [6, 'BAD_ENCODING'],
      [6, 'CONTROL_CHARACTER'],
      [7, 'TOO_LONG'],
    ]);
    expect(await stored(source)).toEqual([entry(1), entry(8)]);
  });

  it('does not retire an entry whose record is bad', async () => {
    const source = newSource();
    await run(full(jsonl(entries(1, 20)), source));
    const bad = entries(1, 20).map((each, index) => (index === 4 ? { ...each, sharingType: '?' } : each));
    const { exitCode, report } = await run(full(jsonl(bad), source));

    expect(exitCode).toBe(3);
    expect(report?.counts).toMatchObject({ unchanged: 19, rejected: 1, deleted: 0 });
    expect(await stored(source)).toHaveLength(20);
  });

  it('leaves an entry a person has edited as it is, and says so', async () => {
    const source = newSource();
    await run(full(jsonl(entries(1, 3)), source));
    const client = new RemoteClient(servers.graphql, token);
    const { nationalResources } = await client.execute(ExportCatalogDocument, { filter: { source } });
    const edited = nationalResources?.edges.find(({ node }) => node.code === '307001/000002')?.node;
    const input = {
      source,
      expectedVersion: edited?.version ?? 0,
      item: { ...entry(2, { title: '人工改的' }), line: null },
      reason: '更正',
    };
    const { upsertNationalResource } = await client.execute(UpsertResourceDocument, { input });
    expect(upsertNationalResource?.userErrors).toEqual([]);
    const file = jsonl([entry(1), entry(2, { title: '来源改的' }), entry(3)]);
    const { exitCode, report } = await run(full(file, source));

    expect(exitCode).toBe(3);
    expect(report).toMatchObject({
      status: 'PARTIAL',
      counts: { unchanged: 2, conflict: 1 },
      errorSummary: [{ code: 'EDITED_HERE', count: 1 }],
      errors: [{ line: 2, externalId: '307001/000002' }],
    });
    const overwritten = await run(full(file, source, '--on-conflict', 'overwrite'));
    expect(overwritten).toMatchObject({ exitCode: 0, report: { counts: { updated: 1 } } });
  });
});

describe('a folder', () => {
  it('is read as one file, in the order of names; where a record stands is told with its file', async () => {
    const source = newSource();
    const folder = tempPath('folder');
    mkdirSync(folder);
    const put = (name: string, items: readonly object[]) =>
      writeFileSync(join(folder, name), items.map((each) => JSON.stringify(each)).join('\n'));
    put('1.jsonl', entries(1, 20));
    put('2.jsonl', [...entries(21, 30), { ...entry(31), title: '' }]);
    writeFileSync(
      join(folder, '3.csv'),
      csv([
        ['信息资源名称', '信息资源代码', '提供方', '共享类型'],
        ['丙', '307001/000040', '总局', '无条件共享'],
        ['重', '307001/000001', '总局', '无条件共享'],
      ]),
    );
    writeFileSync(join(folder, '.hidden'), 'no catalog');

    const first = await run(full(folder, source));
    expect(first.stdout.split('\n')[0]).toBe('+30 ~0 =0 ^0 -0 !3');
    expect(first.report?.errors.map(({ sheet, line, code }) => [sheet, line, code])).toEqual(
      expect.arrayContaining([
        ['2.jsonl', 11, 'MISSING'],
        ['1.jsonl', 1, 'DUPLICATE_ID'],
        ['3.csv', 3, 'DUPLICATE_ID'],
      ]),
    );
    expect(await stored(source)).toHaveLength(30);

    put('2.jsonl', entries(21, 31));
    rmSync(join(folder, '1.jsonl'));
    expect((await run(full(folder, source))).exitCode).toBe(4);
    put('1.jsonl', entries(2, 20));
    const second = await run(full(folder, source, '--max-delete', '50%'));
    expect(second).toMatchObject({ exitCode: 0, stdout: '+0 ~0 =32 ^0 -0 !0\n' });
  });

  it('that cannot be read whole, or holds nothing, is no catalog', async () => {
    const folder = tempPath('folder');
    mkdirSync(folder);
    expect((await run(['validate', folder])).exitCode).toBe(65);
    writeFileSync(join(folder, 'a.jsonl'), JSON.stringify(entry(1)));
    expect((await run(['validate', folder])).exitCode).toBe(0);
    mkdirSync(join(folder, 'b'));
    const { exitCode, stderr } = await run(['validate', folder]);
    expect(exitCode).toBe(65);
    expect(stderr).toContain(join(folder, 'b'));
  });
});

describe('a guard', () => {
  const source = newSource();
  const whole = () =>
    csv([
      ['信息资源名称', '信息资源代码', '提供方', '共享类型'],
      ...Array.from({ length: 50 }, (_, n) => [
        `样例 ${n}`,
        `307001/${String(n + 1).padStart(6, '0')}`,
        '总局',
        '无条件共享',
      ]),
    ]);

  beforeAll(async () => {
    expect((await run(full(tempFile('csv', whole()), source))).exitCode).toBe(0);
  });

  it('stops a file that was cut at the end of a line, and says why and what to do', async () => {
    const cut = whole().split('\n').slice(0, 31).join('\n');
    const { exitCode, report } = await run(full(tempFile('csv', cut), source));

    expect(exitCode).toBe(4);
    expect(report).toMatchObject({ status: 'STOPPED_BY_GUARD', exitCode: 4, deleted: [] });
    expect(report?.message).toMatch(/20[\s\S]*--allow-mass-delete/);
    expect(await stored(source)).toHaveLength(50);
  });

  it('stops a file that was cut in the middle of a line', async () => {
    const cut = whole().slice(0, whole().indexOf('307001/000047'));
    const { exitCode, report } = await run(full(tempFile('csv', cut), source));

    expect(exitCode).toBe(4);
    expect(report).toMatchObject({ status: 'STOPPED_BY_GUARD', errorSummary: [{ code: 'CELL_COUNT' }] });
    expect(report?.message).toContain('nothing was retired');
    expect(await stored(source)).toHaveLength(50);
  });

  it('lets as many go as a person has typed', async () => {
    const file = tempFile('csv', whole().split('\n').slice(0, 31).join('\n'));
    expect((await run(full(file, source, '--allow-mass-delete', '19'))).exitCode).toBe(4);
    const allowed = await run(full(file, source, '--allow-mass-delete', '20'));

    expect(allowed).toMatchObject({ exitCode: 0, report: { counts: { deleted: 20 } } });
    expect(await stored(source)).toHaveLength(30);
  });

  it('stops before anything is written where too many records are bad', async () => {
    const empty = newSource();
    const file = jsonl([...entries(1, 3), { ...entry(4), title: '' }, { ...entry(5), title: '' }]);
    expect((await run(full(file, empty, '--max-errors', '1'))).exitCode).toBe(4);
    expect((await run(full(file, empty, '--fail-fast'))).exitCode).toBe(4);
    expect(await stored(empty)).toEqual([]);
    expect((await run(full(file, empty, '--max-errors', '2'))).exitCode).toBe(3);
  });
});

describe('plan', () => {
  it('shows what would change and changes nothing; applied, it does just that, once', async () => {
    const source = newSource();
    const stateDir = tempPath('state');
    await run(full(jsonl(entries(1, 10)), source));
    const file = jsonl([...entries(2, 9), entry(10, { title: '改名' }), entry(11)]);
    const planPath = tempPath('plan.json');
    const planned = await run([
      'plan',
      file,
      '--source',
      source,
      '--mode',
      'full',
      '-o',
      planPath,
      '--detailed-exitcode',
    ]);
    const plan = JSON.parse(readFileSync(planPath, 'utf8'));

    expect(planned).toMatchObject({
      exitCode: 2,
      report: { dryRun: true, counts: { created: 1, updated: 1, unchanged: 8, deleted: 1 } },
    });
    expect(plan.changes).toContainEqual({
      externalId: '307001/000010',
      outcome: 'UPDATED',
      changes: [{ field: 'title', old: '样例 10', new: '改名' }],
    });
    expect(plan.deleted).toEqual([{ externalId: '307001/000001', name: '样例 1' }]);
    expect(await stored(source)).toEqual(entries(1, 10));

    const applied = await run(['apply', planPath], { stateDir });
    expect(applied).toMatchObject({ exitCode: 0, report: { counts: planned.report?.counts } });
    const stale = await run(['apply', planPath], { stateDir });
    expect(stale).toMatchObject({ exitCode: 6, report: { status: 'ABORTED' } });
    const none = await run(['plan', file, '--source', source, '--mode', 'full', '--detailed-exitcode']);
    expect(none.exitCode).toBe(0);
  });

  it('is the same the next time, in the same order', async () => {
    const source = newSource();
    await run(full(jsonl(entries(1, 120)), source));
    const changed = entries(31, 120).map((each, index) => (index % 3 === 0 ? { ...each, title: '改名' } : each));
    const file = jsonl([...entries(121, 140), ...changed.reverse()]);
    const plans = [];
    for (const name of ['first.json', 'second.json']) {
      const path = tempPath(name);
      await run(['plan', file, '--source', source, '--mode', 'full', '--max-delete', '50%', '-o', path]);
      const { createdAt, ...plan } = JSON.parse(readFileSync(path, 'utf8'));
      plans.push(plan);
    }
    const [first, second] = plans;
    expect(first.changes).toHaveLength(50);
    expect(first.deleted.map(({ externalId }: { externalId: string }) => externalId)).toEqual(
      entries(1, 30).map(({ externalId }) => externalId),
    );
    expect(second).toEqual(first);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });

  it('is stale once its file has changed', async () => {
    const source = newSource();
    const file = tempFile('jsonl', JSON.stringify(entry(1)));
    const planPath = tempPath('plan.json');
    await run(['plan', file, '--source', source, '-o', planPath]);
    const plan = JSON.parse(readFileSync(planPath, 'utf8'));
    const changed = tempFile('json', JSON.stringify({ ...plan, file: jsonl([entry(2)]) }, null, 2));

    expect((await run(['apply', changed])).exitCode).toBe(6);
    expect(await stored(source)).toEqual([]);
  });
});

describe('export', () => {
  it.each(['csv', 'xlsx', 'jsonl'])('to %s and back changes nothing', async (extension) => {
    const source = newSource();
    const rich = entry(2, {
      externalId: 'eigen-2',
      abstract: '第一行\n第二行',
      items: [
        { name: '名称', dataType: 'CHARACTER', length: 10 },
        { name: '代码', dataType: null, length: null },
      ],
      openToPublic: true,
      relatedResourceCodes: ['307001/000001'],
      extensions: [
        { name: '=1+1', value: '=2' },
        { name: '备注', value: '一\n二' },
      ],
    });
    const items = [entry(1), rich, ...entries(3, 150)];
    await run(full(jsonl(items), source));
    const path = tempPath(`export.${extension}`);
    const exported = await run(['export', '--source', source, '-o', path]);

    expect(exported.exitCode).toBe(0);
    expect((await readFile(path)).items).toHaveLength(150);
    const again = await run(full(path, source));
    expect(again.exitCode).toBe(0);
    expect(again.stdout.split('\n')[0]).toBe('+0 ~0 =150 ^0 -0 !0');
    const different = await run(['diff', jsonl(items), path, '--detailed-exitcode']);
    expect(different).toMatchObject({ exitCode: 0, stdout: '' });
  });
});

describe('export --as-of', () => {
  const exported = async (source: string, asOf: string | number) => {
    const path = tempPath('past.jsonl');
    const time = typeof asOf === 'string' ? asOf : new Date(asOf).toISOString();
    const { exitCode, stderr } = await run(['export', '--source', source, '--as-of', time, '-o', path]);
    expect(exitCode, stderr).toBe(0);
    const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
    const items = lines.length > 0 ? (await readFile(path)).items : [];
    return items.sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  };

  it('gives the entries as they were, whatever became of them since', async () => {
    const source = newSource();
    const before = Date.now() - 1;
    const rich = entry(2, {
      items: [{ name: '名称', dataType: 'CHARACTER', length: 10 }],
      openToPublic: false,
      extensions: [{ name: '备注', value: '一' }],
      relatedResourceCodes: ['307001/000001'],
    });
    const states = [
      [entry(1), rich, entry(3), entry(4)],
      [entry(1), entry(2, { title: '改名', openToPublic: true }), entry(4), entry(5)],
      [entry(1, { abstract: '改了' }), entry(2), entry(3, { title: '回来' }), entry(5)],
    ];
    const ends = [];
    for (const state of states) {
      await run(full(jsonl(state), source, '--max-delete', '50%'));
      ends.push(Date.now());
    }
    const client = new RemoteClient(servers.graphql, token);
    for (let version = 2; version <= 20; version++) {
      const input = {
        source,
        item: { ...entry(5, { title: `第 ${version} 版` }), line: null },
        expectedVersion: version - 1,
      };
      const { upsertNationalResource } = await client.execute(UpsertResourceDocument, { input });
      expect(upsertNationalResource?.userErrors).toEqual([]);
    }

    expect(await exported(source, before)).toEqual([]);
    for (const [index, end] of ends.entries()) expect(await exported(source, end)).toEqual(states[index]);
    expect(await exported(source, '2999-12-31')).toEqual(await stored(source));
  });

  it.each(['2024-13-01', 'yesterday', '2024-06-30T18:00:00'])('refuses %s', async (time) => {
    expect((await run(['export', '--source', newSource(), '--as-of', time])).exitCode).toBe(64);
  });
});

describe('diff', () => {
  it('names entries that came, went and changed, field by field', async () => {
    const before = jsonl(entries(1, 3));
    const after = jsonl([entry(1), entry(3, { title: '改名' }), entry(4)]);
    const { exitCode, stdout } = await run(['diff', before, after, '--detailed-exitcode']);

    expect(exitCode).toBe(2);
    expect(
      stdout
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .sort(),
    ).toEqual(
      ['+ 307001/000004 样例 4', '- 307001/000002 样例 2', '~ 307001/000003 改名', 'title: 样例 3 → 改名'].sort(),
    );
  });
});

describe('ends with a status of its own', () => {
  const file = jsonl(entries(1, 2));
  it.each([
    ['no source', ['apply', file], {}, 64],
    ['an unknown flag', ['apply', file, '--source', 'x', '--nope'], {}, 64],
    ['a batch too large', ['apply', file, '--source', 'x', '--batch-size', '5000'], {}, 64],
    ['a token on the command line', ['apply', file, '--source', 'x', '--token', 'y'], {}, 64],
    ['a mapping file there is none of', ['validate', file, '--map', 'nowhere.yaml'], {}, 64],
    ['no run to resume', ['resume'], {}, 64],
    ['no file', ['validate', 'nowhere.csv'], {}, 65],
    ['a folder', ['apply', '/tmp', '--source', 'x'], {}, 65],
    ['a file of errors that cannot be written', ['validate', file, '--errors', '/nowhere/errors.csv'], {}, 64],
    ['a workbook to standard output', ['export', '--source', 'x', '--format', 'xlsx'], {}, 64],
    ['a file that is no catalog', ['apply', tempFile('csv', 'a,b\n1,2\n'), '--source', 'x'], {}, 65],
    ['a source that is no name', ['apply', file, '--source', 'Ü x'], {}, 65],
    ['no token', ['apply', file, '--source', 'x'], { CATALOG_TOKEN: '' }, 77],
    ['a token that is none', ['apply', file, '--source', 'x'], { CATALOG_TOKEN: 'nonsense' }, 77],
    [
      'nobody at the endpoint',
      ['apply', file, '--source', 'x', '--retries', '1'],
      { CATALOG_ENDPOINT: 'http://127.0.0.1:9/graphql' },
      5,
    ],
    ['no such run', ['status', '999999'], {}, 1],
  ] as const)('for %s', async (_what, args, env, exitCode) => {
    const result = await run([...args], { env });

    expect(result.exitCode, result.stderr).toBe(exitCode);
    expect(result.stderr.length).toBeGreaterThan(0);
    expect(result.stderr).not.toContain('    at ');
  });
});

describe('two runs at once', () => {
  it('of one source: the second ends with 5 and changes nothing; of two sources both succeed', async () => {
    const source = newSource();
    const held = hold();
    const proxy = await startProxy(servers.graphql, (passing) => held.at(passing, 1));
    const first = run(full(jsonl(entries(1, 30)), source, '--batch-size', '10'), { endpoint: proxy.url });
    await held.reached;
    const second = await run(full(jsonl(entries(31, 60)), source));
    const other = await run(full(jsonl(entries(1, 30)), newSource()));
    held.release();

    expect(second).toMatchObject({ exitCode: 5, report: { status: 'FAILED' } });
    expect(second.report?.message).toContain('SYNC_LEASED');
    expect(other.exitCode).toBe(0);
    expect((await first).exitCode).toBe(0);
    expect(await stored(source)).toEqual(entries(1, 30));
    await proxy.stop();
  });
});

/** Holds the push of a number until it is released. */
function hold() {
  let reach = () => {};
  let release = () => {};
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const at = async ({ operation, index }: Passing, push: number): Promise<Treatment> => {
    if (operation === 'pushCatalogItems' && index === push) {
      reach();
      await released;
    }
    return 'pass';
  };
  return { at, reached, release: () => release() };
}

describe('what fails for the time being', () => {
  it('is tried again: no answer, lost answers, 503 with Retry-After, 429', async () => {
    const source = newSource();
    const treatments: Treatment[] = [
      'lose',
      'lose answer',
      { status: 503, retryAfter: '1' },
      { status: 429 },
      'pass',
      'lose answer',
    ];
    const proxy = await startProxy(servers.graphql, ({ operation, index }) =>
      operation === 'pushCatalogItems' ? (treatments[index] ?? 'pass') : 'pass',
    );
    const began = Date.now();
    const { exitCode, report } = await run(full(jsonl(entries(1, 30)), source, '--batch-size', '10'), {
      endpoint: proxy.url,
    });

    expect(exitCode).toBe(0);
    expect(report).toMatchObject({ retries: 5, counts: { read: 30, created: 30 } });
    expect(Date.now() - began).toBeGreaterThan(1_000);
    expect(await stored(source)).toEqual(entries(1, 30));
    await proxy.stop();
  });

  it('is not tried again where the server refuses', async () => {
    const proxy = await startProxy(servers.graphql, () => 'pass');
    await run(full(jsonl(entries(1, 3)), 'Ü'), { endpoint: proxy.url });

    expect(proxy.countOf('startCatalogSync')).toBe(1);
    await proxy.stop();
  });
});

describe('entries that people retire during a sync', () => {
  it('are noticed in whole buckets and one by one, and are back at its end', async () => {
    const source = newSource();
    const before = entries(1, 200);
    await run(full(jsonl(before), source));
    const changed = before[0] as CatalogItem;
    const bucketed = (isTogether: boolean) =>
      before.find(
        (each, n) => n > 0 && (bucketOf(each.externalId)[0] === bucketOf(changed.externalId)[0]) === isTogether,
      );
    const [together, apart] = [bucketed(true), bucketed(false)];
    const client = new RemoteClient(servers.graphql, token);
    const retire = async (entry: CatalogItem | undefined) => {
      const found = await nodesOf(client, source);
      const { id = '', version = 0 } = found.find(({ code }) => code === entry?.code) ?? {};
      await client.execute(RetireResourceDocument, { input: { id, expectedVersion: version, reason: '误删' } });
    };
    const proxy = await startProxy(servers.graphql, async ({ operation, index }): Promise<Treatment> => {
      if (operation === 'pushCatalogItems' && index < 2) await retire(index === 0 ? apart : together);
      return 'pass';
    });
    const after = before.map((each) => (each === changed ? { ...each, title: '改名' } : each));
    const { exitCode, report } = await run(full(jsonl(after), source), { endpoint: proxy.url });

    expect(exitCode).toBe(0);
    expect(report?.counts).toMatchObject({ read: 200, updated: 1, restored: 2, unchanged: 197, deleted: 0 });
    expect(await stored(source)).toEqual(after);
    await proxy.stop();
  });
});

async function nodesOf(client: RemoteClient, source: string) {
  const first = await client.execute(ExportCatalogDocument, { filter: { source }, first: 100 });
  const after = first.nationalResources?.pageInfo.endCursor ?? null;
  const second = await client.execute(ExportCatalogDocument, { filter: { source }, first: 100, after });
  return [first, second].flatMap(({ nationalResources }) => nationalResources?.edges.map(({ node }) => node) ?? []);
}

describe('interrupted by SIGINT', () => {
  it('finishes the push in flight, ends with 130, and is resumed', async () => {
    const source = newSource();
    const stateDir = tempPath('state');
    let interrupt = () => {};
    const proxy = await startProxy(servers.graphql, ({ operation, index }) => {
      if (operation === 'pushCatalogItems' && index === 1) interrupt();
      return 'pass';
    });
    const args = full(jsonl(entries(1, 50)), source, '--batch-size', '10');
    const stopped = await run(args, {
      endpoint: proxy.url,
      stateDir,
      onStart: (kill) => {
        interrupt = () => kill('SIGINT');
      },
    });

    expect(stopped).toMatchObject({ exitCode: 130, report: { status: 'INTERRUPTED' } });
    // The signal may arrive after the answer did: then one push more was in flight.
    const created = stopped.report?.counts.created ?? 0;
    expect([20, 30, 40]).toContain(created);
    expect(stopped.report?.message).toContain(`resume ${stopped.report?.runId}`);
    const resumed = await run(['resume'], { stateDir });
    expect(resumed).toMatchObject({
      exitCode: 0,
      report: {
        command: 'resume',
        runId: stopped.report?.runId,
        resumeFrom: created / 10,
        counts: { read: 50, created: 50 },
      },
    });
    expect(await stored(source)).toEqual(entries(1, 50));
    await proxy.stop();
  });
});

describe('killed', () => {
  /* 10 as they were, 10 changed, 20 new, 2 bad, 3 gone: 32 items in pushes of 6, after one of buckets. */
  const BEFORE = entries(1, 23);
  const AFTER = [
    ...entries(1, 10),
    ...entries(11, 20).map((each) => ({ ...each, title: `${each.title} 改` })),
    ...entries(24, 43),
  ];
  const BAD = [
    { ...entry(44), title: '' },
    { ...entry(45), sharingType: '?' },
  ];
  const COUNTS = {
    read: 42,
    created: 20,
    updated: 10,
    unchanged: 10,
    restored: 0,
    deleted: 3,
    rejected: 2,
    conflict: 0,
  };
  const file = jsonl([...AFTER.slice(0, 25), ...BAD, ...AFTER.slice(25)]);
  const apply = (source: string) => full(file, source, '--batch-size', '6', '--max-delete', '50%', '--retries', '0');

  async function killAt(isIt: (passing: Passing) => boolean, treatment: Treatment) {
    const source = newSource();
    const stateDir = tempPath('state');
    expect((await run(full(jsonl(BEFORE), source))).exitCode).toBe(0);
    let kill = () => {};
    const proxy = await startProxy(servers.graphql, (passing) => {
      if (!isIt(passing)) return 'pass';
      kill();
      return treatment;
    });
    const onStart = (killWith: (signal: NodeJS.Signals) => void) => {
      kill = () => killWith('SIGKILL');
    };
    const killed = await run(apply(source), { endpoint: proxy.url, stateDir, onStart });
    await proxy.stop();
    expect(killed.signal).toBe('SIGKILL');
    const resumed = await run(['resume'], { stateDir });
    return { source, resumed };
  }

  const PUSHES = 7;
  const pushes = Array.from({ length: PUSHES }, (_, index) => index);

  it('sends as many pushes as these tests kill at', async () => {
    const source = newSource();
    await run(full(jsonl(BEFORE), source));
    const proxy = await startProxy(servers.graphql, () => 'pass');
    const { exitCode, report } = await run(apply(source), { endpoint: proxy.url });

    expect({ exitCode, pushes: proxy.countOf('pushCatalogItems') }).toEqual({ exitCode: 3, pushes: PUSHES });
    expect(report?.counts).toEqual(COUNTS);
    await proxy.stop();
  });

  it.each([
    ...pushes.map((index) => [`before push ${index + 1} is taken`, 'pushCatalogItems', index, 'lose'] as const),
    ...pushes.map(
      (index) => [`before push ${index + 1} is answered`, 'pushCatalogItems', index, 'lose answer'] as const,
    ),
    ['before the start is answered', 'startCatalogSync', 0, 'lose answer'] as const,
    ['while comparing', 'catalogHashes', 0, 'lose'] as const,
    ['before the end is taken', 'finishCatalogSync', 0, 'lose'] as const,
    ['before the end is answered', 'finishCatalogSync', 0, 'lose answer'] as const,
  ])('%s, it is resumed to the same end', async (_when, operation, index, treatment) => {
    const { source, resumed } = await killAt(
      (passing) => passing.operation === operation && passing.index === index,
      treatment,
    );

    expect(resumed.exitCode, resumed.stderr).toBe(3);
    expect(resumed.report?.counts).toEqual(COUNTS);
    expect(resumed.report?.deleted.map(({ externalId }) => externalId)).toHaveLength(3);
    expect(await stored(source)).toEqual(AFTER);
  });
});
