import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import contract from '../contract/full-report.2024-06.json' with { type: 'json' };
import { juneIssue } from '../support/june-issue.js';
import { LEAKS } from '../support/leaks.js';
import { type PostgresCluster, startPostgresCluster } from '../support/postgres-cluster.js';
import { environmentOf, runToEnd } from '../support/processes.js';
import { seen } from '../support/seen.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';
import { post } from '../support/servers.js';
import { times } from '../support/times.js';
import { until } from '../support/until.js';

const DEATHS = times('POSTGRES_DEATHS', 3);
const WRITERS = 4;
const WRITES_BETWEEN = 20;
const JUNE = { query: FullReportDocument.toString(), variables: { month: '2024-06' } };
const OPEN =
  'mutation ($key: String!) { openRevision(input: { month: "2031-01", idempotencyKey: $key }) { report { revision } } }';

let cluster: PostgresCluster;
let server: ServerProcess;

beforeAll(async () => {
  cluster = await startPostgresCluster();
  server = await startServerProcess({}, cluster.url);
  const options = { publish: true, reason: null, overrideReason: null };
  await importIssue(new RemoteClient(server.graphql, server.token), juneIssue(), Buffer.from('june'), options);
});

afterAll(async () => {
  await server.stop();
  await cluster.stop();
});

const ask = (body: object) => post(server.graphql, body, { authorization: `Bearer ${server.token}` });
const open = (key: string) => ask({ query: OPEN, variables: { key } });
const isReady = () => fetch(`${server.url}/readyz`).then(({ ok }) => ok);
const query = async <Row>(sql: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
};
const schema = () => `${server.testDatabase.options.schemaPrefix}reports`;

function expectUnavailable({ status, json, text }: Awaited<ReturnType<typeof post>>): void {
  expect(status).toBe(200);
  for (const { extensions } of json.errors) expect(extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
  expect(text).not.toMatch(LEAKS);
}

describe('PostgreSQL (#44)', () => {
  it('killed under writers loses nothing that was acknowledged, and the server goes on by itself', async () => {
    const acknowledged = new Map<string, number>();
    let next = 0;
    const refused: Awaited<ReturnType<typeof post>>[] = [];
    let isOver = false;
    const writer = async () => {
      while (!isOver) {
        const key = `write ${next++}`;
        const answer = await open(key);
        if (answer.json.errors) refused.push(answer);
        else acknowledged.set(key, answer.json.data.openRevision.report.revision);
      }
    };
    const writers = Array.from({ length: WRITERS }, writer);
    for (let death = 0; death < DEATHS; death++) {
      const before = acknowledged.size;
      await until(() => acknowledged.size >= before + WRITES_BETWEEN);
      const refusedBefore = refused.length;
      await cluster.kill();
      await until(() => refused.length > refusedBefore);
      expectUnavailable(await ask(JUNE));
      expect(await isReady()).toBe(false);
      await cluster.start();
      await until(isReady);
      expect((await ask(JUNE)).json).toEqual(contract);
    }
    isOver = true;
    await Promise.all(writers);
    for (const answer of refused) expectUnavailable(answer);

    const rows = await query<{ key: string; revision: number }>(
      `SELECT idempotency_key AS key, revision FROM "${schema()}".revision WHERE month = '2031-01'`,
    );
    const stored = new Map(rows.map(({ key, revision }) => [key, revision]));
    const lost = [...acknowledged].filter(([key, revision]) => stored.get(key) !== revision);
    seen({ deaths: DEATHS, acknowledged: acknowledged.size, lost: lost.length, refusedMeanwhile: refused.length });
    expect(lost).toEqual([]);
    expect(stored.size).toBe(rows.length);
    expect((await runToEnd('cli/audit.js', ['verify'], environmentOf(server.testDatabase))).status).toBe(0);
  });

  it('that holds a lock too long costs the change that waits, and is written to when it is free', async () => {
    const holder = new pg.Client({ connectionString: cluster.url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query(`LOCK TABLE "${schema()}".revision IN EXCLUSIVE MODE`);
    const refused = await open('locked');
    expect((await ask(JUNE)).json).toEqual(contract);
    await holder.query('ROLLBACK');
    await holder.end();

    expectUnavailable(refused);
    expect((await open('locked')).json.errors).toBeUndefined();
  });

  it('whose connections are all at work makes others wait, then says so, and is there again after', async () => {
    const holder = new pg.Client({ connectionString: cluster.url });
    await holder.connect();
    await holder.query('BEGIN');
    // Readers too wait for this one, each with a connection of its own.
    await holder.query(`LOCK TABLE "${schema()}".revision IN ACCESS EXCLUSIVE MODE`);
    const waiting = Array.from({ length: 12 }, (_, n) =>
      ask({ query: `{ report(month: "2024-06", revision: 1) { a${n}: title } }` }),
    );
    // Another subgraph has connections of its own.
    expect((await ask({ query: '{ prefectures { id } }' })).json.errors).toBeUndefined();
    const answers = await Promise.all(waiting);
    await holder.query('ROLLBACK');
    await holder.end();

    for (const answer of answers) expectUnavailable(answer);
    expect((await ask(JUNE)).json).toEqual(contract);
    seen({ waitedForConnections: answers.length, answered: answers.length });
  });

  it('that neither answers nor hangs up costs no more than the time limit, and is there again after', async () => {
    cluster.freeze();
    const answers = await Promise.all([ask(JUNE), open('frozen')]);
    cluster.thaw();

    for (const answer of answers) expectUnavailable(answer);
    await until(isReady);
    await until(async () => (await ask(JUNE)).json.errors === undefined);
    expect((await open('frozen')).json.errors).toBeUndefined();
  });
});
