import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { tokenOfThisUser } from '../../cli/shared/embedded-client.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/config/config.js';
import expected from '../contract/full-report.2024-06.json' with { type: 'json' };
import { build } from '../support/command-line.js';
import { juneIssue } from '../support/june-issue.js';
import { load } from '../support/load.js';
import { environmentOf } from '../support/processes.js';
import { type Replicas, startReplicas } from '../support/replicas.js';
import { seen } from '../support/seen.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { times } from '../support/times.js';

const RESTARTS = times('RESTARTS', 5);
const JUNE = JSON.stringify({ query: FullReportDocument.toString(), variables: { month: '2024-06' } });
const isJune = (answer: string) => JSON.stringify(JSON.parse(answer)) === JSON.stringify(expected);

let testDatabase: TestDatabase;
const parts = new Map<string, Replicas>();

beforeAll(async () => {
  await build();
  testDatabase = await createTestDatabase();
  const token = await tokenOfThisUser(testDatabase.options.dataDir);
  const env = { ...environmentOf(testDatabase), APP_MODE: 'split', LOG_LEVEL: 'error', DRAIN_MS: '1000' };
  const urls: Record<string, string> = {};
  for (const name of SUBGRAPH_NAMES) {
    const replicas = await startReplicas(`subgraphs/${name}/server.js`, env);
    urls[`${name.toUpperCase()}_URL`] = `${replicas.url}/graphql`;
    parts.set(name, replicas);
  }
  const gateway = await startReplicas('gateway/server.js', { ...env, ...urls });
  parts.set('gateway', gateway);
  const options = { publish: true, reason: null, overrideReason: null };
  await importIssue(new RemoteClient(`${gateway.url}/graphql`, token), juneIssue(), Buffer.from('june'), options);
}, 300_000);

afterAll(async () => {
  for (const replicas of [...parts.values()].reverse()) await replicas.stop();
  await testDatabase.remove();
});

describe(`each part of the split system, restarted ${RESTARTS} times under load (#45)`, () => {
  it.each([...SUBGRAPH_NAMES, 'gateway'])(
    '%s: no request fails, every old process ends with 0',
    { timeout: 600_000 },
    async (name) => {
      const statuses: (number | null | undefined)[] = [];
      const restarts = (async () => {
        for (let n = 0; n < RESTARTS; n++) statuses.push(await parts.get(name)?.roll());
      })();
      const url = parts.get('gateway')?.url ?? '';
      const answers = await load(url, { clients: 5, seconds: restarts, bodies: [JUNE], pauseMs: 20, isRight: isJune });
      await restarts;
      seen({ restarts: RESTARTS, [`answers beside ${name}`]: JSON.stringify(answers.statuses) });

      expect(statuses).toEqual(Array(RESTARTS).fill(0));
      expect(Object.keys(answers.statuses)).toEqual(['200']);
    },
  );
});
