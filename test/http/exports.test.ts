import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { INDICATORS } from '../../issue/indicators.js';
import type { Issue } from '../../issue/issue.js';
import {
  ExportObservationsDocument,
  FullReportDocument,
  WithdrawReportDocument,
} from '../../operations/generated/graphql.js';
import { juneIssue } from '../support/june-issue.js';
import { post, startServers, type TestServers } from '../support/servers.js';

const COLUMNS = [
  ...['id', 'month', 'period_start', 'dimension', 'indicator', 'indicator_name', 'subject_id', 'subject_name', 'rank'],
  ...['value', 'unit', 'rounding_step', 'reported_text', 'reported_unit', 'approximate', 'change', 'change_rate'],
  ...['year_on_year_change', 'year_on_year_rate', 'revision'],
];
const ALL_LISTS = { platform: true, national: true, department: true, prefecture: true };

describe.each(['embedded', 'split'] as const)('exports, %s', (shape) => {
  let servers: TestServers;
  let client: RemoteClient;

  const publish = (issue: Issue, reason: string | null = null) =>
    importIssue(client, issue, Buffer.from(JSON.stringify(issue)), { publish: true, reason, overrideReason: null });

  beforeAll(async () => {
    servers = await startServers(shape);
    client = new RemoteClient(servers.graphql, await servers.tokenFor());
    await publish(juneIssue());
  });

  afterAll(() => servers.stop());

  /** As a tool without any header of its own sends it. */
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${servers.url}/export/${path}`, { headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes, text: bytes.toString('utf8') };
  };
  const rowsOf = async (search = '') =>
    JSON.parse((await get(`observations.json${search}`)).text) as Record<string, unknown>[];
  const sumOf = (rows: Record<string, unknown>[], indicator: string) =>
    rows.filter((row) => row.indicator === indicator).reduce((sum, { value }) => sum + Number(value), 0);

  describe('of observations', () => {
    it('stack the figures of all subjects, exactly as the gateway answers them', async () => {
      const rows = await rowsOf('?from=2024-06&to=2024-06');
      const { json } = await post(servers.graphql, {
        query: ExportObservationsDocument.toString(),
        variables: { from: '2024-06', to: '2024-06', ...ALL_LISTS },
      });
      const lists = ['platform', 'national', 'department', 'prefecture'].flatMap((dimension) =>
        json.data.series[`${dimension}Observations`].map((row: object) => ({
          ...row,
          dimension: dimension.toUpperCase(),
        })),
      );

      expect(rows.map((row) => Object.keys(row))).toEqual(rows.map(() => COLUMNS));
      expect(rows.map(({ id, value, dimension, subject_id }) => [id, value, dimension, subject_id])).toEqual(
        lists.map(({ id, value, dimension, subjectId }) => [id, value, dimension, subjectId]),
      );
      expect(sumOf(rows, 'PREFECTURE_SERVICE')).toBe(6_245_654);
      expect(sumOf(rows, 'PREFECTURE_USAGE')).toBe(31_816_578);
    });

    it('are the same table in each format', async () => {
      const rows = await rowsOf();
      const csv = await get('observations.csv');
      const ndjson = await get('observations.ndjson');
      const lines = csv.text.split('\r\n');

      expect(
        ndjson.text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ).toEqual(rows);
      expect(lines[0]).toBe(COLUMNS.join(','));
      expect(lines.slice(1, -1).map((line) => line.split(',')[0])).toEqual(rows.map(({ id }) => id));
      expect(lines.at(-1)).toBe('');
      expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(csv.headers.get('content-disposition')).toBe('attachment; filename="observations.csv"');
      expect(csv.headers.get('x-total-count')).toBe(String(rows.length));
    });

    it('begin with a byte order mark where one is asked for, and are the same bytes after it', async () => {
      const plain = await get('observations.csv');
      const marked = await get('observations.csv?bom=1');

      expect(marked.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      expect(marked.bytes.subarray(3)).toEqual(plain.bytes);
    });

    it('give one indicator, one subject, and both', async () => {
      const all = await rowsOf();
      const usage = await rowsOf('?indicator=PREFECTURE_USAGE');
      const guiyang = await rowsOf('?subject=520100');
      const both = await rowsOf('?subject=520100&indicator=PREFECTURE_USAGE');

      expect(usage).toEqual(all.filter(({ indicator }) => indicator === 'PREFECTURE_USAGE'));
      expect(guiyang).toEqual(all.filter(({ subject_id: id }) => id === '520100'));
      expect(both).toEqual(usage.filter(({ subject_id: id }) => id === '520100'));
      expect(both).toHaveLength(1);
      expect(await rowsOf('?subject=520100&indicator=EXCHANGE_TOTAL')).toEqual([]);
    });

    it('give pages that make up the whole, and none past the end', async () => {
      const all = await rowsOf();
      const pages = [];
      for (let offset = 0; offset <= all.length; offset += 7) pages.push(await rowsOf(`?limit=7&offset=${offset}`));

      expect(pages.flat()).toEqual(all);
      expect(await rowsOf('?offset=100000')).toEqual([]);
      expect(await rowsOf('?limit=0')).toEqual([]);
    });

    it('have the same columns and no error for a range with nothing in it', async () => {
      const csv = await get('observations.csv?from=2019-01&to=2019-12');

      expect(csv).toMatchObject({ status: 200, text: `${COLUMNS.join(',')}\r\n` });
      expect(await rowsOf('?from=2019-01&to=2019-12')).toEqual([]);
      expect((await get('observations.xlsx?from=2019-01&to=2019-12')).status).toBe(200);
    });

    it('take what a tool leaves empty for not asked', async () => {
      expect(await rowsOf('?from=&to=&indicator=&subject=&limit=&offset=&bom=')).toEqual(await rowsOf());
    });
  });

  describe('of a report', () => {
    it('are what the gateway answers', async () => {
      const { status, text, headers } = await get('report.json?month=2024-06');
      const { json } = await post(servers.graphql, {
        query: FullReportDocument.toString(),
        variables: { month: '2024-06' },
      });

      expect(status).toBe(200);
      expect(headers.get('content-disposition')).toBe('inline; filename="report_2024-06.json"');
      const { departmentSharing, ...rest } = json.data.report;
      expect(JSON.parse(text)).toMatchObject({ ...rest, prefectureSharing: json.data.report.prefectureSharing });
      expect(departmentSharing).not.toBeNull();
    });

    it('are a workbook', async () => {
      const { status, bytes, headers } = await get('report.xlsx?month=2024-06&revision=1');

      expect(status).toBe(200);
      expect(bytes.subarray(0, 2).toString()).toBe('PK');
      expect(headers.get('content-disposition')).toBe('attachment; filename="report_2024-06_1.xlsx"');
      expect(headers.get('content-encoding')).toBeNull();
    });

    it('#26 are not found where nothing is published, and where only a draft is', async () => {
      const draft = await client.execute(
        `mutation { openRevision(input: { month: "2024-08" }) { report { revision } } }` as never,
        {} as never,
      );
      const editor = { authorization: `Bearer ${await servers.tokenFor(['report:draft'])}` };
      const own = await get('report.json?month=2024-08&revision=1', editor);

      expect(draft).toMatchObject({ openRevision: { report: { revision: 1 } } });
      for (const search of ['month=2030-01', 'month=2024-08', 'month=2024-08&revision=1']) {
        const { status, headers } = await get(`report.xlsx?${search}`);
        expect([search, status, headers.get('x-error')?.slice(0, 13)]).toEqual([search, 404, 'NOT_PUBLISHED']);
      }
      expect(own.status).toBe(200);
      expect(own.headers.get('cache-control')).toBe('private, no-store');
      expect(own.headers.get('etag')).toBeNull();
    });
  });

  it('of cases and of the codebook are tables too', async () => {
    const cases = JSON.parse((await get('cases.json?prefecture=520600')).text);
    const codebook = JSON.parse((await get('codebook.json')).text);
    const metadata = JSON.parse((await get('observations.csv-metadata.json')).text);

    expect(cases).toMatchObject([{ id: '2024-06/1/1', period_start: '2024-06-01', prefecture_name: '铜仁市' }]);
    expect(cases[0].text).toBe(juneIssue().caseStudies[0]?.paragraphs.join('\n'));
    expect(codebook.map(({ code }: { code: string }) => code)).toEqual(INDICATORS.map(({ code }) => code));
    expect(metadata.tableSchema.columns.map(({ name }: { name: string }) => name)).toEqual(COLUMNS);
    expect((await get('cases.csv?text=%E9%93%9C%E4%BB%81')).text).toContain('2024-06/1/1');
    expect((await get('codebook.csv')).status).toBe(200);
  });

  it.each(['observations', 'cases', 'codebook'])(
    'of %s are flat rows of few columns, as every tool takes them',
    async (name) => {
      const rows = JSON.parse((await get(`${name}.json`)).text) as Record<string, unknown>[];
      const columns = Object.keys(rows[0] ?? {});
      const isCell = (cell: unknown) =>
        cell === null ||
        ['string', 'boolean'].includes(typeof cell) ||
        (typeof cell === 'number' && Math.abs(cell) <= Number.MAX_SAFE_INTEGER);

      expect(rows.length).toBeGreaterThan(0);
      expect(columns.length).toBeLessThanOrEqual(40);
      expect(columns.filter((column) => !/^[a-z][a-z_]*$/.test(column))).toEqual([]);
      for (const row of rows) expect(Object.keys(row)).toEqual(columns);
      expect(rows.flatMap(Object.values).filter((cell) => !isCell(cell))).toEqual([]);
    },
  );

  it('have a page of recipes that names this server, and runs nothing', async () => {
    const page = await fetch(`${servers.url}/bi`);
    const text = await page.text();

    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain(`Web.Contents(&quot;${servers.url}&quot;`);
    expect((await fetch(`${servers.url}/bi/bi.css`)).status).toBe(200);
  });

  describe('tell the truth in their status', () => {
    it.each([
      ['observations.csv?from=2024-13', 400, 'BAD_USER_INPUT'],
      ['observations.csv?from=2024-07&to=2024-06', 400, 'BAD_USER_INPUT'],
      ['observations.csv?indicator=NOTHING', 400, 'BAD_USER_INPUT'],
      ['observations.csv?form=2024-06', 400, 'BAD_USER_INPUT'],
      ['observations.csv?from=2024-06&from=2024-07', 400, 'BAD_USER_INPUT'],
      ['observations.csv?limit=-1', 400, 'BAD_USER_INPUT'],
      ['observations.csv?bom=yes', 400, 'BAD_USER_INPUT'],
      ['observations.csv?api_key=secret', 400, 'BAD_USER_INPUT'],
      ['report.json', 400, 'BAD_USER_INPUT'],
      ['report.json?month=2024-06&revision=one', 400, 'BAD_USER_INPUT'],
      ['report.json?month=2030-01', 404, 'NOT_PUBLISHED'],
    ])('%s is %d', async (path, status, code) => {
      const answer = await get(path);

      expect(answer.status).toBe(status);
      expect(answer.headers.get('x-error')).toMatch(new RegExp(`^${code}: .*Expected`));
      expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ extensions: { code } }] });
    });

    it('where the token is not valid, in either header', async () => {
      for (const [name, value] of [
        ['authorization', 'Bearer x.y.z'],
        ['x-api-key', 'x.y.z'],
      ] as const) {
        const answer = await get('observations.json', { [name]: value });

        expect(answer.status).toBe(401);
        expect(answer.headers.get('x-error')).toMatch(/^UNAUTHENTICATED: /);
      }
    });

    it('and take a token as an API key', async () => {
      const key = await servers.tokenFor(['report:draft']);

      expect((await get('observations.json', { 'x-api-key': key })).headers.get('cache-control')).toBe(
        'private, no-cache',
      );
    });
  });

  describe('honour what the client accepts', () => {
    it.each([
      ['text/csv', 200],
      ['text/csv; charset=utf-8', 200],
      ['application/json, text/*;q=0.5', 200],
      ['*/*', 200],
      ['application/json', 406],
      ['text/csv;q=0', 406],
    ])('%s: %d', async (accept, status) => {
      const answer = await get('observations.csv', { accept });

      expect(answer.status).toBe(status);
      if (status === 406) expect(answer.headers.get('x-error')).toMatch(/^NOT_ACCEPTABLE: /);
    });

    it('and compress where they may', async () => {
      const plain = await get('observations.json', { 'accept-encoding': 'identity' });
      const response = await rawGet(`${servers.url}/export/observations.json`, { 'accept-encoding': 'gzip' });

      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(response.headers['content-encoding']).toBe('gzip');
      expect(gunzipSync(response.body)).toEqual(plain.bytes);
      expect(response.body.length).toBeLessThan(plain.bytes.length / 4);
    });
  });

  it('say that nothing has changed until something has, and then what', async () => {
    const first = await get('observations.csv');
    const etag = String(first.headers.get('etag'));
    const modified = String(first.headers.get('last-modified'));
    const report = await get('report.xlsx?month=2024-06');

    expect((await get('observations.csv', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('observations.csv', { 'if-none-match': `"other", ${etag}` })).status).toBe(304);
    expect((await get('observations.csv', { 'if-modified-since': modified })).status).toBe(304);
    expect(
      (await get('report.xlsx?month=2024-06', { 'if-none-match': String(report.headers.get('etag')) })).status,
    ).toBe(304);
    for (const other of ['observations.csv?from=2024-06', 'observations.json', 'observations.csv?bom=1']) {
      expect((await get(other, { 'if-none-match': etag })).status).toBe(200);
    }

    const { revision } = await publish({ ...juneIssue(), caseStudies: [] }, '勘误');
    const second = await get('observations.csv', { 'if-none-match': etag });

    expect(second.status).toBe(200);
    expect(second.headers.get('etag')).not.toBe(etag);
    expect(Date.parse(String(second.headers.get('last-modified')))).toBeGreaterThanOrEqual(Date.parse(modified));

    await client.execute(WithdrawReportDocument, { input: { month: '2024-06', revision, reason: '测试' } } as never);
    expect(await rowsOf()).toEqual([]);
  });

  if (shape === 'split') {
    it('fail as a whole where a part of the system does not answer', async () => {
      await servers.stopSubgraph('prefectures');
      const answer = await get('report.json?month=2024-06&revision=1');

      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(answer.headers.get('x-error')).toMatch(/^SUBGRAPH_UNAVAILABLE: /);
      expect(JSON.parse(answer.text).errors[0].extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
    });
  }
});

/** Without the decompression `fetch` does by itself. */
async function rawGet(url: string, headers: Record<string, string>) {
  const { get } = await import('node:http');
  return new Promise<{ headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
    }).on('error', reject);
  });
}
