import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { generateIssue } from '../../issue/generate/generate-issue.js';
import { SeriesDocument } from '../../operations/generated/graphql.js';
import { SCOPES } from '../../subgraphs/shared/auth/caller.js';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../subgraphs/shared/config/config.js';
import { Signer } from '../../subgraphs/shared/snapshot/signer.js';
import { SnapshotGrants } from '../../subgraphs/shared/snapshot/snapshot-grant.js';
import { FEDERATION_SECRET_HEADER, type Subgraph } from '../../subgraphs/shared/subgraph/subgraph.js';
import { expectedSeries, type PublishedIssue } from '../support/expected-series.js';
import { publishAll } from '../support/generated-issues.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { importData } from '../support/import-data.js';

const MONTHS = ['2024-01', '2024-02', '2024-03'];
/** February as it should have been: other figures throughout. */
const CORRECTED = generateIssue('2024-02', 8);

let graph: TestGraph;
let published: PublishedIssue[];

beforeEach(async () => {
  graph = await openTestGraph();
  published = await publishAll(
    graph,
    MONTHS.map((month) => generateIssue(month, 7)),
  );
});

afterEach(() => graph.close());

const correctFebruary = (publish: boolean) => importData(graph, CORRECTED, { reason: '更正', publish });
const asPublishedFirst = () => ({ data: { series: expectedSeries(published, '2024-01', '2024-03') } });
const asCorrected = () => {
  const [january, , march] = published as [PublishedIssue, PublishedIssue, PublishedIssue];
  const corrected = [january, { issue: CORRECTED, revision: 2 }, march];
  return { data: { series: expectedSeries(corrected, '2024-01', '2024-03') } };
};

const subgraphNamed = (name: SubgraphName) => graph.subgraphs.find((each) => each.name === name) as Subgraph;

/** Sends a representation of a series to a subgraph, as the gateway does. */
async function entityOf(name: SubgraphName, representation: object) {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ReportSeries { ${FIELDS[name]} } } }`;
  const { data } = await subgraphNamed(name).execute(
    { query, variables: { representations: [{ __typename: 'ReportSeries', ...representation }] } },
    { [FEDERATION_SECRET_HEADER]: graph.secrets.federationSecret },
  );
  return data?._entities;
}

const FIELDS: Record<SubgraphName, string> = {
  reports: 'months platformObservations { value }',
  national: 'nationalObservations { value } cumulativeFindings { value }',
  departments: 'departmentObservations { value } departmentRankingChanges { month }',
  prefectures: 'prefectureObservations { value } prefectureRankingChanges { month }',
  cases: 'caseStudies { title }',
};

describe('a series', () => {
  it('shows a corrected month with its new revision, and the changes of the month after it', async () => {
    expect(await graph.execute(SeriesDocument, {})).toEqual(asPublishedFirst());

    await correctFebruary(true);

    expect(await graph.execute(SeriesDocument, {})).toEqual(asCorrected());
    expect(await graph.execute('{ series { months revisions } }', {})).toEqual({
      data: { series: { months: MONTHS, revisions: [1, 2, 1] } },
    });
  });

  it.each([
    ['anyone', []],
    ['an editor', SCOPES],
  ])('#26 shows %s nothing of drafts, neither of a new month nor of a correction', async (_who, scopes) => {
    await importData(graph, generateIssue('2024-04', 7), { publish: false });
    await correctFebruary(false);

    expect(await graph.execute(SeriesDocument, {}, scopes)).toEqual(asPublishedFirst());
    expect(await graph.execute('{ series(from: "2024-04") { months } }', {}, scopes)).toEqual({
      data: { series: { months: [] } },
    });
  });

  it('comes from one set of snapshots, although a month is published while it is answered', async () => {
    const departments = subgraphNamed('departments');
    const execute = departments.execute.bind(departments);
    vi.spyOn(departments, 'execute').mockImplementationOnce(async (...request) => {
      await correctFebruary(true);
      return execute(...request);
    });

    expect(await graph.execute(SeriesDocument, {})).toEqual(asPublishedFirst());
    expect(await graph.execute(SeriesDocument, {})).toEqual(asCorrected());
  });
});

describe('the key of a series', () => {
  const seriesKeyOf = async (): Promise<string> => {
    const { data } = await subgraphNamed('reports').execute(
      { query: '{ series { key } }' },
      { [FEDERATION_SECRET_HEADER]: graph.secrets.federationSecret },
    );
    return (data as { series: { key: string } }).series.key;
  };

  it('is not shown to clients', async () => {
    const { errors } = await graph.execute('{ series { key } }', {});

    expect(errors?.[0]?.message).toContain('Cannot query field "key"');
  });

  it('opens the snapshots it lists, in every subgraph', async () => {
    const key = await seriesKeyOf();

    for (const name of SUBGRAPH_NAMES) {
      const [series] = (await entityOf(name, { key })) as [Record<string, unknown>];
      expect(Object.values(series), name).not.toContain(null);
    }
  });

  it('opens nothing if `reports` did not make it', async () => {
    await correctFebruary(false);
    const signer = new Signer(graph.secrets.federationSecret);
    const february = { month: '2024-02', revision: 2 };
    const wanted = { range: ['2024-02/2'], against: [] };
    const [body, seal] = (await seriesKeyOf()).split('.') as [string, string];
    const forged = Buffer.from(JSON.stringify(wanted)).toString('base64url');
    const keys = [
      ...['', '.', '..', '2024-02/2', '2024-02/1', 'null', body, `${body}.`, `.${seal}`, `${body}.${seal}.`],
      `${forged}.${seal}`,
      `${body}A.${seal}`,
      new SnapshotGrants(signer).issue(february, 'draft'),
      new SnapshotGrants(signer).issue(february, 'published'),
      signer.sign('check-proof', wanted),
      new SnapshotGrants(new Signer('another secret')).issueSeries(wanted),
    ];
    // No reference resolver ever sees these: a key that is no text, or none at all, is refused.
    const malformed = [...[null, 7, true, [body], wanted].map((key) => ({ key })), wanted];

    for (const name of SUBGRAPH_NAMES) {
      for (const key of keys) expect(await entityOf(name, { key }), `${name}: ${key}`).toEqual([null]);
      for (const reference of malformed) expect(await entityOf(name, reference), name).toBeUndefined();
    }
  });
});
