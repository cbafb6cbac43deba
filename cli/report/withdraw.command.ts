import { Command } from 'commander';
import { RepublishReportDocument, WithdrawReportDocument } from '../../operations/generated/graphql.js';
import { parseMonth, parsePositive } from '../shared/arguments.js';
import { refuseWith } from '../shared/client.js';
import { withClient, withConnection } from '../shared/connection.js';
import type { ConnectionOptions } from '../shared/open-client.js';
import { print } from '../shared/print.js';

interface StepFlags extends ConnectionOptions {
  revision: number;
  reason: string;
}

const step = (name: string, description: string) =>
  withConnection(
    new Command(name)
      .description(description)
      .argument('<month>', '月份，如 2024-06 (month)', parseMonth)
      .requiredOption('--revision <n>', '修订号 (revision)', parsePositive)
      .requiredOption('--reason <text>', '理由，将随月报公布 (why; shown with the revision)'),
  );

export const withdrawCommand = step(
  'withdraw',
  '撤回已发布的修订 (take a published revision out of publication)',
).action((month: string, flags: StepFlags) =>
  withClient(flags, async (client) => {
    const { revision, reason } = flags;
    const { withdrawReport } = await client.execute(WithdrawReportDocument, { input: { month, revision, reason } });
    refuseWith(withdrawReport?.userErrors);
    print(`${month} 第 ${revision} 版 (revision ${revision}): 已撤回 (withdrawn)`);
  }),
);

export const republishCommand = step(
  'republish',
  '重新发布已撤回的修订 (publish a withdrawn revision again, as it was)',
).action((month: string, flags: StepFlags) =>
  withClient(flags, async (client) => {
    const { revision, reason } = flags;
    const { republishReport } = await client.execute(RepublishReportDocument, { input: { month, revision, reason } });
    refuseWith(republishReport?.userErrors);
    print(`${month} 第 ${revision} 版 (revision ${revision}): 已重新发布 (published again)`);
  }),
);
