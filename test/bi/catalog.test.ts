import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { catalogOver, item, items } from '../support/catalog.js';
import { startServers, type TestServers } from '../support/servers.js';
import { output, requireTools, scratchFolder } from '../support/tools.js';

/* The exported catalog, opened by others than us. */

const ENTRIES = [
  ...items(1, 150),
  item(151, { title: '=1+1', items: [], updateFrequency: 'MONTHLY', openToPublic: true }),
  item(152, { title: '低保“对象”, 信息', abstract: '第一行\n第二行', externalId: '000520000000000123456' }),
];
const ids = ENTRIES.map(({ externalId }) => externalId).sort();
const codes = ENTRIES.map(({ code }) => code).sort();

let servers: TestServers;
let folder: string;

beforeAll(async () => {
  requireTools();
  folder = scratchFolder();
  servers = await startServers('embedded');
  await catalogOver(new RemoteClient(servers.graphql, await servers.tokenFor())).sync(ENTRIES, { source: 'gjml' });
  for (const format of ['csv', 'jsonld', 'ndjson', 'xlsx']) {
    const response = await fetch(`${servers.url}/export/catalog.${format}`);
    writeFileSync(join(folder, `catalog.${format}`), Buffer.from(await response.arrayBuffer()));
  }
});

afterAll(() => servers.stop());

it('rdflib reads the JSON-LD as datasets of DCAT', async () => {
  const script = `
import json, rdflib
graph = rdflib.Graph().parse("catalog.jsonld", format="json-ld", publicID="https://report.example.org/export/catalog.jsonld")
prefixes = "PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dct: <http://purl.org/dc/terms/> PREFIX foaf: <http://xmlns.com/foaf/0.1/> "
ask = lambda where: sorted(str(row[0]) for row in graph.query(prefixes + "SELECT ?x WHERE { " + where + " }"))
print(json.dumps({
  "codes": ask("?c a dcat:Catalog; dcat:dataset ?d. ?d a dcat:Dataset; dct:identifier ?x"),
  "monthly": ask("?d dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/MONTHLY>; dct:identifier ?x"),
  "publishers": ask("?d a dcat:Dataset; dct:publisher/foaf:name ?x"),
  "issued": sorted({str(o.datatype) for o in graph.objects(None, rdflib.DCTERMS.issued)}),
  "ids": sorted(str(s) for s in graph.subjects(rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/dcat#Dataset")))[:1],
}))`;
  const found = JSON.parse(await output('python3', ['-c', script], folder));

  expect(found.codes).toEqual(codes);
  expect(found.monthly).toEqual(['307001/000151']);
  expect(found.publishers).toEqual(codes.map(() => '民政部'));
  expect(found.issued).toEqual(['http://www.w3.org/2001/XMLSchema#date']);
  expect(found.ids[0]).toMatch(/^https:\/\/report\.example\.org\/export\/catalog\.jsonld#\d+$/);
});

it('DuckDB reads the NDJSON, codes and dates as they are', async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  const from = `FROM read_json('${join(folder, 'catalog.ndjson')}')`;
  const [[count, distinct] = []] = (
    await connection.runAndReadAll(`SELECT count(*), count(DISTINCT code) ${from}`)
  ).getRows();
  const types = (await connection.runAndReadAll(`DESCRIBE SELECT * ${from}`)).getRows();
  const found = (await connection.runAndReadAll(`SELECT "externalId" ${from} ORDER BY 1`)).getRows();

  expect([count, distinct]).toEqual([BigInt(ENTRIES.length), BigInt(ENTRIES.length)]);
  expect(found.map(([id]) => id)).toEqual(ids);
  expect(Object.fromEntries(types.map(([name, type]) => [name, type]))).toMatchObject({
    code: 'VARCHAR',
    externalId: 'VARCHAR',
    publishedOn: 'DATE',
    openToPublic: 'BOOLEAN',
  });
});

it('pandas and openpyxl find in the workbook texts only', async () => {
  const script = `
import json, openpyxl
sheet = openpyxl.load_workbook("catalog.xlsx").worksheets[0]
rows = list(sheet.iter_rows(min_row=3, values_only=True))
print(json.dumps({"codes": sorted(row[2] for row in rows if row[2]), "kinds": sorted({type(cell).__name__ for row in rows for cell in row}), "merged": len(sheet.merged_cells.ranges), "titles": [row[1] for row in rows if row[1] and row[1].startswith("=")]}))`;
  const found = JSON.parse(await output('python3', ['-c', script], folder));

  expect(found.codes).toEqual(codes);
  expect(found.kinds).toEqual(['NoneType', 'str']);
  expect(found.merged).toBeGreaterThan(10);
  expect(found.titles).toEqual(['=1+1']);
});

const SHEETS = [
  [
    'LibreOffice',
    'soffice',
    ['--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false', '--outdir', 'opened'],
  ],
  ['gnumeric', 'ssconvert', []],
] as const;

it.each(SHEETS)('%s opens the workbook with every id and code intact', async (_name, command, args) => {
  const target = command === 'ssconvert' ? ['gnumeric.csv'] : [];
  await output(command, [...args, 'catalog.xlsx', ...target], folder);
  const file = command === 'ssconvert' ? 'gnumeric.csv' : 'opened/catalog.csv';
  const script = `
import csv, json, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig")))[2:]
print(json.dumps({"ids": sorted(row[0] for row in rows if row[0]), "codes": sorted(row[2] for row in rows if row[2])}))`;
  const found = JSON.parse(await output('python3', ['-c', script, file], folder));

  expect(found).toEqual({ ids, codes });
});

it('LibreOffice opens the CSV with columns as text, and runs nothing in it', async () => {
  // 2 is text: https://wiki.documentfoundation.org/Documentation/DevGuide/Spreadsheet_Documents#Filter_Options_for_the_CSV_Filter
  const texts = Array.from({ length: 25 }, (_, index) => `${index + 1}/2`).join('/');
  await output(
    'soffice',
    [
      '--headless',
      `--infilter=Text - txt - csv (StarCalc):44,34,76,1,${texts}`,
      '--convert-to',
      'xlsx',
      '--outdir',
      'csv',
      'catalog.csv',
    ],
    folder,
  );
  const script = `
import json, openpyxl
rows = list(openpyxl.load_workbook("csv/catalog.xlsx").worksheets[0].iter_rows(min_row=3, values_only=True))
print(json.dumps({"ids": sorted(row[0] for row in rows if row[0]), "codes": sorted(row[2] for row in rows if row[2]), "titles": [row[1] for row in rows if row[1] and "1+1" in row[1]]}))`;
  const found = JSON.parse(await output('python3', ['-c', script], folder));

  expect(found).toEqual({ ids, codes, titles: ["'=1+1"] });
  expect(readFileSync(join(folder, 'catalog.csv'), 'utf8')).not.toMatch(/(?:^|,)=/m);
});
