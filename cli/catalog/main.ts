import { Command, Option } from 'commander';
import { runCommand } from '../shared/run-command.js';
import { abort, apply, plan, resume, status } from './commands.js';
import { diff } from './diff.js';
import { EXPORT_FORMATS, exportCatalog } from './export.js';
import {
  addFileFlags,
  addReportFlags,
  addServerFlags,
  addStateFlag,
  addSyncFlags,
  SOURCE_FLAG,
  toInstant,
  addConsoleFlags as withConsole,
} from './flags.js';
import { EXIT_HELP } from './help.js';
import { validate } from './validate.js';

/*
 * `npm run catalog -- …`: what scripts do with the national catalog. Results go to standard output, everything else to standard
 * error.
 */

const { env } = process;
const FILE = 'CSV、XLSX、JSON、JSON Lines 或 XML，或其文件夹 (the catalog as a file, or as a folder of files)';

const program = new Command('catalog').description(
  '国家政务信息资源目录：核对、计划、同步、导出 (the national catalog: validate, plan, sync, export)',
);

const command = (name: string, description: string) => program.command(name).description(description);
const withRun = (to: Command) => addStateFlag(addServerFlags(addReportFlags(to)));
const UNASKED = { yes: true, input: false };

addReportFlags(addFileFlags(command('validate', '核对文件，不联网 (read a file and say what is wrong with it)')))
  .argument('<file>', FILE)
  .addHelpText('after', EXIT_HELP.validate)
  .action(async (file, flags) => {
    process.exitCode = await validate(file, flags);
  });

withRun(
  addSyncFlags(addFileFlags(command('plan', '试运行，列出将有的变更 (dry run on the server: what would change)'))),
)
  .argument('<file>', FILE)
  .requiredOption(...SOURCE_FLAG)
  .option('-o, --output <file>', '写出计划，供 apply (write the plan, to be applied)')
  .option('--detailed-exitcode', '有变更时以 2 结束 (end with 2 if there are changes)', false)
  .addHelpText('after', EXIT_HELP.plan)
  .action(async (file, flags) => {
    process.exitCode = await plan(file, { ...flags, ...UNASKED }, env);
  });

withRun(addSyncFlags(addFileFlags(command('apply', '同步文件，或执行计划 (sync a file, or carry out a plan)'))))
  .argument('<file>', `${FILE}；或 plan 写出的计划 (or a plan)`)
  .option(...SOURCE_FLAG)
  .option('--dry-run', '只列出将有的变更 (only show what would change)', false)
  .option('-y, --yes', '不再询问 (do not ask)', false)
  .option('--no-input', '从不询问 (never ask)')
  .addHelpText('after', EXIT_HELP.apply)
  .action(async (file, flags) => {
    process.exitCode = await apply(file, flags, env);
  });

withRun(command('resume', '续传未完成的运行 (go on with a run that did not end)'))
  .argument('[run]', '运行编号，默认最近的 (id of the run; the last one by default)')
  .addHelpText('after', EXIT_HELP.resume)
  .action(async (run, flags) => {
    process.exitCode = await resume(run, { ...flags, ...UNASKED }, env);
  });

withConsole(addServerFlags(command('status', '查看运行 (how a run stands)')))
  .argument('<run>', '运行编号 (id of the run)')
  .option('--json', '以 JSON 输出 (as JSON)', false)
  .addHelpText('after', EXIT_HELP.status)
  .action(async (run, flags) => {
    process.exitCode = await status(run, flags, env);
  });

withConsole(addStateFlag(addServerFlags(command('abort', '放弃运行，释放来源 (give a run up and its source free)'))))
  .argument('<run>', '运行编号 (id of the run)')
  .addHelpText('after', EXIT_HELP.abort)
  .action(async (run, flags) => {
    process.exitCode = await abort(run, flags, env);
  });

withConsole(
  addServerFlags(
    command('export', '导出来源的条目，再同步不产生变更 (write what a source has; to sync it changes nothing)'),
  ),
)
  .requiredOption(...SOURCE_FLAG)
  .option('-o, --output <file>', '写入文件，默认标准输出 (the file; standard output by default)')
  .addOption(
    new Option('--format <format>', '默认看扩展名 (by the name of the file by default)').choices(EXPORT_FORMATS),
  )
  .addOption(
    new Option(
      '--as-of <time>',
      '某一时刻的条目；日期指北京时间当日终了 (as they were at a time; a date means its end in Beijing)',
    ).argParser(toInstant),
  )
  .addHelpText('after', EXIT_HELP.export)
  .action(async (flags) => {
    process.exitCode = await exportCatalog(flags, env);
  });

withConsole(addFileFlags(command('diff', '比较两个文件 (how one file differs from another)')))
  .argument('<before>', FILE)
  .argument('<after>', FILE)
  .option('--json', '每处一行 JSON (a line of JSON for each entry)', false)
  .option('--detailed-exitcode', '有不同时以 2 结束 (end with 2 if they differ)', false)
  .addHelpText('after', EXIT_HELP.diff)
  .action(async (before, after, flags) => {
    process.exitCode = await diff(before, after, flags);
  });

await runCommand(program, process.argv);
