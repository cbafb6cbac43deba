import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { generateIssue } from '../../issue/generate/generate-issue.js';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import { faketime } from '../support/faketime.js';
import { environmentOf, runToEnd } from '../support/processes.js';
import { seen } from '../support/seen.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';
import { post } from '../support/servers.js';
import { until } from '../support/until.js';

const OPTIONS = { publish: true, reason: null, overrideReason: null };
const LATEST = { query: '{ latestReport { month } }' };
const EVENTS = '{ revisions(month: "2023-12") { events { kind at } } }';

let server: ServerProcess;
let clock: Awaited<ReturnType<typeof faketime>>;

beforeAll(async () => {
  clock = await faketime('2024-01-31 23:30:00');
  server = await startServerProcess({ ...clock.env, LOG_LEVEL: 'info' });
});

afterAll(async () => {
  await server.stop();
  await clock.remove();
});

/** Sets the server's clock, and waits until it shows so. */
async function setClock(time: string): Promise<void> {
  await clock.set(time);
  const shown = async () => Date.parse((await fetch(`${server.url}/livez`)).headers.get('date') ?? '');
  await until(async () => Math.abs((await shown()) - Date.parse(`${time}Z`)) < 300_000);
}

/** A token made by somebody whose clock shows this. */
async function tokenAt(time: string): Promise<string> {
  const theirs = await faketime(time);
  const { stdout, stderr } = await runToEnd(
    'cli/token/main.js',
    ['--scope', 'report:draft', 'report:publish', '--expires', '1h'],
    { ...environmentOf(server.testDatabase), ...theirs.env },
  );
  await theirs.remove();
  if (!stdout) throw new Error(stderr);
  return stdout.trim();
}

const statusOf = async (token: string) =>
  (await post(server.graphql, LATEST, { authorization: `Bearer ${token}` })).status;

describe('the clock (#47)', () => {
  it('at the turn of a month changes nothing about which month is published', async () => {
    const token = await tokenAt('2024-01-31 23:30:00');
    const client = new RemoteClient(server.graphql, token);
    await setClock('2024-01-31 23:59:30');
    const before = await importIssue(client, generateIssue('2023-12', 47), Buffer.from('december'), OPTIONS);
    await setClock('2024-02-01 00:00:01');
    const after = await importIssue(client, generateIssue('2024-01', 47), Buffer.from('january'), OPTIONS);

    expect([before, after].map(({ month, status }) => `${month} ${status}`)).toEqual([
      '2023-12 PUBLISHED',
      '2024-01 PUBLISHED',
    ]);
    expect((await post(server.graphql, LATEST)).json).toEqual({ data: { latestReport: { month: '2024-01' } } });
    const { json } = await post(server.graphql, { query: EVENTS });
    for (const { at } of json.data.revisions[0].events) expect(at).toMatch(/^2024-01-31T23:59/);
  });

  it('that differs from that of the one who makes tokens by a day is found out; by seconds, it does not matter', async () => {
    await setClock('2024-02-10 12:00:00');
    const answers = {
      same: await statusOf(await tokenAt('2024-02-10 12:00:00')),
      secondsBehind: await statusOf(await tokenAt('2024-02-10 11:59:57')),
      hoursBehind: await statusOf(await tokenAt('2024-02-10 10:50:00')),
      dayBehind: await statusOf(await tokenAt('2024-02-09 12:00:00')),
      dayAhead: await statusOf(await tokenAt('2024-02-11 12:00:00')),
    };
    seen(answers);

    expect(answers).toEqual({ same: 200, secondsBehind: 200, hoursBehind: 401, dayBehind: 401, dayAhead: 401 });
  });

  it('set back by a day stops nothing: months are read and published, no duration is negative', async () => {
    await setClock('2024-02-09 12:00:00');
    const client = new RemoteClient(server.graphql, await tokenAt('2024-02-09 12:00:00'));
    const { status } = await importIssue(client, generateIssue('2024-02', 47), Buffer.from('february'), OPTIONS);
    const june = { query: FullReportDocument.toString(), variables: { month: '2024-02' } };
    const { json } = await post(server.graphql, june);

    expect(status).toBe('PUBLISHED');
    expect(json.errors).toBeUndefined();
    await until(() => server.log().includes('"ms":'));
    const durations = [...server.log().matchAll(/"ms":(-?\d+)/g)].map(([, ms]) => Number(ms));
    expect(durations.length).toBeGreaterThan(10);
    expect(durations.filter((ms) => ms < 0 || ms > 60_000)).toEqual([]);
    expect((await runToEnd('cli/audit.js', ['verify'], environmentOf(server.testDatabase))).status).toBe(0);
  });
});
