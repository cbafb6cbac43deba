import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { ExportCatalogDocument, UpsertResourceDocument } from '../../operations/generated/graphql.js';
import { catalogCommand, entries, entry, full, jsonl, newSource } from '../support/catalog-command.js';
import { csv, readFile, tempFile, tempPath } from '../support/catalog-files.js';
import { startServers, type TestServers } from '../support/servers.js';

/* The real command line as a process of its own, against a real server, through whatever a network does. */

let servers: TestServers;
let token: string;
let run: ReturnType<typeof catalogCommand>['run'];
let stored: ReturnType<typeof catalogCommand>['stored'];

beforeAll(async () => {
  servers = await startServers('embedded');
  token = await servers.tokenFor();
  ({ run, stored } = catalogCommand(servers, token));
});

afterAll(() => servers.stop());

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
