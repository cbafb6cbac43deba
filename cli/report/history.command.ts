import Table from 'cli-table3';
import { Command } from 'commander';
import { ChangesDocument, RevisionsDocument } from '../../operations/generated/graphql.js';
import { parseMonth, parsePositive } from '../shared/arguments.js';
import { withClient, withConnection } from '../shared/connection.js';
import type { ConnectionOptions } from '../shared/open-client.js';
import { print } from '../shared/print.js';

interface HistoryFlags extends ConnectionOptions {
  json: boolean;
}

interface ChangesFlags extends HistoryFlags {
  from: number;
  to: number;
}

const EVENTS = { OPENED: '起草', PUBLISHED: '发布', WITHDRAWN: '撤回', REPUBLISHED: '重新发布' } as const;
const asJson = ['--json', '以 JSON 输出 (print as JSON)', false] as const;

export const revisionsCommand = withConnection(
  new Command('revisions')
    .description('列出一个月的修订 (list the revisions of a month: who, when and why)')
    .argument('<month>', '月份，如 2024-06 (month)', parseMonth)
    .option(...asJson),
).action((month: string, flags: HistoryFlags) =>
  withClient(flags, async (client) => {
    const { revisions } = await client.execute(RevisionsDocument, { month });
    if (flags.json) return print(JSON.stringify(revisions, null, 2));
    const table = new Table({ head: ['修订', '状态', '事件', '时间', '谁', '理由'], style: { head: [], border: [] } });
    for (const { revision, isCurrent, report, events } of revisions ?? []) {
      for (const { kind, at, by, reason } of events) {
        table.push([`${revision}${isCurrent ? ' *' : ''}`, report.status, EVENTS[kind], at, by ?? '', reason ?? '']);
      }
    }
    print(table.toString());
    print('* 现行 (what a request for the month gets)');
  }),
);

export const changesCommand = withConnection(
  new Command('changes')
    .description('比较两个修订 (list figure by figure what two revisions print differently)')
    .argument('<month>', '月份，如 2024-06 (month)', parseMonth)
    .requiredOption('--from <n>', '前一修订 (the revision before)', parsePositive)
    .requiredOption('--to <n>', '后一修订 (the revision after)', parsePositive)
    .option(...asJson),
).action((month: string, flags: ChangesFlags) =>
  withClient(flags, async (client) => {
    const { changes } = await client.execute(ChangesDocument, { month, from: flags.from, to: flags.to });
    if (flags.json) return print(JSON.stringify(changes?.all, null, 2));
    const table = new Table({ head: ['位置', '内容', '原', '现', '行'], style: { head: [], border: [] } });
    for (const { printedIn, subject, old, new: now, newLine } of changes?.all ?? []) {
      table.push([printedIn, subject, old ?? '未印', now ?? '未印', newLine ?? '']);
    }
    print(table.toString());
    print(`${changes?.all?.length ?? 0} 处不同 (differences)`);
  }),
);
