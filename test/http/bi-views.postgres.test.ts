import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { viewStatements } from '../../cli/bi/view-sql.js';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { CASE_COLUMNS } from '../../gateway/export/cases/cases-export.js';
import { CODEBOOK_COLUMNS } from '../../gateway/export/codebook/codebook-export.js';
import { OBSERVATION_COLUMNS } from '../../gateway/export/observations/observation-columns.js';
import { generateIssue } from '../../issue/generate/generate-issue.js';
import { unevenIssues } from '../support/generated-issues.js';
import { startServers, type TestServers } from '../support/servers.js';

type Row = Record<string, unknown>;

/** Not on SQLite: it has no schemas, and no tool reads it from elsewhere. */
describe('views for BI tools', () => {
  let servers: TestServers;
  let database: pg.Client;

  beforeAll(async () => {
    servers = await startServers('embedded');
    const client = new RemoteClient(servers.graphql, await servers.tokenFor());
    for (const issue of unevenIssues()) {
      const options = { publish: true, reason: null, overrideReason: null };
      await importIssue(client, issue, Buffer.from(JSON.stringify(issue)), options);
    }
    database = new pg.Client({
      connectionString: inject('postgresUrl'),
      types: {
        getTypeParser: (type: number) => {
          const { INT8, DATE } = pg.types.builtins;
          if (type === INT8) return Number;
          return type === DATE ? String : pg.types.getTypeParser(type);
        },
      },
    });
    await database.connect();
    // Twice: a second time brings them up to date.
    for (const statement of [
      ...viewStatements(servers.schemaPrefix, []),
      ...viewStatements(servers.schemaPrefix, []),
    ]) {
      await database.query(statement);
    }
  }, 120_000);

  afterAll(async () => {
    await database.end();
    await servers.stop();
  });

  const select = async (view: string) => {
    const { rows, fields } = await database.query(`SELECT * FROM "${servers.schemaPrefix}bi".${view}`);
    return { rows: rows as Row[], columns: fields.map(({ name }) => name) };
  };
  const exported = async (name: string) => (await (await fetch(`${servers.url}/export/${name}.json`)).json()) as Row[];
  const byId = (rows: Row[], key = 'id') => [...rows].sort((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1));

  it('give the observations of the export, row by row', async () => {
    const { rows, columns } = await select('observation');

    expect(columns).toEqual(OBSERVATION_COLUMNS.map(({ name }) => name));
    expect(byId(rows)).toEqual(byId(await exported('observations')));
  });

  it('give the cases of the export, row by row', async () => {
    const { rows, columns } = await select('case_study');

    expect(columns).toEqual(CASE_COLUMNS.map(({ name }) => name));
    expect(byId(rows)).toEqual(byId(await exported('cases')));
  });

  it('give the codebook, but for the policy that holds of every row', async () => {
    const { rows, columns } = await select('indicator');
    const codebook = (await exported('codebook')).map(({ revision_policy: _policy, ...row }) => row);

    expect([...columns, 'revision_policy']).toEqual(CODEBOOK_COLUMNS.map(({ name }) => name));
    expect(byId(rows, 'code')).toEqual(byId(codebook, 'code'));
  });

  it('#26 show nothing of a draft, and nobody of the contact persons', async () => {
    const views = ['observation', 'case_study', 'indicator'];
    // Views have no order of their own.
    const all = async () => {
      const lines: string[] = [];
      for (const view of views) {
        for (const row of (await select(view)).rows) lines.push(`${view} ${JSON.stringify(row)}`);
      }
      return lines.sort();
    };
    const before = await all();
    const client = new RemoteClient(servers.graphql, await servers.tokenFor());
    const contact = { name: '某某某', email: 'contact@example.org', phone: '00000000000' };
    for (const [issue] of [unevenIssues(), [generateIssue('2031-05', 7)]]) {
      if (!issue) throw new Error('no issue');
      const options = { publish: false, reason: '机密草稿', overrideReason: '测试' };
      await importIssue(client, { ...issue, contact }, Buffer.from(`draft of ${issue.month}`), options);
    }

    const after = await all();
    expect(after.filter((line) => !before.includes(line))).toEqual([]);
    expect(after).toHaveLength(before.length);
    expect(after.join('\n')).not.toContain(contact.email);
  });
});
