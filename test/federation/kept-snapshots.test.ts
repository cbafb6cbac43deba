import { readFile } from 'node:fs/promises';
import { buildSchema, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEALED_FIELDS } from '../../gateway/answers/sealed-fields.js';
import {
  FullReportDocument,
  PutPrefectureSharingDocument,
  SealReportDocument,
  WholeIssueDocument,
  WithdrawReportDocument,
} from '../../operations/generated/graphql.js';
import { SCOPES, type Scope } from '../../subgraphs/shared/auth/caller.js';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/config/config.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { FEDERATION_SECRET_HEADER } from '../../subgraphs/shared/subgraph/subgraph.js';
import { correctedJune, importAllKindsOfMonths } from '../support/differential-data.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { importData } from '../support/import-data.js';

const EDITOR: readonly Scope[] = ['report:draft'];
const MONTHS = ['2023-06', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06', '2024-07'];
/** Open, and not sealed yet. */
const DRAFT = { month: '2024-07', revision: 1 };
const LEADERS = `query Leaders($month: YearMonth!, $revision: Int) {
  report(month: $month, revision: $revision) { revision draftToken prefectureSharing { serviceLeaders } }
}`;

interface Leaders {
  report: {
    revision: number;
    draftToken: string | null;
    prefectureSharing: { serviceLeaders: string[] } | null;
  } | null;
}

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
  await importAllKindsOfMonths(graph);
});

afterAll(() => graph.close());

const leadersIn = (of: Pick<TestGraph, 'execute'>, variables: object, scopes: readonly Scope[] = []) =>
  of.execute<Leaders, object>(LEADERS, variables, scopes);
const serviceLeaders = async (of: Pick<TestGraph, 'execute'>) =>
  (await leadersIn(of, DRAFT, EDITOR)).data?.report?.prefectureSharing?.serviceLeaders;
const draftToken = async () => (await leadersIn(graph, DRAFT, EDITOR)).data?.report?.draftToken ?? '';
const put = async (of: Pick<TestGraph, 'execute'>, expectedVersion: number, leader: string) => {
  const content = { serviceLeaders: [leader], serviceRanking: [], usageLeaders: [], usageRanking: [] };
  const input = { draftToken: await draftToken(), expectedVersion, content };
  const { data } = await of.execute(PutPrefectureSharingDocument, { input }, SCOPES);
  expect(data?.put?.userErrors).toEqual([]);
};

describe('reports of sealed sections that were read before', () => {
  it.each([
    ['the full report', FullReportDocument.toString()],
    ['the whole issue', WholeIssueDocument.toString()],
  ])('are byte for byte what the databases hold: %s of every kind of month', async (_, document) => {
    const readAnew = await graph.monolith();
    for (const scopes of [[], EDITOR]) {
      for (const month of MONTHS) {
        const { data } = await readAnew.execute(document, { month }, scopes);
        for (const _time of [1, 2, 3]) {
          const kept = await graph.execute(document, { month }, scopes);
          expect(JSON.stringify(kept.data)).toBe(JSON.stringify(data));
        }
      }
    }
  });

  it('are asked of `reports` alone, which knows what is published', async () => {
    await graph.execute(FullReportDocument, { month: '2024-05' });
    await graph.execute(FullReportDocument, { month: '2024-05' });

    expect(SUBGRAPH_NAMES.map((name) => graph.statementsOf(name).length)).toEqual([1, 0, 0, 0, 0]);
  });
});

describe('fields whose answers are kept over other changes of their database', () => {
  const SEALED = `query Sealed($month: YearMonth!) { report(month: $month) { nationalSharing {
    applications { cumulative departmentCount zone namedDepartments { name department { id } } }
    recommendedFor sources { figure line }
    recommendations { rank name ministryName line }
  } } }`;

  it('follow from nothing in it but rows of a sealed section', async () => {
    const schema = buildSchema(await readFile(packageFile('gateway/api.graphql'), 'utf8'));
    const asked = new Set<string>();
    const typeInfo = new TypeInfo(schema);
    const Field = ({ name }: { name: { value: string } }) =>
      void asked.add(`${typeInfo.getParentType()?.name}.${name.value}`);
    visit(parse(SEALED), visitWithTypeInfo(typeInfo, { Field }));
    await graph.execute(SEALED, { month: '2024-06' });
    const { errors } = await graph.execute(SEALED, { month: '2024-06' });

    expect(errors).toBeUndefined();
    // Owned by others; the month is a key by which `departments` is asked, and no field of clients.
    for (const others of ['Query.report', 'NamedDepartment.department', 'Department.id']) asked.delete(others);
    expect([...asked, 'NamedDepartment.month'].sort()).toEqual([...SEALED_FIELDS].sort());
    expect(graph.statementsOf('national')).toEqual([]);
  });
});

describe('a draft', () => {
  it('is read as it is now, whoever puts into it, until it is sealed for good', async () => {
    const otherProcess = await graph.monolith();
    await put(graph, 1, '贵阳市');
    expect(await serviceLeaders(graph)).toEqual(['贵阳市']);
    await put(otherProcess, 2, '遵义市');
    expect(await serviceLeaders(graph)).toEqual(['遵义市']);

    const token = await draftToken();
    const sealing = (expectedVersion: number) => ({ draftToken: token, expectedVersion });
    const others = { overview: sealing(1), national: sealing(1), departments: sealing(1), cases: sealing(1) };
    await otherProcess.execute(SealReportDocument, { ...others, prefectures: sealing(3) }, SCOPES);
    expect(await serviceLeaders(graph)).toEqual(['遵义市']);
    expect(await serviceLeaders(graph)).toEqual(['遵义市']);
    expect(graph.statementsOf('prefectures')).toEqual([]);
  });

  it('that is sealed is nothing to anybody but editors, though it is kept', async () => {
    expect(await serviceLeaders(graph)).toEqual(['遵义市']);

    expect((await leadersIn(graph, DRAFT)).errors?.[0]?.extensions?.code).toBe('NOT_PUBLISHED');
    expect(await askPrefectures(await draftToken())).toEqual({ prefectureSharing: null });
    expect(await askPrefectures('', EDITOR)).toEqual({ prefectureSharing: null });
    expect(await askPrefectures(await draftToken(), EDITOR)).toEqual({
      prefectureSharing: { serviceLeaders: ['遵义市'] },
    });
  });
});

describe('a month', () => {
  it('answers what was published last, and nothing once that is withdrawn', async () => {
    const current = async () => (await graph.execute(FullReportDocument, { month: '2024-06' })).data?.report;
    expect((await current())?.revision).toBe(2);
    const again = correctedJune();
    again.overview.title = '更正';
    const { revision } = await importData(graph, again, { reason: '标题' });
    expect(await current()).toMatchObject({ revision, title: '更正' });

    const input = { month: '2024-06', revision, reason: '数据有误' };
    await graph.execute(WithdrawReportDocument, { input }, SCOPES);
    expect((await leadersIn(graph, { month: '2024-06' })).errors?.[0]?.extensions?.code).toBe('NOT_PUBLISHED');
    expect((await leadersIn(graph, { month: '2024-06', revision })).data?.report).toBeNull();
  });
});

/** Past the gateway, with the grant a caller has got hold of. */
async function askPrefectures(grant: string, scopes: readonly Scope[] = []) {
  const query = `query($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on MonthlyReport { prefectureSharing { serviceLeaders } } }
  }`;
  const variables = { representations: [{ __typename: 'MonthlyReport', ...DRAFT, grant }] };
  const headers = {
    [FEDERATION_SECRET_HEADER]: graph.secrets.federationSecret,
    authorization: scopes.length > 0 ? `Bearer ${await graph.tokenFor(scopes)}` : undefined,
  };
  const prefectures = graph.subgraphs.find(({ name }) => name === 'prefectures');
  const result = await prefectures?.execute({ query, variables }, headers);
  const [report] = (result?.data?._entities ?? []) as unknown[];
  return report;
}
