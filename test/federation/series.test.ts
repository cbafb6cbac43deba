import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Issue } from '../../issue/issue.js';
import { monthAt, monthIndex, monthsBetween } from '../../issue/month.js';
import { SeriesDocument } from '../../operations/generated/graphql.js';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/config/config.js';
import { expectedSeries, type PublishedIssue } from '../support/expected-series.js';
import { publishAll, UNKNOWN_NAME, unevenIssues } from '../support/generated-issues.js';
import { NOTHING_KEPT, openTestGraph, type TestGraph } from '../support/graph.js';
import { shapeOf, tableOf } from '../support/query-shape.js';

let graph: TestGraph;
let published: PublishedIssue[];

beforeAll(async () => {
  graph = await openTestGraph(undefined, undefined, NOTHING_KEPT);
  published = await publishAll(graph, unevenIssues());
});

afterAll(() => graph.close());

const issueOf = (month: string) => published.find(({ issue }) => issue.month === month)?.issue as Issue;

/** One list of the series of some months. */
async function listOf<Row>(list: string, fields: string, range = '(from: "2000-01")'): Promise<Row[]> {
  const { data, errors } = await graph.execute<{ series: { list: Row[] } }, object>(
    `query { series${range} { list: ${list} { ${fields} } } }`,
    {},
  );
  expect(errors).toBeUndefined();
  return data?.series.list ?? [];
}

describe('the contract operation', () => {
  it.each([
    ['of all months', {}],
    ['with both ends included', { from: '2023-03', to: '2024-04' }],
    ['from a month on', { from: '2024-06' }],
    ['up to a month', { to: '2022-06' }],
    ['of one month', { from: '2023-01', to: '2023-01' }],
    ['of a month that is not published', { from: '2023-07', to: '2023-07' }],
    ['of ends that are not published', { from: '2022-12', to: '2023-07' }],
    ['of a time before every issue', { to: '1999-12' }],
  ])('answers every cell of the issues, %s', async (_which, range) => {
    const { from = '0000-01', to = '9999-12' } = range as { from?: string; to?: string };

    expect(await graph.execute(SeriesDocument, range)).toEqual({
      data: { series: expectedSeries(published, from, to) },
    });
  });

  it('gives every row an id of its own', async () => {
    const { data } = await graph.execute(SeriesDocument, {});
    const { months: _months, ...lists } = data?.series ?? {};
    const ids = Object.values(lists).flatMap((rows) => (rows as { id: string }[]).map(({ id }) => id));

    expect(ids.length).toBeGreaterThan(1_000);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('asks `reports` first, then the others at once, and nobody a second time', async () => {
    await graph.execute(SeriesDocument, {});

    expect(shapeOf(graph.plan()?.node)).toEqual({
      Sequence: ['reports', { Parallel: expect.arrayContaining(['cases', 'departments', 'prefectures']) }],
    });
    expect([...graph.fetches()].sort()).toEqual(['cases', 'departments', 'prefectures', 'reports']);
  });

  it('costs one statement for each table it reads, however many months and lists', async () => {
    await graph.execute(
      `query { series {
        months revisions
        platformObservations { value } exchanges: platformObservations(indicator: "EXCHANGE_TOTAL") { value }
        nationalObservations { value } cumulativeFindings { month }
        departmentObservations { value } departmentRankingChanges { month }
        prefectureObservations { value } prefectureRankingChanges { month }
        caseStudies { title figures { clause } } tongren: caseStudies(text: "铜仁") { title }
      } }`,
      {},
    );

    const tables = Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, graph.statementsOf(name).map(tableOf)]));
    expect(tables).toEqual({
      reports: ['publication', 'platform_figure'],
      national: ['national_sharing'],
      departments: ['volume_rank', 'department_alias'],
      prefectures: ['volume_rank', 'prefecture_alias'],
      cases: ['case_study', 'case_figure'],
    });
  });

  it('gives every list but those of a subgraph that is down', async () => {
    graph.breakSubgraph('departments');
    const { data, errors } = await graph.execute(SeriesDocument, { from: '2024-06' });
    graph.mendSubgraph('departments');

    expect(data?.series).toEqual({ ...expectedSeries(published, '2024-06', '9999-12'), departmentObservations: null });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['series', 'departmentObservations'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'departments' },
      }),
    ]);
  });
});

describe('change over time', () => {
  type Row = { month: string; indicator: string; subjectName: string } & Record<string, number | string | null>;
  const FIELDS = 'month indicator subjectId subjectName value change changeRate yearOnYearChange yearOnYearRate';

  it('is measured from outside of the range too, and is unknown after a month that is not published', async () => {
    const total = 'platformObservations(indicator: "EXCHANGE_TOTAL")';
    const [first] = await listOf<Row>(total, FIELDS, '(from: "2024-04", to: "2024-04")');
    const [afterGap] = await listOf<Row>(total, FIELDS, '(from: "2023-08", to: "2023-08")');
    const times = (month: string) => issueOf(month).overview.exchange?.total?.times ?? Number.NaN;

    const [change, yearOnYear] = [times('2024-04') - times('2024-03'), times('2024-04') - times('2023-04')];
    expect(first).toMatchObject({
      change,
      changeRate: change / times('2024-03'),
      yearOnYearChange: yearOnYear,
      yearOnYearRate: yearOnYear / times('2023-04'),
    });
    expect(afterGap).toMatchObject({
      change: null,
      changeRate: null,
      yearOnYearChange: times('2023-08') - times('2022-08'),
    });
  });

  it('keeps a printed 0, from which there is a change but no rate', async () => {
    const rows = await listOf<Row>(
      'prefectureObservations(indicator: "PREFECTURE_SERVICE", subjectId: "gz-guian")',
      FIELDS,
      '(from: "2024-06")',
    );
    const july = issueOf('2024-07').prefectureSharing?.serviceRanking.find(({ name }) => name === '贵安新区');

    expect(rows).toMatchObject([
      { month: '2024-06', value: 0 },
      { month: '2024-07', value: july?.volume.times, change: july?.volume.times, changeRate: null },
    ]);
  });

  it('has no row where a table leaves one out, not even a 0', async () => {
    const rows = await listOf<Row>('departmentObservations', FIELDS);
    const shorter = published.filter(({ issue }) => (issue.departmentSharing?.serviceRanking.length ?? 0) < 10);

    expect(shorter.length).toBeGreaterThan(0);
    for (const { issue } of shorter) {
      const printed = issue.departmentSharing?.serviceRanking.map(({ name }) => name);
      const names = rows
        .filter(({ month, indicator }) => month === issue.month && indicator === 'DEPARTMENT_SERVICE')
        .map(({ subjectName }) => subjectName);
      expect(names).toEqual(printed);
    }
  });

  it('follows a department whatever it is called, and an unknown name by the name', async () => {
    const rows = await listOf<Row>('departmentObservations(indicator: "DEPARTMENT_USAGE")', FIELDS);
    const underFullName = rows.find(
      ({ month, subjectName }) => month === '2023-03' && subjectName.startsWith('贵州省'),
    );
    const unknown = rows.filter(({ subjectName }) => subjectName === UNKNOWN_NAME);

    const before = rows.find(({ month, subjectId }) => month === '2023-02' && subjectId === underFullName?.subjectId);
    expect(before?.subjectName).not.toBe(underFullName?.subjectName);
    expect(underFullName?.change).toBe(Number(underFullName?.value) - Number(before?.value));
    expect(unknown).toMatchObject([
      { month: '2023-09', subjectId: null, change: null },
      { month: '2023-10', subjectId: null, change: Number(unknown[1]?.value) - Number(unknown[0]?.value) },
    ]);
  });
});

describe('filters', () => {
  it('give the rows of one indicator and one subject, as they are in the whole list', async () => {
    const all = await listOf<{ indicator: string; subjectId: string }>(
      'prefectureObservations',
      'id indicator subjectId change yearOnYearRate',
    );
    const some = await listOf(
      'prefectureObservations(indicator: "PREFECTURE_USAGE", subjectId: "522700")',
      'id indicator subjectId change yearOnYearRate',
    );

    expect(some).toHaveLength(published.length);
    expect(some).toEqual(
      all.filter(({ indicator, subjectId }) => indicator === 'PREFECTURE_USAGE' && subjectId === '522700'),
    );
    expect(await listOf('prefectureObservations(subjectId: "520000")', 'id')).toEqual([]);
  });

  it.each([
    ['platformObservations(indicator: "DEPARTMENT_USAGE")', 'APPLICATIONS_SUBMITTED'],
    ['nationalObservations(indicator: "")', 'NATIONAL_APPLICATIONS_CUMULATIVE'],
    ['departmentObservations(indicator: "department_usage")', 'DEPARTMENT_SERVICE'],
    ['prefectureRankingChanges(indicator: "USAGE")', 'PREFECTURE_SERVICE'],
  ])('refuse an indicator there is none of: %s', async (list, known) => {
    const { data, errors } = await graph.execute(`query { series { list: ${list} { month } } }`, {});

    expect(data).toEqual({ series: { list: null } });
    expect(errors).toMatchObject([{ path: ['series', 'list'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain(known);
  });

  it.each([['铜仁'], ['省数据共享交换平台'], ['大数据局'], ['%'], ['_'], ['\\'], ['"'], ['['], ['']])(
    'find case studies by the text "%s", which stands for nothing but itself',
    async (text) => {
      const { data } = await graph.execute<{ series: { caseStudies: { id: string }[] } }, object>(
        'query ($text: String) { series { caseStudies(text: $text) { id title paragraphs sourceName } } }',
        { text },
      );
      const expected = published.flatMap(({ issue: { month, caseStudies }, revision }) =>
        caseStudies.flatMap(({ title, paragraphs, sourceName }, index) =>
          [title, ...paragraphs, sourceName].some((each) => each?.includes(text))
            ? [{ id: `${month}/${revision}/${index + 1}`, title, paragraphs, sourceName }]
            : [],
        ),
      );

      expect(data?.series.caseStudies).toEqual(expected);
    },
  );

  it('find case studies by prefecture, with or without a text', async () => {
    const idsOf = (list: string) =>
      listOf<{ id: string; prefecture: { name: string } }>(list, 'id prefecture { name }');
    const tongren = await idsOf('caseStudies(prefectureId: "520600")');

    expect(tongren.length).toBeGreaterThan(0);
    expect(new Set(tongren.map(({ prefecture }) => prefecture.name))).toEqual(new Set(['铜仁市']));
    expect(await idsOf('caseStudies(prefectureId: "520600", text: "铜仁")')).toEqual(tongren);
    expect(await idsOf('caseStudies(prefectureId: "")')).toEqual([]);
  });
});

describe('rankings and figures so far', () => {
  it('list who entered and who left a table, from one month to the very next', async () => {
    const changes = await listOf<Record<string, string>>(
      'departmentRankingChanges(indicator: "DEPARTMENT_SERVICE")',
      'month subjectId subjectName kind rank previousRank',
      '(from: "2022-05", to: "2023-08")',
    );
    const tableOfMonth = (index: number) => issueOf(monthAt(index))?.departmentSharing?.serviceRanking ?? [];
    const expected = monthsBetween('2022-05', '2023-08').flatMap((month) => {
      const [before, now] = [tableOfMonth(monthIndex(month) - 1), tableOfMonth(monthIndex(month))];
      const places = Math.min(before.length, now.length);
      const missing = (from: typeof now, rows: typeof now) =>
        rows.filter(({ rank, name }) => rank <= places && from.every((row) => row.name !== name));
      return [
        ...missing(before, now).map(({ name, rank }) => [month, name, 'ENTERED', rank, null]),
        ...missing(now, before).map(({ name, rank }) => [month, name, 'LEFT', null, rank]),
      ];
    });

    expect(expected.length).toBeGreaterThan(0);
    expect(
      changes.map(({ month, subjectName, kind, rank, previousRank }) => [month, subjectName, kind, rank, previousRank]),
    ).toEqual(expected);
    expect(await listOf('prefectureRankingChanges', 'month')).toEqual([]);
  });

  it('list the national figures, counted in applications and in departments', async () => {
    const rows = await listOf('nationalObservations', 'id month value unit change', '(from: "2024-06", to: "2024-06")');
    const may = issueOf('2024-05').nationalSharing?.applications;

    expect(rows).toEqual([
      {
        id: 'NATIONAL_APPLICATIONS_CUMULATIVE/2024-06/1',
        month: '2024-06',
        value: 359,
        unit: '次',
        change: 359 - (may?.cumulative ?? Number.NaN),
      },
      {
        id: 'NATIONAL_DEPARTMENTS_CUMULATIVE/2024-06/1',
        month: '2024-06',
        value: 13,
        unit: '个',
        change: 13 - (may?.departmentCount ?? Number.NaN),
      },
    ]);
  });

  it('find a figure so far that fell, and nothing where none did', async () => {
    const FIELDS = 'month indicator value previousMonth previousValue';
    const may = issueOf('2024-05').nationalSharing?.applications?.cumulative;

    expect(may).toBeGreaterThan(359);
    const fall = {
      month: '2024-06',
      indicator: 'NATIONAL_APPLICATIONS_CUMULATIVE',
      value: 359,
      previousMonth: '2024-05',
      previousValue: may,
    };
    expect(await listOf('cumulativeFindings', FIELDS)).toEqual([fall]);
    expect(await listOf('cumulativeFindings', FIELDS, '(from: "2024-06", to: "2024-06")')).toEqual([fall]);
    expect(await listOf('cumulativeFindings', FIELDS, '(to: "2024-05")')).toEqual([]);
  });
});

describe('what is asked wrongly', () => {
  it('is refused if the range ends before it begins', async () => {
    const { data, errors } = await graph.execute(SeriesDocument, { from: '2024-07', to: '2024-06' });

    expect(data).toEqual({ series: null });
    expect(errors).toMatchObject([
      {
        message: 'Expected "from" not after "to", found 2024-07 and 2024-06.',
        path: ['series'],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it.each(['2024-13', '2024-6', '2024-06-01', ''])('is refused if an end is the month "%s"', async (from) => {
    const { errors } = await graph.execute(SeriesDocument, { from });

    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
});
