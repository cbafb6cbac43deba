import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUBGRAPHS } from '../../subgraphs/registry.js';
import { openDatabase } from '../../subgraphs/shared/database/open-database.js';
import { LEAKS } from '../support/leaks.js';
import { post, startServers, type TestServers } from '../support/servers.js';
import { createTestDatabase } from '../support/test-database.js';

const OPEN =
  'mutation ($key: String!) { openRevision(input: { month: "2031-01", idempotencyKey: $key }) { report { revision } } }';

describe.each(['embedded', 'split'] as const)(
  'another process that holds the lock of the database (#44), %s',
  (shape) => {
    let servers: TestServers;
    let authorization: string;
    let other: Sqlite.Database;

    beforeAll(async () => {
      servers = await startServers(shape);
      authorization = `Bearer ${await servers.tokenFor()}`;
      other = new Sqlite(join(servers.config.dataDir, 'reports.sqlite'));
    });

    afterAll(async () => {
      other.close();
      await servers.stop();
    });

    const open = (key: string) => post(servers.graphql, { query: OPEN, variables: { key } }, { authorization });

    it('makes changes wait, and nobody else', async () => {
      other.exec('BEGIN IMMEDIATE');
      const events: string[] = [];
      const change = open('waits').then(({ json }) => {
        events.push('changed');
        return json;
      });
      // Each is answered while the change waits: if it waited inside SQLite, none would be before the lock is free.
      for (let n = 0; n < 20; n++) {
        const { json } = await post(servers.graphql, { query: '{ latestReport { month } departments { id } }' });
        expect(json.errors).toBeUndefined();
      }
      events.push('read');
      other.exec('COMMIT');

      expect(await change).toEqual({ data: { openRevision: { report: { revision: 1 } } } });
      expect(events).toEqual(['read', 'changed']);
    });

    it('becomes an error that can be tried again if it takes too long, and nothing is half done', async () => {
      other.exec('BEGIN IMMEDIATE');
      const refused = await Promise.all([open('a'), open('b'), open('c')]);
      const events = other.prepare('SELECT count(*) AS n FROM audit_event').get();
      other.exec('COMMIT');

      for (const { status, json, text } of refused) {
        expect(status).toBe(200);
        expect(json.data).toEqual({ openRevision: null });
        expect(json.errors).toMatchObject([
          { path: ['openRevision'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'reports' } },
        ]);
        expect(text).not.toMatch(LEAKS);
      }
      expect(events).toEqual({ n: 1 });
      expect((await open('a')).json).toEqual({ data: { openRevision: { report: { revision: 2 } } } });
    }, 60_000);
  },
);

describe('the writer of each database (#43)', () => {
  it.each(SUBGRAPHS.map((subgraph) => [subgraph.name, subgraph] as const))(
    'of "%s" syncs its log with every commit',
    async (name, { database: definition }) => {
      const testDatabase = await createTestDatabase();
      const database = await openDatabase({ name, ...definition }, testDatabase.options);
      const settings = await database.write(async (manager) => ({
        ...(await manager.query('PRAGMA journal_mode'))[0],
        ...(await manager.query('PRAGMA synchronous'))[0],
      }));
      await database.close();
      await testDatabase.remove();

      expect(settings).toEqual({ journal_mode: 'wal', synchronous: 2 });
    },
  );
});
