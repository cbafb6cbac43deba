import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { buildSchema, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { operationsOf } from '../support/arbitrary-operation.js';
import { juneIssue } from '../support/june-issue.js';
import { seen } from '../support/seen.js';
import { post, startServers, type TestServers } from '../support/servers.js';

const SCHEMA = buildSchema(readFileSync(packageFile('gateway/api.graphql'), 'utf8'));
const MAX_MS = 2_000;
const DATABASE = /SQL|syntax error|ORA-|near "|column|relation|constraint|pg_|unterminated|incident/i;

interface Failed {
  errors?: { message: string; extensions: { code: string } }[];
}

const codesOf = ({ errors = [] }: Failed) => errors.map(({ extensions }) => extensions.code);
const messagesOf = ({ errors = [] }: Failed) => errors.map(({ message }) => message);

describe.each(['embedded', 'split'] as const)('anyone, %s', (shape) => {
  let servers: TestServers;

  beforeAll(async () => {
    servers = await startServers(shape);
    const client = new RemoteClient(servers.graphql, await servers.tokenFor());
    await importIssue(client, juneIssue(), Buffer.from('june'), { publish: true, reason: null, overrideReason: null });
  });

  afterAll(() => servers.stop());

  it('may send any valid query and meets no error of the inside, nor waits long #3', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(operationsOf(SCHEMA, 6), async (query) => {
        const start = performance.now();
        const { json, status } = await post(servers.graphql, { query });

        expect(codesOf(json), query).not.toContain('INTERNAL_SERVER_ERROR');
        expect(codesOf(json), query).not.toContain('GRAPHQL_VALIDATION_FAILED');
        expect(status).toBeLessThan(500);
        const ms = performance.now() - start;
        seen({ operations: 1, answered: Number(Boolean(json.data)), slowestMs: Math.round(ms) });
        expect(ms).toBeLessThan(MAX_MS);
        if (json.data) answered++;
      }),
      { numRuns: 400, seed: 202406 },
    );
    expect(answered).toBeGreaterThan(200);
  });

  const PROBES = [
    "' OR '1'='1",
    "'; DROP TABLE department; --",
    '" OR ""="',
    "1' UNION SELECT name, sql FROM sqlite_master --",
    "' AND (SELECT pg_sleep(5)) IS NULL --",
    '%',
    '_%',
    '\\',
    "\\'",
    '$1',
    `\${1}`,
    '?',
    ':id',
    'x'.repeat(10_000),
    '1e999',
    '🙈\u202e',
    '{"$ne":null}',
  ];

  const texts = Object.values(SCHEMA.getQueryType()?.getFields() ?? {}).flatMap((field) =>
    field.args.map((arg) => ({ field, arg, type: String(arg.type) })).filter(({ type }) => !/^Int/.test(type)),
  );

  it.each(texts.map(({ field, arg, type }) => [`${field.name}(${arg.name}: ${type})`, field, arg] as const))(
    'finds nothing to inject in %s #21',
    async (_name, field, arg) => {
      const month = field.args.some(({ name }) => name === 'month') && arg.name !== 'month' ? 'month: "2024-06"' : '';
      const inner = isObjectType(getNamedType(field.type)) ? '{ __typename }' : '';
      const query = `query($value: ${arg.type}) { field: ${field.name}(${month} ${arg.name}: $value) ${inner} }`;
      for (const value of PROBES) {
        seen({ probes: 1 });
        const { json, status } = await post(servers.graphql, { query, variables: { value } });
        // Of what was sent the beginning may be repeated.
        const echoes = [JSON.stringify(value).slice(1, -1), value.slice(0, 40)].filter((echo) => echo !== '');
        const said = messagesOf(json).map((message) =>
          echoes.reduce((text, echo) => text.replaceAll(echo, ''), message),
        );

        expect(codesOf(json)).not.toContain('INTERNAL_SERVER_ERROR');
        expect(status).toBeLessThan(500);
        expect(said.join(' ')).not.toMatch(DATABASE);
      }
    },
  );

  it('finds nobody by what is no id #21', async () => {
    for (const value of PROBES) {
      const { json } = await post(servers.graphql, {
        query: 'query($id: ID!) { department(id: $id) { id } }',
        variables: { id: value },
      });
      expect(json.data.department).toBeNull();
    }
  });

  it('learns no name of the schema by guessing #18', async () => {
    const names = Object.values(SCHEMA.getTypeMap()).flatMap((type) =>
      isObjectType(type) ? [type.name, ...Object.keys(type.getFields())] : [type.name],
    );
    const secret = [...new Set(names)].filter((name) => name.length > 5 && !name.startsWith('__'));
    // Whoever guesses a name itself may be told of it.
    const guesses = secret
      .flatMap((name) => [name.slice(0, -1), `${name}s`, name.slice(1), `${name.slice(0, 3)}x${name.slice(4)}`])
      .filter((guess) => !names.includes(guess))
      .slice(0, 1_000);
    seen({ guesses: guesses.length });
    for (const guess of guesses) {
      const { json } = await post(servers.graphql, { query: `{ ${guess} { ${guess}(${guess}: 1) } }` });
      const said = messagesOf(json)
        .map((message) => message.replaceAll(guess, ''))
        .join(' ');

      expect(secret.filter((name) => new RegExp(`\\b${name}\\b`).test(said))).toEqual([]);
    }
  });
});
