import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn, TableIndex } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { generateIssue } from '../../issue/generate/generate-issue.js';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import { SUBGRAPHS } from '../../subgraphs/registry.js';
import { openDatabase } from '../../subgraphs/shared/database/open-database.js';
import contract from '../contract/full-report.2024-06.json' with { type: 'json' };
import { juneIssue } from '../support/june-issue.js';
import { faultsOf } from '../support/kill-while-publishing.js';
import { load } from '../support/load.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';
import { undoLastMigration } from '../support/undo-last-migration.js';

const JUNE = JSON.stringify({ query: FullReportDocument.toString(), variables: { month: '2024-06' } });
const isJune = (answer: string) => JSON.stringify(JSON.parse(answer)) === JSON.stringify(contract);
const OPTIONS = { publish: true, reason: null, overrideReason: null };

/** What the next release might bring: columns and an index the release before knows nothing of. */
class NextRelease4102444800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      const column = new TableColumn({ name: 'note', type: 'text', isNullable: true });
      await queryRunner.addColumn(await tableIn(queryRunner, table), column);
    }
    await queryRunner.createIndex(
      await tableIn(queryRunner, 'section'),
      new TableIndex({ name: 'section_digest', columnNames: ['digest'] }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndex(await tableIn(queryRunner, 'section'), 'section_digest');
    for (const table of TABLES) await queryRunner.dropColumn(await tableIn(queryRunner, table), 'note');
  }
}
const TABLES = ['section', 'audit_event'];

async function tableIn(queryRunner: QueryRunner, name: string) {
  const { schema } = queryRunner.dataSource.options as { schema?: string };
  const table = await queryRunner.getTable(schema ? `${schema}.${name}` : name);
  if (!table) throw new Error(`no table "${name}"`);
  return table;
}

let server: ServerProcess;
let client: RemoteClient;

beforeAll(async () => {
  server = await startServerProcess();
  client = new RemoteClient(server.graphql, server.token);
  await importIssue(client, juneIssue(), Buffer.from('june'), OPTIONS);
});

afterAll(() => server.stop());

const publish = (month: string) => importIssue(client, generateIssue(month, 52), Buffer.from(month), OPTIONS);

/** As the next release does when it starts beside this one. */
async function migrateUp(): Promise<void> {
  for (const { name, database } of SUBGRAPHS) {
    const migrations = [...database.migrations, NextRelease4102444800000];
    await (await openDatabase({ name, ...database, migrations }, server.testDatabase.options)).close();
  }
}

async function migrateDown(): Promise<void> {
  for (const { name, database } of SUBGRAPHS) {
    const migrations = [...database.migrations, NextRelease4102444800000];
    await undoLastMigration({ name, ...database, migrations }, server.testDatabase.options);
  }
}

describe('the tables of the next release (#52)', () => {
  it('come, go and come under load, and this release reads and publishes on them', async () => {
    const steps = (async () => {
      await migrateUp();
      await publish('2023-01');
      await migrateDown();
      await publish('2023-02');
      await migrateUp();
      await publish('2023-03');
    })();
    const { statuses } = await load(server.graphql, {
      clients: 4,
      seconds: steps,
      bodies: [JUNE],
      pauseMs: 10,
      isRight: isJune,
    });
    await steps;
    expect(Object.keys(statuses)).toEqual(['200']);

    // An old process that starts on the new tables.
    await server.kill();
    await server.start();
    expect(
      isJune(
        await (
          await fetch(server.graphql, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JUNE })
        ).text(),
      ),
    ).toBe(true);
    expect((await publish('2023-04')).status).toBe('PUBLISHED');
    expect(await faultsOf(server)).toEqual([]);
  }, 300_000);
});
