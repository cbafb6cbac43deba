import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { DuckDBInstance } from '@duckdb/node-api';
import { DefaultSettings, TaskUtils } from '@microsoft/powerquery-parser';
import jsonata from 'jsonata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { RECIPES } from '../../gateway/bi/recipes.js';
import { generateIssue } from '../../issue/generate/generate-issue.js';
import { juneIssue } from '../support/june-issue.js';
import { startServers, type TestServers } from '../support/servers.js';
import { codeOf, output, requireTools, scratchFolder } from '../support/tools.js';

/* Recipes as readers copy them, run by the tools they are for, against a server over HTTP. */

const SERVICE = 6_245_654;
const USAGE = 31_816_578;
const SEED = 7;

type Row = Record<string, string | number | boolean | null>;

let servers: TestServers;
let folder: string;
let rows: Row[];

const code = (recipe: string, snippet: string) => codeOf(recipe, snippet, servers.url);

/** A file as the tool that reads it finds it. */
async function download(path: string): Promise<string> {
  const file = join(folder, path.replace(/\?.*/, ''));
  const response = await fetch(`${servers.url}/export/${path}`);
  expect(response.status).toBe(200);
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  return file;
}

beforeAll(async () => {
  requireTools('python3', 'Rscript', 'soffice', 'ssconvert', 'gojq', 'mlr', 'go', 'curl');
  folder = scratchFolder();
  servers = await startServers('embedded');
  const client = new RemoteClient(servers.graphql, await servers.tokenFor());
  for (const issue of [generateIssue('2024-05', SEED), juneIssue()]) {
    const options = { publish: true, reason: null, overrideReason: null };
    await importIssue(client, issue, Buffer.from(JSON.stringify(issue)), options);
  }
  rows = JSON.parse(readFileSync(await download('observations.json'), 'utf8'));
  await download('observations.csv');
  await download('observations.ndjson');
  await download('observations.xlsx');
  await download('report.xlsx?month=2024-06');
}, 120_000);

afterAll(() => servers.stop());

describe('pandas', () => {
  it.each(['csv', 'graphql'])('sums the prefectures to the totals of the province, over %s', async (snippet) => {
    const printed = await output('python3', ['-c', code('pandas', snippet)], folder);

    expect(printed).toMatch(new RegExp(`2024-06\\s+PREFECTURE_SERVICE\\s+${SERVICE}\\b`));
    expect(printed).toMatch(new RegExp(`PREFECTURE_USAGE\\s+${USAGE}\\b`));
  });

  it('finds in the workbook, by openpyxl, text for codes and months, numbers for values, dates for dates', async () => {
    const script = `
import json, openpyxl
sheet = openpyxl.load_workbook("observations.xlsx", read_only=True).worksheets[0]
rows = list(sheet.iter_rows(values_only=True))
kinds = {name: sorted({type(row[i]).__name__ for row in rows[1:]}) for i, name in enumerate(rows[0])}
i = list(rows[0]).index("value"); k = list(rows[0]).index("indicator"); m = list(rows[0]).index("month")
print(json.dumps({"count": len(rows) - 1, "kinds": kinds, "sum": sum(row[i] for row in rows[1:] if row[k] == "PREFECTURE_USAGE" and row[m] == "2024-06")}))`;
    const { count, kinds, sum } = JSON.parse(await output('python3', ['-c', script], folder));

    expect(count).toBe(rows.length);
    expect(sum).toBe(USAGE);
    expect(kinds).toMatchObject({
      month: ['str'],
      period_start: ['datetime'],
      indicator: ['str'],
      value: ['int'],
      approximate: ['bool'],
      subject_id: ['NoneType', 'str'],
    });
  });

  it('finds a sheet for each table in the workbook of a report', async () => {
    const script = `
import json, openpyxl
book = openpyxl.load_workbook("report.xlsx")
print(json.dumps({sheet.title: [[cell for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}, default=str))`;
    const sheets = JSON.parse(await output('python3', ['-c', script], folder)) as Record<string, Row[string][][]>;
    const sum = (name: string) => sheets[name]?.slice(1).reduce((total, row) => total + Number(row[3]), 0);

    expect(Object.keys(sheets)).toHaveLength(9);
    expect(sum('表4-1 市州服务量')).toBe(SERVICE);
    expect(sum('表4-2 市州使用量')).toBe(USAGE);
    expect(sheets['封面 Cover']?.[2]).toEqual(['月份', '2024-06']);
  });
});

describe('R', () => {
  it.each(['csv', 'graphql'])('sums the prefectures to the totals of the province, over %s', async (snippet) => {
    const printed = await output('Rscript', ['-e', code('r', snippet)], folder);

    expect(printed).toMatch(new RegExp(`2024-06\\s+PREFECTURE_SERVICE\\s+${SERVICE}\\b`));
    expect(printed).toMatch(new RegExp(`2024-06\\s+PREFECTURE_USAGE\\s+${USAGE}\\b`));
  });
});

describe('DuckDB, Miller and jq', () => {
  it('fetch the files as the recipe says', async () => {
    const fetched = join(folder, 'fetched');
    mkdirSync(fetched);
    await output('sh', ['-ec', code('duckdb-miller', 'download')], fetched);

    for (const file of ['observations.csv', 'observations.ndjson']) {
      expect(readFileSync(join(fetched, file))).toEqual(readFileSync(join(folder, file)));
    }
  });

  it('sum in DuckDB', async () => {
    const connection = await (await DuckDBInstance.create()).connect();
    const sql = code('duckdb-miller', 'duckdb').replace("'observations.csv'", `'${join(folder, 'observations.csv')}'`);
    const sums = (await connection.runAndReadAll(sql)).getRows();
    const types = await connection.runAndReadAll(
      `DESCRIBE SELECT * FROM read_json('${join(folder, 'observations.ndjson')}')`,
    );

    expect(sums).toContainEqual(['2024-06', 'PREFECTURE_SERVICE', BigInt(SERVICE)]);
    expect(sums).toContainEqual(['2024-06', 'PREFECTURE_USAGE', BigInt(USAGE)]);
    expect(Object.fromEntries(types.getRows().map(([name, type]) => [name, type]))).toMatchObject({
      month: 'VARCHAR',
      subject_id: 'VARCHAR',
      period_start: 'DATE',
      value: 'BIGINT',
      approximate: 'BOOLEAN',
    });
  });

  it('sum in Miller', async () => {
    const sums = JSON.parse(await output('sh', ['-ec', code('duckdb-miller', 'miller')], folder));

    expect(sums).toContainEqual({ month: '2024-06', indicator: 'PREFECTURE_USAGE', value_sum: USAGE });
  });

  it('sum in jq', async () => {
    const total = rows.filter(({ indicator }) => indicator === 'PREFECTURE_USAGE');

    expect(Number(await output('sh', ['-ec', code('duckdb-miller', 'jq')], folder))).toBe(
      total.reduce((sum, { value }) => sum + Number(value), 0),
    );
  });
});

describe('spreadsheets', () => {
  const codes = () =>
    rows.map(({ id, month, subject_id: subject, value }) => [id, month, subject ?? '', String(value)]);
  const readCsv = async (file: string) =>
    JSON.parse(
      await output('mlr', ['--icsv', '--ojson', '-S', 'cut', '-o', '-f', 'id,month,subject_id,value', file], folder),
    ).map((row: Row) => Object.values(row).map(String));

  it.each(['xlsx', 'csv'])(
    'LibreOffice opens the %s with every code and month intact',
    async (format) => {
      const utf8 = 'Text - txt - csv (StarCalc):44,34,76,1,,0,false,false';
      const input = format === 'csv' ? [`--infilter=${utf8}`] : [];
      const args = ['--headless', ...input, '--convert-to', `csv:${utf8}`, '--outdir', `lo-${format}`];
      await output('soffice', [...args, `observations.${format}`], folder);

      expect(await readCsv(`lo-${format}/observations.csv`)).toEqual(codes());
    },
    180_000,
  );

  it('gnumeric opens the workbook with every code and month intact', async () => {
    await output('ssconvert', ['observations.xlsx', 'gnumeric.csv'], folder);

    expect(await readCsv('gnumeric.csv')).toEqual(codes());
  }, 60_000);
});

describe('Power Query', () => {
  const queries = RECIPES.flatMap(({ id, snippets }) =>
    snippets.filter(({ language }) => language === 'powerquery').map((snippet) => [id, snippet.id] as const),
  );

  it('finds every query of the recipes', () => {
    expect(queries.length).toBeGreaterThanOrEqual(3);
  });

  it.each(queries)('parses %s, %s', async (recipe, snippet) => {
    const task = await TaskUtils.tryLexParse(DefaultSettings, code(recipe, snippet));

    expect(TaskUtils.isParseStageOk(task)).toBe(true);
  });

  it('refuses what is none, so that the parser is known to look', async () => {
    const task = await TaskUtils.tryLexParse(DefaultSettings, `${code('power-query', 'csv')} )`);

    expect(TaskUtils.isParseStageOk(task)).toBe(false);
  });
});

describe('Grafana selectors', () => {
  const usage = () => rows.filter(({ indicator }) => indicator === 'PREFECTURE_USAGE');

  it('JSONata finds the points of a series', async () => {
    const points = await jsonata(code('grafana', 'jsonata')).evaluate(rows);

    expect([...points]).toEqual(
      usage().map(({ period_start: time, subject_name: name, value }) => ({ time, name, value })),
    );
  });

  it('gojq finds them too', async () => {
    const points = JSON.parse(await output('gojq', [code('grafana', 'jq'), 'observations.json'], folder));

    expect(points).toEqual(usage().map(({ period_start: time, subject_name: name, value }) => ({ time, name, value })));
  });

  it('gjson finds the rows of a prefecture', async () => {
    const program = `package main
import ("fmt"; "os"; "github.com/tidwall/gjson")
func main() { data, _ := os.ReadFile(os.Args[1]); fmt.Print(gjson.GetBytes(data, os.Args[2]).Raw) }`;
    writeFileSync(join(folder, 'select.go'), program);
    const found = await output('go', ['run', 'select.go', 'observations.json', code('grafana', 'gjson')], folder);

    expect(JSON.parse(found)).toEqual(rows.filter(({ subject_name: name }) => name === '贵阳市'));
  }, 180_000);
});

describe('Apollo Client', () => {
  it('reads two months into one cache without mixing them', async () => {
    const cache = new Function('InMemoryCache', `return ${code('apollo-client', 'cache')}`)(InMemoryCache);
    const client = new ApolloClient({ cache, link: new HttpLink({ uri: servers.graphql }) });
    const REPORT = gql`
      query ($month: YearMonth!) {
        report(month: $month) {
          month
          revision
          prefectureSharing {
            usageRanking {
              rank
              name
              prefecture { id name }
              volume { times }
            }
          }
        }
      }
    `;
    const SERIES = gql`
      query ($from: YearMonth, $to: YearMonth) {
        series(from: $from, to: $to) {
          months
          prefectureObservations(indicator: "PREFECTURE_USAGE") { id month subjectName value }
        }
      }
    `;
    type Report = { report: { prefectureSharing: { usageRanking: { volume: { times: number } }[] } } };
    type Series = { series: { prefectureObservations: { month: string; value: number }[] } };
    const reportOf = async (month: string, fetchPolicy: 'network-only' | 'cache-only') => {
      const { data } = await client.query<Report>({ query: REPORT, variables: { month }, fetchPolicy });
      return data?.report.prefectureSharing.usageRanking.reduce((sum, { volume }) => sum + volume.times, 0);
    };
    const seriesOf = async (month: string, fetchPolicy: 'network-only' | 'cache-only') => {
      const variables = { from: month, to: month };
      const { data } = await client.query<Series>({ query: SERIES, variables, fetchPolicy });
      return data?.series.prefectureObservations.reduce((sum, { value }) => sum + value, 0);
    };

    for (const read of [reportOf, seriesOf]) {
      const june = await read('2024-06', 'network-only');
      const may = await read('2024-05', 'network-only');
      expect(june).toBe(USAGE);
      expect(may).not.toBe(june);
      expect(await read('2024-06', 'cache-only')).toBe(june);
      expect(await read('2024-05', 'cache-only')).toBe(may);
    }
  });
});
