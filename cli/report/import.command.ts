import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { Issue } from '../../issue/issue.js';
import { decodeDocument } from '../../issue/read/decode-document.js';
import { readIssue } from '../../issue/read/read-issue.js';
import { UnreadableIssue } from '../../issue/read/unreadable-issue.js';
import { isConsistent, reconcile, toReconcilable } from '../../issue/reconcile/reconcile.js';
import { withClient, withConnection } from '../shared/connection.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';
import type { ConnectionOptions } from '../shared/open-client.js';
import { print, say } from '../shared/print.js';
import { importIssue } from './import-issue.js';
import { renderIssue, renderRules } from './render.js';
import { findUnresolvedNames } from './unresolved-names.js';

interface ImportFlags extends ConnectionOptions {
  publish: boolean;
  dryRun: boolean;
  json: boolean;
  reason?: string;
  override?: string;
}

export const importCommand = withConnection(
  new Command('import')
    .description('导入一期月报 (read an issue, reconcile it, store it as a draft)')
    .argument('<file>', '月报文本 (text of an issue: UTF-8 or GB18030)')
    .option('--publish', '勾稽一致后发布 (publish it once it reconciles)', false)
    .option('--dry-run', '只显示将存入的内容和勾稽结果，不存入 (print what would be stored, store nothing)', false)
    .option('--json', '以 JSON 输出结果 (print the result as JSON)', false)
    .option('--reason <text>', '更正已发布月份的理由 (why a published month is corrected)')
    .option(
      '--override <text>',
      '勾稽不符仍存入、发布的理由，将随月报公布 (why it is stored although rules fail; shown with the report)',
    ),
)
  .addHelpText(
    'after',
    `
Examples:
  npm run report -- import 2024-06.txt --dry-run
  npm run report -- import 2024-06.txt --publish
  npm run report -- import 2024-06.txt --publish --reason "表 4-1 更正" --endpoint https://host/graphql --token-file token`,
  )
  .action(runImport);

async function runImport(file: string, flags: ImportFlags): Promise<void> {
  const document = await readDocument(file);
  const issue = parse(document, file);
  if (flags.dryRun) return printDryRun(issue, flags.json);

  await withClient(flags, async (client) => {
    const result = await importIssue(client, issue, document, {
      publish: flags.publish,
      reason: flags.reason ?? null,
      overrideReason: flags.override ?? null,
      onStep: say,
    });
    const unresolvedNames = await findUnresolvedNames(client, result);
    if (flags.json) return print(JSON.stringify({ schema: 'report-import/1', ...result, unresolvedNames }, null, 2));
    print(renderRules(result.rules));
    for (const { section, name } of unresolvedNames)
      say(`名称未识别，按原文保留 (name kept as printed, unresolved): ${section} “${name}”`);
    const state = result.status === 'PUBLISHED' ? '已发布 (published)' : '草稿 (draft)';
    const note = result.changed ? '' : '，与已存入的相同，未改动 (the same document as before, nothing changed)';
    print(`${result.month} 第 ${result.revision} 版 (revision ${result.revision}): ${state}${note}`);
  });
}

async function readDocument(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new CommandError(EXIT.badInput, `读不到文件 (expected a file, found none that can be read): ${file}`, {
      cause,
    });
  }
}

function parse(document: Buffer, file: string): Issue {
  try {
    return readIssue(decodeDocument(document));
  } catch (error) {
    if (!(error instanceof UnreadableIssue)) throw error;
    throw new CommandError(EXIT.badInput, `${file}: ${error.message}`);
  }
}

function printDryRun(issue: Issue, asJson: boolean): void {
  const rules = reconcile(toReconcilable(issue));
  const { contact, ...shown } = issue;
  if (asJson)
    print(
      JSON.stringify({ schema: 'report-dry-run/1', issue: { ...shown, hasContact: contact !== null }, rules }, null, 2),
    );
  else print(`${renderIssue(issue)}\n${renderRules(rules)}`);
  if (!isConsistent(rules)) throw new CommandError(EXIT.guard, '勾稽不符 (figures do not reconcile).');
}
