import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { OBSERVATION_COLUMNS } from '../../gateway/export/observations/observation-columns.js';
import { juneIssue } from '../support/june-issue.js';
import { startServers, type TestServers } from '../support/servers.js';

/* What Grafana's own library makes of our rows: it reads them in a browser, of which it needs a little. */

const load = createRequire(import.meta.url);
const USAGE = 31_816_578;

/** Types of fields as Grafana guesses them from values. Of dates, and of texts of digits, it has to be told: so the recipe does. */
const DIGITS = ['reported_text'];
const EXPECTED = { text: 'string', date: 'string', integer: 'number', number: 'number', boolean: 'boolean' } as const;

type Row = Record<string, string | number | boolean | null>;

let grafana: typeof import('@grafana/data');
let servers: TestServers;
let rows: Row[];
let csv: string;

beforeAll(async () => {
  const { window } = new (load('jsdom').JSDOM)('', { url: 'http://127.0.0.1/' });
  const { document, localStorage, HTMLElement } = window;
  Object.assign(globalThis, { window, document, localStorage, HTMLElement });
  grafana = load('@grafana/data');
  servers = await startServers('embedded');
  const client = new RemoteClient(servers.graphql, await servers.tokenFor());
  const issue = juneIssue();
  await importIssue(client, issue, Buffer.from('june'), { publish: true, reason: null, overrideReason: null });
  rows = (await (await fetch(`${servers.url}/export/observations.json`)).json()) as Row[];
  csv = await (await fetch(`${servers.url}/export/observations.csv`)).text();
});

afterAll(() => servers.stop());

describe('a data frame of Grafana', () => {
  const sumOf = (frame: ReturnType<typeof grafana.toDataFrame>) => {
    const values = (name: string) => frame.fields.find((field) => field.name === name)?.values ?? [];
    const indicators = values('indicator');
    return values('value')
      .filter((_: unknown, index: number) => indicators[index] === 'PREFECTURE_USAGE')
      .reduce((sum: number, value: number) => sum + value, 0);
  };

  it('made of the rows has every column in its order, of the type it is of unless it is a text of digits', () => {
    const frame = grafana.toDataFrame(rows);
    const filled = OBSERVATION_COLUMNS.filter(({ name }) => rows.some((row) => row[name] !== null));
    const expected = (name: string, type: keyof typeof EXPECTED) => (DIGITS.includes(name) ? 'number' : EXPECTED[type]);

    expect(frame.length).toBe(rows.length);
    expect(frame.fields.map(({ name }) => name)).toEqual(OBSERVATION_COLUMNS.map(({ name }) => name));
    const types = Object.fromEntries(frame.fields.map(({ name, type }) => [name, type]));
    expect(filled.map(({ name }) => [name, types[name]])).toEqual(
      filled.map(({ name, type }) => [name, expected(name, type)]),
    );
    expect(frame.fields.find(({ name }) => name === 'month')?.values).toEqual(rows.map(({ month }) => month));
    expect(sumOf(frame)).toBe(USAGE);
  });

  it('made of the CSV has the same rows and the same sum', () => {
    const [frame] = new grafana.CSVReader().readCSV(csv);
    if (!frame) throw new Error('Grafana reads no frame of the CSV');

    expect(frame.fields.map(({ name }) => name)).toEqual(OBSERVATION_COLUMNS.map(({ name }) => name));
    expect(frame.length).toBe(rows.length);
    expect(sumOf(frame)).toBe(USAGE);
  });
});
