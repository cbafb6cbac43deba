import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, type GraphQLField, Kind, parse } from 'graphql';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import type { Issue } from '../../issue/issue.js';
import { SCOPES, type Scope } from '../../subgraphs/shared/auth/caller.js';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/config/config.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { contentsOf } from '../support/database-contents.js';
import { juneIssue } from '../support/june-issue.js';
import { keepLog } from '../support/log-lines.js';
import { minimalOperation } from '../support/minimal-operation.js';
import { post, startServers, type TestServers } from '../support/servers.js';

/*
 * Who may do what, asked of the running system in both shapes. The table it finds is docs/rights.md, which must not be stale:
 * UPDATE_DOCS=true writes it.
 */

const DOCUMENT = packageFile('docs/rights.md');
const SHAPES = ['embedded', 'split'] as const;
const CONTACT = { name: '某某某', email: 'contact@example.org', phone: '00000000000' };

/** Callers, with what they send. */
const CALLERS: Readonly<Record<string, (servers: TestServers) => Promise<string | null>>> = {
  anyone: async () => null,
  ...Object.fromEntries(SCOPES.map((scope) => [scope, bearerWith([scope])])),
  'every scope': bearerWith(SCOPES),
  'forged token': async () => `Bearer ${await forgedToken()}`,
};

/** Things only some may see, each with the answer that gives it away. */
const SECRETS = {
  'a draft, by month and revision': {
    query: '{ report(month: "2024-07", revision: 1) { title } }',
    shows: ({ report }: Data) => report?.title !== undefined && report?.title !== null,
  },
  'a draft, among the revisions of its month': {
    query: '{ revisions(month: "2024-07") { revision } }',
    shows: ({ revisions }: Data) => (revisions?.length ?? 0) > 0,
  },
  'a draft, as what follows a published month': {
    query: '{ report(month: "2024-06") { revision } latestReport { month } reports { totalCount } }',
    shows: ({ latestReport, reports }: Data) => latestReport?.month === '2024-07' || (reports?.totalCount ?? 0) > 1,
  },
  'changes towards a draft': {
    query: '{ changes(month: "2024-06", from: 1, to: 2) { all { figure } } }',
    shows: ({ changes }: Data) => Array.isArray(changes?.all),
  },
  'the contact person': {
    query: '{ report(month: "2024-06") { contact { name email phone } } }',
    shows: ({ report }: Data) => report?.contact?.email === CONTACT.email,
  },
  'the contact person of a draft': {
    query: '{ report(month: "2024-07", revision: 1) { contact { email } } }',
    shows: ({ report }: Data) => report?.contact?.email === CONTACT.email,
  },
  'who opened and published a revision': {
    query: '{ revisions(month: "2024-06") { events { by } } }',
    shows: ({ revisions }: Data) => typeof revisions?.[0]?.events?.[0]?.by === 'string',
  },
};

interface Data {
  report?: { title?: string | null; contact?: { email: string } | null } | null;
  revisions?: { events?: { by: string | null }[] }[] | null;
  latestReport?: { month: string } | null;
  reports?: { totalCount: number } | null;
  changes?: { all: unknown[] | null } | null;
}

const api = buildSchema(readFileSync(packageFile('gateway/api.graphql'), 'utf8'));
const fieldsOf = (kind: 'query' | 'mutation'): GraphQLField<unknown, unknown>[] =>
  Object.values((kind === 'query' ? api.getQueryType() : api.getMutationType())?.getFields() ?? {});

/** What each caller may do, by shape: a row for each operation, a mark for each caller. */
const tables = new Map<string, string[][]>();

describe.each(SHAPES)('rights, %s', (shape) => {
  const kept = keepLog();
  let servers: TestServers;
  const rows: string[][] = [];

  beforeAll(async () => {
    servers = await startServers(shape, {}, null, { log: kept.log });
    const client = new RemoteClient(servers.graphql, await servers.tokenFor());
    const store = (issue: Issue, publish: boolean) =>
      importIssue(client, { ...issue, contact: CONTACT }, Buffer.from(issue.month + publish), {
        publish,
        reason: '草稿',
        overrideReason: '测试',
      });
    await store(juneIssue(), true);
    await store({ ...juneIssue(), overview: { ...juneIssue().overview, title: '草稿' } }, false);
    await store({ ...juneIssue(), month: '2024-07' }, false);
    tables.set(shape, rows);
  });

  afterAll(() => servers.stop());

  const ask = async (caller: string, query: string) => {
    const authorization = await CALLERS[caller]?.(servers);
    return post(servers.graphql, { query }, authorization ? { authorization } : {});
  };

  it.each(fieldsOf('mutation').map((field) => [field.name, field] as const))(
    '#24 #25 lets only callers with one scope reach %s',
    async (name, field) => {
      const marks: Record<string, boolean> = {};
      for (const caller of Object.keys(CALLERS)) {
        const { status, json } = await ask(caller, minimalOperation('mutation', field));
        const codes = (json.errors ?? []).map(({ extensions }: { extensions: { code: string } }) => extensions.code);
        marks[caller] = codes.length === 0;
        if (caller === 'anyone') expect({ status, codes }).toEqual({ status: 200, codes: ['UNAUTHENTICATED'] });
        if (caller === 'forged token') expect({ status, codes }).toEqual({ status: 401, codes: ['UNAUTHENTICATED'] });
        if (isScope(caller) && !marks[caller]) expect(codes).toEqual(['FORBIDDEN']);
      }
      expect(marks['every scope']).toBe(true);
      expect(SCOPES.filter((scope) => marks[scope])).toHaveLength(1);
      rows.push([`mutation \`${name}\``, ...marked(marks)]);
    },
  );

  it('#24 writes nothing for callers without the scope, and logs who asked for what', async () => {
    const before = await contentsOf(servers.config);
    const expected: object[] = [];
    kept.clear();
    for (const field of fieldsOf('mutation')) {
      const { name } = field;
      const marks = rows.find(([what]) => what === `mutation \`${name}\``)?.slice(1) ?? [];
      for (const [column, caller] of Object.keys(CALLERS).entries()) {
        if (marks[column] !== '·' || caller === 'forged token') continue;
        await ask(caller, minimalOperation('mutation', field));
        const isAnyone = caller === 'anyone';
        const code = isAnyone ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        expected.push({ code, fields: [name], subject: isAnyone ? null : 'tester' });
      }
    }
    const lines = kept.lines().filter(({ msg }) => msg === 'not allowed');

    expect(expected).toHaveLength(fieldsOf('mutation').length * SCOPES.length);
    expect(lines).toMatchObject(expected);
    expect(lines.every(({ requestId }) => typeof requestId === 'string' && requestId !== '')).toBe(true);
    expect(await contentsOf(servers.config)).toEqual(before);
  });

  it.each(fieldsOf('query').map((field) => [field.name, field] as const))(
    '#25 answers the query %s the same whatever the token, or asks for a scope',
    async (name, field) => {
      const marks: Record<string, boolean> = {};
      for (const caller of Object.keys(CALLERS)) {
        const { json } = await ask(caller, minimalOperation('query', field));
        const codes = (json.errors ?? []).map(({ extensions }: { extensions: { code: string } }) => extensions.code);
        marks[caller] = !codes.some((code: string) => code === 'UNAUTHENTICATED' || code === 'FORBIDDEN');
        expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
      }
      expect(marks['every scope']).toBe(true);
      expect(marks['forged token']).toBe(false);
      rows.push([`query \`${name}\``, ...marked(marks)]);
    },
  );

  it.each(Object.entries(SECRETS))('#25 #26 shows %s only to those who may see it', async (what, { query, shows }) => {
    const marks: Record<string, boolean> = {};
    for (const caller of Object.keys(CALLERS)) {
      const { json } = await ask(caller, query);
      marks[caller] = shows(json.data ?? {});
    }
    expect(marks.anyone).toBe(false);
    expect(marks['forged token']).toBe(false);
    rows.push([what, ...marked(marks)]);
  });

  it('#26 answers for a draft exactly as for a revision there is none of', async () => {
    const of = async (revision: number) =>
      (await ask('anyone', `{ report(month: "2024-07", revision: ${revision}) { title } }`)).text;
    expect((await of(1)).replaceAll('revision 1', 'revision N')).toBe(
      (await of(77)).replaceAll('revision 77', 'revision N'),
    );
  });
});

it('#24 asks every mutation of every subgraph', () => {
  const own = SUBGRAPH_NAMES.flatMap((name) => {
    const schema = parse(readFileSync(packageFile(`subgraphs/${name}/schema.graphql`), 'utf8'));
    return schema.definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === 'Mutation'
        ? (definition.fields ?? []).map((field) => field.name.value)
        : [],
    );
  });
  expect(fieldsOf('mutation').map(({ name }) => name)).toEqual(expect.arrayContaining(own));
});

it('is what docs/rights.md says', () => {
  const [embedded, split] = SHAPES.map((shape) => tables.get(shape));
  expect(embedded).toEqual(split);
  const document = render(embedded ?? []);
  // Both databases give the same table; one of them writes it.
  if (process.env.UPDATE_DOCS === 'true' && inject('database') === 'sqlite') writeFileSync(DOCUMENT, document);
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(document);
});

const isScope = (caller: string) => SCOPES.some((scope) => scope === caller);

const marked = (marks: Record<string, boolean>) => Object.keys(CALLERS).map((caller) => (marks[caller] ? 'yes' : '·'));

function render(rows: string[][]): string {
  const callers = Object.keys(CALLERS);
  return [
    '# Rights (权限)',
    '',
    'Who may do what, asked of the running system, embedded and split, on SQLite and PostgreSQL: every mutation, every query of',
    'the root, and what only some may see. `yes` is allowed, `·` is refused, or looks as if there were nothing. Generated by',
    '`test/http/rights.test.ts`; `npm run docs:rights` writes it again.',
    '',
    `| | ${callers.join(' | ')} |`,
    `| --- |${' --- |'.repeat(callers.length)}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
}

function bearerWith(scopes: readonly Scope[]) {
  return async (servers: TestServers) => `Bearer ${await servers.tokenFor(scopes)}`;
}

/** A token with every scope, signed with a key nobody knows. */
const forgedToken = () =>
  new SignJWT({ scope: SCOPES.join(' ') })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'x' })
    .setIssuer('urn:guizhou-report:this-machine')
    .setAudience('guizhou-report')
    .setSubject('forger')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode('a secret nobody else has, of 32+ characters'));
