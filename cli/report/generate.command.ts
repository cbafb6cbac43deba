import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { generateIssue } from '../../issue/generate/generate-issue.js';
import { monthsBetween } from '../../issue/month.js';
import { printIssue } from '../../issue/print/print-issue.js';
import { readIssue } from '../../issue/read/read-issue.js';
import { parseMonth, parsePositive } from '../shared/arguments.js';
import { withClient, withConnection } from '../shared/connection.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';
import type { ConnectionOptions } from '../shared/open-client.js';
import { print, say } from '../shared/print.js';
import { importIssue } from './import-issue.js';

interface GenerateFlags extends ConnectionOptions {
  from: string;
  to: string;
  seed: number;
  publish: boolean;
  out?: string;
}

export const generateCommand = withConnection(
  new Command('generate')
    .description('生成合成样例月报 (make synthetic issues, marked so in title and data, for tests and demonstrations)')
    .requiredOption('--from <month>', '起始月份 (first month)', parseMonth)
    .requiredOption('--to <month>', '截止月份 (last month)', parseMonth)
    .option('--seed <n>', '随机种子：相同种子得到相同月报 (the same seed gives the same issues)', parsePositive, 1)
    .option('--publish', '导入并发布 (import and publish them)', false)
    .option('--out <dir>', '写成文本文件 (write them as text files into a folder)'),
).action(async (flags: GenerateFlags) => {
  const months = monthsBetween(flags.from, flags.to);
  if (months.length === 0) {
    throw new CommandError(EXIT.usage, `Expected --to ${flags.to} not before --from ${flags.from}.`);
  }
  if (flags.publish === (flags.out !== undefined)) {
    throw new CommandError(EXIT.usage, '请在 --publish 与 --out 中选一个 (choose either --publish or --out).');
  }
  await (flags.out ? writeAll(months, flags.seed, flags.out) : publishAll(months, flags));
});

const textOf = (month: string, seed: number) => printIssue(generateIssue(month, seed));

async function writeAll(months: readonly string[], seed: number, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const month of months) await writeFile(join(folder, `${month}.txt`), textOf(month, seed));
  print(`${months.length} 期已写入 (issues written to) ${folder}`);
}

/** As if each had come as a document: what is stored was read. */
async function publishAll(months: readonly string[], flags: GenerateFlags): Promise<void> {
  const start = performance.now();
  await withClient(flags, async (client) => {
    for (const [index, month] of months.entries()) {
      const text = textOf(month, flags.seed);
      const options = { publish: true, reason: `合成样例，种子 ${flags.seed}`, overrideReason: null };
      const { changed } = await importIssue(client, readIssue(text), Buffer.from(text), options);
      say(`[${index + 1}/${months.length}] ${month} ${changed ? '已发布 (published)' : '未改动 (unchanged)'}`);
    }
  });
  print(`${months.length} 期，用时 (issues in) ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
