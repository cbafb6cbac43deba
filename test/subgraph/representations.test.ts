import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUBGRAPHS } from '../../subgraphs/registry.js';
import { localIssuer, readLocalKeys } from '../../subgraphs/shared/auth/local-keys.js';
import { createLog } from '../../subgraphs/shared/log/log.js';
import { FEDERATION_SECRET_HEADER, Subgraph } from '../../subgraphs/shared/subgraph/subgraph.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const QUERY = `query($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Department { id name } }
}`;
const GOOD = { __typename: 'Department', id: 'fgw' };
const MAX = 1_000;

describe('representations #28', () => {
  let testDatabase: TestDatabase;
  let departments: Subgraph;
  let secret: string;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    const keys = await readLocalKeys(testDatabase.options.dataDir);
    secret = keys.federationSecret;
    const definition = SUBGRAPHS.find(({ name }) => name === 'departments');
    if (!definition) throw new Error('no departments');
    departments = await Subgraph.open(definition, {
      database: testDatabase.options,
      secrets: { federationSecret: secret, tokenIssuer: localIssuer(keys) },
      log: createLog('test', 'silent'),
      snapshotCacheMib: 0,
    });
  });

  afterAll(async () => {
    await departments.close();
    await testDatabase.remove();
  });

  const ask = (representations: unknown, query = QUERY) =>
    departments.execute(
      { query, variables: { representations } as Record<string, unknown> },
      { [FEDERATION_SECRET_HEADER]: secret },
    );

  it('that are keys are answered, and null where there is no such entity', async () => {
    const first = await departments.execute(
      { query: '{ departments { id name } }' },
      { [FEDERATION_SECRET_HEADER]: secret },
    );
    const [department] = (first.data as { departments: { id: string; name: string }[] }).departments;
    const { data, errors } = await ask([
      { ...GOOD, id: department?.id },
      { ...GOOD, id: 'nobody' },
    ]);

    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([department, null]);
  });

  it('that say more than their key are believed in their key only', async () => {
    const { data } = await ask([{ ...GOOD, id: 'nobody', name: 'HACKED', fullName: 'HACKED' }]);

    expect(JSON.stringify(data)).not.toContain('HACKED');
  });

  it.each([
    ['a text', 'x'],
    ['a list', [GOOD]],
    ['a number', 5],
    ['without a type', { id: 'fgw' }],
    ['of a type that is no name', { __typename: {}, id: 'fgw' }],
    ['of a type there is none of', { __typename: 'Nonsense', id: 'fgw' }],
    ['of the root', { __typename: 'Query' }],
    ['of a type of the schema itself', { __typename: '__Schema' }],
    ['of a prototype', { __typename: 'constructor', id: 'fgw' }],
    ['without a key', { __typename: 'Department' }],
    ['with a key that is null', { ...GOOD, id: null }],
    ['with a key that is an object', { ...GOOD, id: { $ne: null } }],
    ['with a key that is a list', { ...GOOD, id: ['fgw'] }],
    ['of a month that is none', { __typename: 'MonthlyReport', month: "2024-06' OR 1=1", revision: 1 }],
    ['of half a key', { __typename: 'MonthlyReport', month: '2024-06' }],
  ])('that are wrong refuse all of them, those that are right too: %s', async (_what, wrong) => {
    const { data, errors } = await ask([GOOD, wrong]);

    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ path: ['_entities'], extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors?.[0]?.message).toMatch(/^Expected representation 1 to /);
    expect(JSON.stringify(errors)).not.toMatch(/Nonsense|\$ne|OR 1=1/);
  });

  it('are no more than a thousand', async () => {
    expect((await ask(Array(MAX).fill(GOOD))).errors).toBeUndefined();
    const { errors } = await ask(Array(MAX + 1).fill(GOOD));

    expect(errors?.[0]).toMatchObject({ message: 'Expected at most 1000 representations, found 1001.' });
  });

  it('are checked as well where they stand in the query', async () => {
    const { errors } = await ask([], '{ _entities(representations: [{ __typename: "Nonsense" }]) { __typename } }');

    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});
