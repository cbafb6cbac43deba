import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourcedItem } from '../../catalog/catalog-item.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { ExportCatalogDocument, RetireResourceDocument } from '../../operations/generated/graphql.js';
import { type Catalog, catalogOver, item, items } from '../support/catalog.js';
import { readFile, tempFile } from '../support/catalog-files.js';
import { startServers, type TestServers } from '../support/servers.js';

const SOURCE = 'gjml';
/** Of every kind the filters tell apart, over more pages than one. */
const ENTRIES: SourcedItem[] = [
  ...items(1, 240),
  item(241, { title: '=SUM(A1)', sharingType: 'UNCONDITIONAL', openToPublic: true }),
  item(242, {
    title: '低保“对象”, 信息',
    abstract: '第一行\n第二行',
    updateFrequency: 'MONTHLY',
    interfaceKind: 'FILE',
  }),
  item(243, {
    title: '低保统计',
    providerName: '海关总署',
    providerCode: '11100000000014516P',
    providerUnit: '统计处',
    items: [],
    sharingCondition: '按需申请',
    relatedResourceCodes: ['307001/000001', '307001/000002'],
    extensions: [
      { name: '数据存储总量（G）', value: '12.5' },
      { name: '来源信息系统名称', value: '+86 系统' },
    ],
  }),
];
/** Past what the buffers between two processes hold. */
const LARGE = items(10_001, 10_600).map((each) => ({ ...each, abstract: '数'.repeat(10_000) }));

const itemsIn = async (bytes: Uint8Array, extension: string) => {
  const { items: found, rejected } = await readFile(tempFile(extension, bytes));
  expect(rejected).toEqual([]);
  return found.sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
};
const withoutLine = ({ line: _line, ...rest }: SourcedItem) => rest;
const sorted = (list: readonly SourcedItem[]) =>
  list.map(withoutLine).sort((a, b) => (a.externalId < b.externalId ? -1 : 1));

describe.each(['embedded', 'split'] as const)('exports of the catalog, %s', (shape) => {
  let servers: TestServers;
  let client: RemoteClient;
  let catalog: Catalog;

  beforeAll(async () => {
    servers = await startServers(shape);
    client = new RemoteClient(servers.graphql, await servers.tokenFor());
    catalog = catalogOver(client);
    await catalog.sync(ENTRIES, { source: SOURCE });
  });

  afterAll(() => servers.stop());

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${servers.url}/export/catalog.${path}`, { headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes, text: bytes.toString('utf8') };
  };
  const codesOf = async (search: string) =>
    (await get(`ndjson?${search}`)).text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).code as string);

  it.each(['csv', 'xlsx', 'ndjson'] as const)('in %s are read back as the entries they are of', async (format) => {
    const { status, bytes, headers } = await get(`${format}?source=${SOURCE}`);

    expect(status).toBe(200);
    expect(headers.get('x-total-count')).toBe(String(ENTRIES.length));
    expect(headers.get('content-disposition')).toBe(`attachment; filename="catalog_${SOURCE}.${format}"`);
    expect(await itemsIn(bytes, format === 'ndjson' ? 'jsonl' : format)).toEqual(sorted(ENTRIES));
  });

  it('in CSV keep formulas from running, and have a byte order mark where one is asked for', async () => {
    const plain = await get('csv');
    const marked = await get('csv?bom=1');

    expect(plain.text).toContain(",'=SUM(A1),");
    expect(plain.text).toContain(",'+86 系统\r\n");
    expect(marked.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(marked.bytes.subarray(3)).toEqual(plain.bytes);
  });

  it('in JSON-LD say in DCAT what the guide says of each', async () => {
    const { text, headers } = await get('jsonld');
    const { 'dcat:dataset': datasets, ...head } = JSON.parse(text);
    const find = (code: string) => datasets.find((each: Record<string, unknown>) => each['dct:identifier'] === code);

    expect(headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    expect(head).toMatchObject({ '@type': 'dcat:Catalog' });
    expect(datasets).toHaveLength(ENTRIES.length);
    expect(find('307001/000243')).toMatchObject({
      '@type': 'dcat:Dataset',
      'dct:title': { '@value': '低保统计', '@language': 'zh' },
      'dct:publisher': { 'foaf:name': { '@value': '海关总署' }, 'dct:identifier': '11100000000014516P' },
      'dcat:contactPoint': { 'vcard:organization-unit': '统计处' },
      'dcat:theme': { 'skos:notation': '307001', 'skos:inScheme': '#classification' },
      'dct:accrualPeriodicity': 'http://publications.europa.eu/resource/authority/frequency/DAILY',
      'dct:rights': { 'rdfs:label': { '@value': '按需申请' } },
      'dct:relation': [{ 'dct:identifier': '307001/000001' }, { 'dct:identifier': '307001/000002' }],
      'adms:status': { 'skos:notation': 'ACTIVE' },
    });
    expect(find('307001/000001')['dct:conformsTo']['csvw:column']).toEqual([
      { '@type': 'csvw:Column', 'csvw:title': '姓名', 'dct:type': '字符型', 'csvw:maxLength': 50 },
    ]);
  });

  it.each([
    ['sharingType=UNCONDITIONAL', ['307001/000241']],
    ['interfaceKind=FILE,TABLE', ['307001/000242']],
    ['openToPublic=true', ['307001/000241']],
    ['text=%E4%BD%8E%E4%BF%9D', ['307001/000242', '307001/000243']],
    ['text=%E4%BD%8E%E4%BF%9D&updateFrequency=MONTHLY', ['307001/000242']],
    ['source=nobody', []],
    ['status=RETIRED', []],
  ])('take the filters of the query: %s', async (search, codes) => {
    expect((await codesOf(search)).sort()).toEqual(codes);
  });

  it('give as many as are asked for, in the order of the query', async () => {
    const all = await codesOf('');
    const { nationalResources } = await client.execute(ExportCatalogDocument, { first: 100 });

    expect(all).toHaveLength(ENTRIES.length);
    expect(all.slice(0, 100)).toEqual(nationalResources?.edges.map(({ node }) => node.code));
    expect(await codesOf('limit=150')).toEqual(all.slice(0, 150));
    expect(await codesOf('limit=0')).toEqual([]);
  });

  it('have the same columns where nothing is found', async () => {
    const [upper, lower, ...rows] = (await get('csv?source=nobody')).text.split('\r\n');
    const whole = (await get('csv')).text.split('\r\n');

    expect([upper, lower]).toEqual(whole.slice(0, 2));
    expect(rows).toEqual(['']);
    expect(JSON.parse((await get('jsonld?source=nobody')).text)['dcat:dataset']).toEqual([]);
    expect((await get('xlsx?source=nobody')).status).toBe(200);
  });

  it.each([
    ['csv?sharingType=SECRET', 400, 'BAD_USER_INPUT'],
    ['csv?openToPublic=yes', 400, 'BAD_USER_INPUT'],
    ['csv?sourse=gjml', 400, 'BAD_USER_INPUT'],
    ['csv?limit=-1', 400, 'BAD_USER_INPUT'],
    [`csv?text=${'x'.repeat(101)}`, 400, 'BAD_USER_INPUT'],
  ])('tell the truth in their status: %s', async (path, status, code) => {
    const answer = await get(path);

    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-error')).toMatch(new RegExp(`^${code}: `));
    expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  it('are refused to a token that is not valid, and to clients that accept other types', async () => {
    expect((await get('csv', { authorization: 'Bearer x.y.z' })).status).toBe(401);
    expect((await get('jsonld', { accept: 'text/turtle' })).status).toBe(406);
    expect((await get('jsonld', { accept: 'application/ld+json' })).status).toBe(200);
  });

  it('are compressed where they may', async () => {
    const response = await openRaw(`${servers.url}/export/catalog.csv`, { 'accept-encoding': 'gzip' });
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);

    expect(response.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(Buffer.concat(chunks)).toString()).toBe((await get('csv')).text);
  });

  it('say that nothing has changed until something of what is asked for has', async () => {
    const path = `csv?source=${SOURCE}`;
    const first = await get(path);
    const same = { 'if-none-match': String(first.headers.get('etag')) };
    const since = { 'if-modified-since': String(first.headers.get('last-modified')) };
    expect((await get(path, same)).status).toBe(304);
    expect((await get(path, since)).status).toBe(304);
    expect((await get('csv', same)).status).toBe(200);

    await catalog.sync(ENTRIES, { source: SOURCE });
    await catalog.sync([item(1)], { source: 'another' });
    expect((await get(path, same)).status).toBe(304);

    const entry = await catalog.resource('307001/000240');
    const input = { id: entry?.id ?? '', expectedVersion: entry?.version ?? 0, reason: '测试' };
    await client.execute(RetireResourceDocument, { input });
    const next = await get(path, same);

    expect(next.status).toBe(200);
    expect(next.headers.get('x-total-count')).toBe(String(ENTRIES.length - 1));
    expect(await codesOf('status=RETIRED')).toEqual(['307001/000240']);
  });

  describe('that take long', () => {
    const url = () => `${servers.url}/export/catalog.ndjson?source=large`;

    beforeAll(async () => {
      for (let at = 0; at < LARGE.length; at += 20) {
        await catalog.sync(LARGE.slice(at, at + 20), { source: 'large', mode: 'DELTA' });
      }
    });

    it('are two at once for a client, and no more once it has gone', async () => {
      const first = await openRaw(url());
      const second = await openRaw(url());
      const third = await openRaw(url());
      expect([first, second, third].map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
      expect(third.headers).toMatchObject({ 'retry-after': '30', 'x-error': expect.stringMatching(/^RATE_LIMITED: /) });

      first.destroy();
      await expect
        .poll(
          async () => {
            const next = await openRaw(url());
            next.destroy();
            return next.statusCode;
          },
          { timeout: 30_000 },
        )
        .toBe(200);
      second.destroy();
      third.destroy();
    });

    if (shape === 'split') {
      it('break off, and do not end as if they were whole, where the catalog does not answer any more', async () => {
        const { pause, broken } = await startReading(url());
        pause();
        await servers.stopSubgraph('national');

        expect(await broken()).toBe(true);
        expect((await get('csv')).status).toBe(503);
      });
    }
  });
});

async function openRaw(url: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const request = httpGet(url, { headers, agent: false });
  request.on('error', () => {});
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.on('error', () => {});
  return response;
}

/** A reader that has had a little and stops; `broken` reads on to the end and tells whether it was one. */
async function startReading(url: string) {
  const response = await openRaw(url);
  await once(response, 'readable');
  return {
    pause: () => response.pause(),
    broken: async () => {
      const closed = new Promise((resolve) => response.once('close', resolve));
      response.resume();
      await closed;
      return !response.complete;
    },
  };
}
