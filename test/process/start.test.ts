import { afterEach, describe, expect, it } from 'vitest';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/config/config.js';
import expected from '../contract/full-report.2024-06.json' with { type: 'json' };
import { environmentOf, runToEnd, splitPorts, startProcess } from '../support/processes.js';
import { post } from '../support/servers.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const JUNE = { query: FullReportDocument.toString(), variables: { month: '2024-06' } };
let testDatabase: TestDatabase;

afterEach(() => testDatabase.remove());

describe('npm start', () => {
  it('serves June 2024 from nothing, and again after a second start', async () => {
    testDatabase = await createTestDatabase();
    const env = { ...environmentOf(testDatabase), APP_MODE: 'embedded', PORT: '0' };

    const first = await startProcess('cli/start.js', env);
    expect((await post(first.graphql, JUNE)).json).toEqual(expected);
    expect(await first.stop()).toBe(0);

    const second = await startProcess('cli/start.js', env);
    expect((await post(second.graphql, JUNE)).json).toEqual(expected);
    expect(await second.stop('SIGINT')).toBe(0);
  });

  it('#54 refuses to start where nothing names a mode and nothing is set, and says which setting is missing', async () => {
    testDatabase = await createTestDatabase();
    const { status, stderr } = await runToEnd('cli/start.js', [], {});

    expect(status).toBe(1);
    expect(stderr).toMatch(/^Invalid environment:\nFEDERATION_SECRET must be set/);
    expect(stderr).not.toMatch(/at .*\.js/);
  });
});

describe('npm run start:split', () => {
  it('serves June 2024 from six processes', async () => {
    testDatabase = await createTestDatabase();
    const env = { ...environmentOf(testDatabase), ...(await splitPorts()), APP_MODE: 'split' };

    const system = await startProcess('cli/start-split.js', env);
    expect((await post(system.graphql, JUNE)).json).toEqual(expected);
    const ready = await fetch(new URL('/readyz', system.graphql));
    expect(await ready.json()).toEqual({
      status: 'ready',
      parts: Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, 'up'])),
    });
    expect(await system.stop()).toBe(0);
  });
});
