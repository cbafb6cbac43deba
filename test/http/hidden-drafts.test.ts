import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import type { Scope } from '../../subgraphs/shared/auth/caller.js';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../subgraphs/shared/config/config.js';
import { correctedJune } from '../support/differential-data.js';
import { juneIssue } from '../support/june-issue.js';
import { post, startServers, type TestServers } from '../support/servers.js';

const CONTACT = { name: '某某某', email: 'contact@example.org', phone: '00000000000' };
const MARK = '机密草稿';
/** Everything but what shows drafts. */
const OTHERS: readonly Scope[] = ['catalog:write', 'report:publish'];

/** Ways to a draft: a correction of June that becomes revision 2, and July, of which nothing is published. */
const QUERIES = [
  '{ report(month: "2024-06", revision: 2) { title contact { email } draftToken status } }',
  '{ report(month: "2024-07", revision: 1) { title contact { email } draftToken check { status } } }',
  '{ report(month: "2024-07") { title } }',
  '{ report(month: "2024-06") { revision title prefectureSharing { serviceRanking { volume { times } } } } }',
  '{ revisions(month: "2024-06") { revision reason isCurrent events { kind reason by } report { title } } }',
  '{ revisions(month: "2024-07") { revision } }',
  '{ latestReport { month revision previous { month } } }',
  '{ reports(from: "2024-01", first: 100) { totalCount edges { node { month revision title } } } }',
  '{ changes(month: "2024-06", from: 1, to: 2) { all { figure } prefectureSharing { new } } }',
  '{ series { months revisions version prefectureObservations { id value revision } caseStudies(text: "数据") { title } } }',
  '{ publicationEvents(after: 0) { sequence kind month revision } latestPublicationEvent { sequence } }',
  '{ nationalResources(text: "数据") { totalCount edges { node { title recommendedIn { month } } } } }',
];
const EXPORTS = [
  ...['observations.csv', 'observations.json', 'observations.ndjson', 'observations.csv?from=2024-06&to=2024-07'],
  ...['cases.csv', 'codebook.json', 'report.json?month=2024-06', 'report.json?month=2024-06&revision=2'],
  ...['report.json?month=2024-07', 'report.json?month=2024-07&revision=1', 'report.xlsx?month=2024-07&revision=1'],
];

describe.each(['embedded', 'split'] as const)('#26 drafts, %s', (shape) => {
  let servers: TestServers;
  const before = new Map<string, string>();

  const bearer = async (scopes: readonly Scope[]): Promise<Record<string, string>> =>
    scopes.length > 0 ? { authorization: `Bearer ${await servers.tokenFor(scopes)}` } : {};

  const ask = async (query: string, scopes: readonly Scope[]) =>
    (await post(servers.graphql, { query }, await bearer(scopes))).text;

  /** Status, body, and what the head says of it. */
  const fetched = async (path: string, scopes: readonly Scope[]) => {
    const response = await fetch(`${servers.url}/export/${path}`, { headers: await bearer(scopes) });
    const heads = ['etag', 'last-modified', 'x-total-count', 'x-error'].map((name) => response.headers.get(name));
    return JSON.stringify([response.status, ...heads, await response.text()]);
  };

  /** What every surface answers, by its name. */
  const everything = async (scopes: readonly Scope[]) => {
    const answers = new Map<string, string>();
    for (const query of QUERIES) answers.set(query, await ask(query, scopes));
    for (const path of EXPORTS) answers.set(path, await fetched(path, scopes));
    answers.set('/events', await eventsOf(servers.url));
    answers.set('/bi', await (await fetch(`${servers.url}/bi`)).text());
    return answers;
  };

  beforeAll(async () => {
    servers = await startServers(shape);
    const client = new RemoteClient(servers.graphql, await servers.tokenFor());
    const options = { publish: true, reason: null, overrideReason: null };
    await importIssue(client, { ...juneIssue(), contact: CONTACT }, Buffer.from('june'), options);
    for (const [what, answer] of await everything([])) before.set(what, answer);
    const correction = correctedJune();
    const drafts = [
      { ...correction, overview: { ...correction.overview, title: MARK }, contact: CONTACT },
      { ...juneIssue(), month: '2024-07', contact: CONTACT },
    ];
    for (const draft of drafts) {
      await importIssue(client, draft, Buffer.from(draft.month), {
        publish: false,
        reason: MARK,
        overrideReason: '测试',
      });
    }
  });

  afterAll(() => servers.stop());

  it('are looked for in ways there are', () => {
    const none = [...before].filter(([, answer]) => /\\?"(?:GRAPHQL_|BAD_|QUERY_TOO_|NOT_FOUND)/.test(answer));
    expect(none).toEqual([]);
  });

  it.each<[string, readonly Scope[]]>([
    ['anyone', []],
    ['callers with every other scope', OTHERS],
  ])('leave every answer to %s as it was: by month, parent, search, count, export and event', async (_who, scopes) => {
    const after = await everything(scopes);
    // Who asks with a token gets answers nobody else may keep, and events say who did it to none of these.
    expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before));
    expect([...after.values()].join('\n')).not.toMatch(new RegExp(`${MARK}|${Object.values(CONTACT).join('|')}`));
  });

  it('are there for editors', async () => {
    const editor: readonly Scope[] = ['report:draft', 'contact:read'];
    const [correction = '', july = ''] = QUERIES;

    expect(JSON.parse(await ask(correction, editor)).data.report).toMatchObject({
      title: MARK,
      contact: { email: CONTACT.email },
      status: 'DRAFT',
    });
    expect(JSON.parse(await ask(july, editor)).data.report.contact).toEqual({ email: CONTACT.email });
    expect(await fetched('report.json?month=2024-06&revision=2', editor)).toContain(MARK);
  });

  it('bring no contact person into an export or a full report, whoever asks', async () => {
    const scopes: readonly Scope[] = ['report:draft', 'contact:read', ...OTHERS];
    const full = { query: FullReportDocument.toString(), variables: { month: '2024-06' } };
    const answers = [(await post(servers.graphql, full, await bearer(scopes))).text];
    for (const path of EXPORTS) answers.push(await fetched(path, scopes));
    for (const hidden of Object.values(CONTACT)) expect(answers.join('\n')).not.toContain(hidden);
  });
});

describe('#26 drafts at the ports of subgraphs', () => {
  const FIELDS: Record<SubgraphName, string> = {
    reports: 'title overview { exchange { total { times } } } contact { email } draftToken',
    national: 'nationalSharing { recommendedFor } nationalSharingState { version }',
    departments: 'departmentSharing { serviceLeaders } departmentSharingState { version }',
    prefectures: 'prefectureSharing { serviceLeaders } prefectureSharingState { version }',
    cases: 'caseStudies { title } caseStudiesState { version }',
  };
  let servers: TestServers;
  let grant: string;

  beforeAll(async () => {
    servers = await startServers('split');
    const client = new RemoteClient(servers.graphql, await servers.tokenFor());
    const july = { ...juneIssue(), month: '2024-07', contact: CONTACT };
    await importIssue(client, july, Buffer.from('july'), { publish: false, reason: null, overrideReason: '测试' });
    const query = '{ report(month: "2024-07", revision: 1) { draftToken } }';
    const authorization = `Bearer ${await servers.tokenFor()}`;
    grant = (await post(servers.graphql, { query }, { authorization })).json.data.report.draftToken;
  });

  afterAll(() => servers.stop());

  /** As the gateway asks, with the grant of the draft: `revision` may be one there is none of. */
  const entity = async (name: SubgraphName, revision: number, scopes: readonly Scope[]) => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on MonthlyReport { ${FIELDS[name]} } } }`;
    const variables = { of: [{ __typename: 'MonthlyReport', month: '2024-07', revision, grant }] };
    const { text } = await post(
      servers.subgraphUrls[name],
      { query, variables },
      {
        'x-federation-secret': servers.secrets.federationSecret,
        ...(scopes.length > 0 && { authorization: `Bearer ${await servers.tokenFor(scopes)}` }),
      },
    );
    return text.replaceAll(`revision ${revision}`, 'revision N');
  };

  it.each(SUBGRAPH_NAMES)('answer of "%s" by _entities as for a revision there is none of', async (name) => {
    const none = await entity(name, 77, []);

    expect(await entity(name, 1, [])).toBe(none);
    expect(await entity(name, 1, [...OTHERS, 'contact:read'])).toBe(none);
    expect(await entity(name, 1, ['report:draft'])).not.toBe(none);
    expect(await entity(name, 1, ['report:draft'])).not.toContain(CONTACT.email);
  });
});

/** The stream of what happened so far, once it has said something. */
async function eventsOf(url: string): Promise<string> {
  const request = get(`${url}/events`, { agent: false, headers: { 'last-event-id': '0' } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  response.on('data', (chunk) => {
    text += chunk;
  });
  await vi.waitUntil(() => /^id: [\d-]+$/m.test(text) && text.endsWith('\n\n'), { timeout: 30_000 });
  request.destroy();
  return text;
}
