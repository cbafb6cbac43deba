import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prefectures } from '../../subgraphs/prefectures/subgraph.js';
import { localIssuer, readLocalKeys } from '../../subgraphs/shared/auth/local-keys.js';
import { readConfig } from '../../subgraphs/shared/config/config.js';
import { createLog } from '../../subgraphs/shared/log/log.js';
import { serveSubgraph } from '../../subgraphs/shared/subgraph/run-subgraph.js';
import {
  FEDERATION_SECRET_HEADER,
  MAX_VARIABLE_SETS,
  Subgraph,
  VARIABLE_BATCH_HEADER,
} from '../../subgraphs/shared/subgraph/subgraph.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const QUERY = 'query($id: ID!) { prefecture(id: $id) { id aliases } }';

describe('a query with several sets of variables', () => {
  const statements: string[] = [];
  let testDatabase: TestDatabase;
  let server: Awaited<ReturnType<typeof serveSubgraph>>;
  let secret: string;
  let ids: string[];

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    const keys = await readLocalKeys(testDatabase.options.dataDir);
    const log = createLog('test', 'silent');
    secret = keys.federationSecret;
    const subgraph = await Subgraph.open(prefectures, {
      database: { ...testDatabase.options, onStatement: (sql) => statements.push(sql) },
      secrets: { federationSecret: secret, tokenIssuer: localIssuer(keys) },
      log,
      snapshotCacheMib: 0,
    });
    server = await serveSubgraph(subgraph, { ...readConfig({ APP_MODE: 'split' }), host: '127.0.0.1', port: 0 }, log);
    const { json } = await ask('{ prefectures { id } }', {});
    ids = json.data.prefectures.map(({ id }: { id: string }) => id);
  });

  beforeEach(() => void statements.splice(0));

  afterAll(async () => {
    await server.stop();
    await testDatabase.remove();
  });

  async function ask(query: string, variables: unknown) {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', [FEDERATION_SECRET_HEADER]: secret },
      body: JSON.stringify({ query, variables }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: JSON of any form.
    const json = (await response.json()) as any;
    return { status: response.status, batch: response.headers.get(VARIABLE_BATCH_HEADER), json };
  }

  it('is answered once for each, in their order', async () => {
    const { status, json } = await ask(
      QUERY,
      [...ids, 'nobody'].map((id) => ({ id })),
    );
    const each = await Promise.all([...ids, 'nobody'].map((id) => ask(QUERY, { id })));

    expect(status).toBe(200);
    expect(json).toEqual(each.map((one) => one.json));
    expect(new Set(each.map(({ batch }) => batch))).toEqual(new Set([String(MAX_VARIABLE_SETS)]));
  });

  it('costs as many statements as with one', async () => {
    await ask(QUERY, { id: ids[0] });
    const one = statements.splice(0).length;
    await ask(
      QUERY,
      ids.map((id) => ({ id })),
    );

    expect(one).toBeGreaterThan(0);
    expect(statements).toHaveLength(one);
  });

  it('bears errors of variables at those they are of', async () => {
    const { json } = await ask(QUERY, [{ id: ids[0] }, {}, { id: ids[1] }]);

    expect(json.map(({ data }: { data?: { prefecture: { id: string } } }) => data?.prefecture.id)).toEqual([
      ids[0],
      undefined,
      ids[1],
    ]);
    expect(json[1].errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it.each<[string, (id: string) => unknown]>([
    ['none', () => []],
    ['too many', (id) => Array.from({ length: MAX_VARIABLE_SETS + 1 }, () => ({ id }))],
    ['one that is no object', (id) => [{ id }, id]],
  ])('is refused with %s', async (_what, variables) => {
    const { status, json } = await ask(QUERY, variables(ids[0] ?? ''));

    expect(status).toBe(400);
    expect(json.errors).toHaveLength(1);
  });
});
