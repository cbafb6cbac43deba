import { Command } from 'commander';
import { printIssue } from '../../issue/print/print-issue.js';
import { parseMonth, parsePositive } from '../shared/arguments.js';
import { withClient, withConnection } from '../shared/connection.js';
import type { ConnectionOptions } from '../shared/open-client.js';
import { fetchIssue } from './fetch-issue.js';

interface PrintFlags extends ConnectionOptions {
  revision?: number;
}

export const printCommand = withConnection(
  new Command('print')
    .description('按印刷版式输出一期月报 (write an issue as text, in the printed layout; without its contact person)')
    .argument('<month>', '月份，如 2024-06 (month)', parseMonth)
    .option('--revision <n>', '修订号 (default: the published one)', parsePositive),
).action((month: string, flags: PrintFlags) =>
  withClient(flags, async (client) => {
    process.stdout.write(printIssue(await fetchIssue(client, month, flags.revision ?? null)));
  }),
);
