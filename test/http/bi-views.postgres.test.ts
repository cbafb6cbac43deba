import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { viewStatements } from '../../cli/bi/view-sql.js';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { CASE_COLUMNS } from '../../gateway/export/cases/cases-export.js';
import { CODEBOOK_COLUMNS } from '../../gateway/export/codebook/codebook-export.js';
import { OBSERVATION_COLUMNS } from '../../gateway/export/observations/observation-columns.js';
import { generateIssue } from '../../issue/generate/generate-issue.js';
import { ExportCatalogDocument, type WholeItemFragment } from '../../operations/generated/graphql.js';
import { catalogOver, item, items } from '../support/catalog.js';
import { unevenIssues } from '../support/generated-issues.js';
import { startServers, type TestServers } from '../support/servers.js';

type Row = Record<string, unknown>;

/** Not on SQLite: it has no schemas, and no tool reads it from elsewhere. */
describe('views for BI tools', () => {
  let servers: TestServers;
  let database: pg.Client;
  let entriesOf: (status: 'ACTIVE' | 'RETIRED') => Promise<WholeItemFragment[]>;

  beforeAll(async () => {
    servers = await startServers('embedded');
    const client = new RemoteClient(servers.graphql, await servers.tokenFor());
    for (const issue of unevenIssues()) {
      const options = { publish: true, reason: null, overrideReason: null };
      await importIssue(client, issue, Buffer.from(JSON.stringify(issue)), options);
    }
    const entries = [
      ...items(1, 5),
      item(6, { openToPublic: null, publishedOn: null, updateFrequency: null, providerName: '某处', items: [] }),
      item(7, {
        abstract: '两行\n摘要',
        providerCode: '11100000000014516P',
        openToPublic: true,
        openCondition: '署名',
      }),
    ];
    await catalogOver(client).sync(entries, { source: 'gjml' });
    await catalogOver(client).sync(entries.slice(1), { source: 'gjml' });
    entriesOf = async (status) => {
      const { nationalResources } = await client.execute(ExportCatalogDocument, { filter: { status: [status] } });
      return nationalResources?.edges.map(({ node }) => node) ?? [];
    };
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

  it('give the catalog of the query, entry by entry, and tell those that are retired', async () => {
    const { rows } = await select('catalog_resource');
    const entries = [...(await entriesOf('ACTIVE')), ...(await entriesOf('RETIRED'))];

    expect(entries.map(({ status }) => status).sort()).toEqual([...Array(6).fill('ACTIVE'), 'RETIRED']);
    expect(byId(rows)).toEqual(
      byId(
        entries.map((entry) => ({
          id: entry.id,
          source: entry.source,
          external_id: entry.externalIds[0]?.externalId,
          code: entry.code,
          title: entry.title,
          provider_name: entry.providerName,
          ministry_id: entry.providerName === '民政部' ? expect.any(String) : null,
          ministry_name: entry.providerName === '民政部' ? '民政部' : null,
          abstract: entry.abstract,
          provider_code: entry.providerCode,
          provider_unit: entry.providerUnit,
          format_category: entry.formatCategory,
          format_type: entry.formatType,
          format_description: entry.formatDescription,
          sharing_type: entry.sharingType,
          sharing_condition: entry.sharingCondition,
          sharing_method: entry.sharingMethod,
          interface_kind: entry.interfaceKind,
          open_condition: entry.openCondition,
          update_frequency: entry.updateFrequency,
          open_to_public: entry.openToPublic,
          published_on: entry.publishedOn,
          item_count: entry.items.length,
          status: entry.status,
          version: entry.version,
          changed_at: new Date(entry.changedAt),
        })),
      ),
    );
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
