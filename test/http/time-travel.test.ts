import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import type { Issue } from '../../issue/issue.js';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import { juneIssue } from '../support/june-issue.js';
import { post, startServers, type TestServers } from '../support/servers.js';

/** The contract's operation, with the revision as a variable too. */
const query = FullReportDocument.toString()
  .replace('($month: YearMonth!)', '($month: YearMonth!, $revision: Int)')
  .replace('report(month: $month)', 'report(month: $month, revision: $revision)');

describe.each(['embedded', 'split'] as const)('a client that asks by month and revision, %s', (shape) => {
  let servers: TestServers;

  beforeAll(async () => {
    servers = await startServers(shape);
  });

  afterAll(() => servers.stop());

  const publish = async (issue: Issue, reason: string) => {
    const client = new RemoteClient(servers.graphql, await servers.tokenFor());
    await importIssue(client, issue, Buffer.from(reason), { publish: true, reason, overrideReason: null });
  };
  const at = async (revision: number | null) =>
    (await post(servers.graphql, { query, variables: { month: '2024-06', revision } })).text;

  it('gets the same bytes for good', async () => {
    await publish(juneIssue(), '第一版');
    const first = await at(1);
    expect(first).toBe(await at(null));

    for (const mark of ['更正一', '更正二']) {
      const issue = juneIssue();
      issue.overview.title = `贵州省公共数据共享开放月报（${mark}）`;
      await publish(issue, mark);
    }

    expect(await at(1)).toBe(first);
    expect(await at(2)).not.toBe(first);
    expect(await at(3)).toBe(await at(null));
  });
});
