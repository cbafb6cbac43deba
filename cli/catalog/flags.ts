import { type Command, InvalidArgumentError, Option } from 'commander';
import { MAX_PUSH } from '../../catalog/limits.js';
import { ENCODINGS, type Encoding } from '../../catalog/read/encoding.js';
import { FORMATS, type Format } from '../../catalog/read/read-catalog.js';
import type { ConsoleFlags } from './console.js';

/** How a file is read. */
export interface FileFlags {
  format: Format | 'auto';
  encoding: Encoding | 'auto';
  delimiter?: string;
  sheet?: string;
  map?: string;
}

/** Where the findings go. */
export interface ReportFlags extends ConsoleFlags {
  report?: string;
  errors?: string;
  maxErrors?: number;
  failFast: boolean;
}

export function addFileFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--format <format>', '文件格式 (what the file is)').choices(['auto', ...FORMATS]).default('auto'),
    )
    .addOption(new Option('--encoding <encoding>', '编码 (of a text)').choices(['auto', ...ENCODINGS]).default('auto'))
    .option('--delimiter <character>', 'CSV 分隔符，默认自动判断 (of a CSV file; found out by default)')
    .option('--sheet <name>', '工作表，默认读取所有有表头的 (the sheet to read; by default all that have a header)')
    .option('--map <file>', '列与代码的映射文件，YAML 或 JSON (mapping of columns and codes)');
}

export function addReportFlags(command: Command): Command {
  return addConsoleFlags(
    command
      .option('--report <file>', '写出 JSON 报告 (write the report, catalog-sync-report/1)')
      .option('--errors <file>', '写出全部错误，CSV (write every error)')
      .option('--max-errors <n>', '错误记录超过此数即停止 (stop if more records are rejected)', wholeNumber)
      .option(
        '--fail-fast',
        '有任何错误记录即停止，不写入 (stop before anything is written if any record is rejected)',
        false,
      ),
  );
}

export function addConsoleFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--progress <form>', '进度 (progress)').choices(['auto', 'bar', 'plain', 'none']).default('auto'),
    )
    .addOption(
      new Option('--log-format <format>', '标准错误的格式 (of standard error)')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('-q, --quiet', '只输出结果和警告 (only results and warnings)', false)
    .option('-v, --verbose', '输出细节 (details as well)', false);
}

export const SOURCE_FLAG = ['--source <id>', '来源，如 gjml (the upstream directory: a-z, 0-9, - and _)'] as const;

/** Which run: how a file is brought into the catalog. */
export interface SyncFlags {
  source: string;
  mode: 'full' | 'delta';
  onConflict: 'keep' | 'overwrite';
  maxDelete: Limit;
  allowMassDelete?: number;
  batchSize: number;
  concurrency: number;
}

export function addServerFlags(command: Command): Command {
  return command
    .option(
      '--endpoint <url>',
      '运行中的服务器 (a running server; default: CATALOG_ENDPOINT, REPORT_ENDPOINT, else this machine)',
    )
    .option(
      '--token-file <file>',
      '令牌文件 (file with the token for --endpoint; default: CATALOG_TOKEN, REPORT_TOKEN)',
    )
    .addOption(
      new Option('--timeout <duration>', '等待应答的时限 (how long an answer may take)')
        .argParser(duration)
        .default(30_000, '30s'),
    )
    .addOption(
      new Option('--retries <n>', '暂时失败的重试次数 (how often a request that failed for the time being is repeated)')
        .argParser(wholeNumber)
        .default(5),
    )
    .addOption(
      new Option('--rate <rate>', '请求速率上限，如 5/s (requests a second at most)')
        .argParser(rate)
        .default(0, '不限 (no limit)'),
    );
}

export function addSyncFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--mode <mode>', '全量或增量；只有全量会下架 (whole, or changes only; only a full run retires)')
        .choices(['full', 'delta'])
        .default('delta'),
    )
    .addOption(
      new Option('--on-conflict <policy>', '来源与人工修改冲突时 (entries a person has edited)')
        .choices(['keep', 'overwrite'])
        .default('keep'),
    )
    .addOption(
      new Option(
        '--max-delete <limit>',
        '下架上限，百分比或条数 (entries a full run may retire: a percentage or a number)',
      )
        .argParser(limit)
        .default({ percent: 10 }, '10%'),
    )
    .option('--allow-mass-delete <n>', '确认下架这么多条 (as many may be retired, whatever the limit)', wholeNumber)
    .addOption(new Option('--batch-size <n>', '每批条数 (items of a push)').argParser(batchSize).default(500))
    .addOption(
      new Option('--concurrency <n>', '比对时的并发请求 (requests at a time while comparing; pushes go in order)')
        .argParser(positiveNumber)
        .default(2),
    );
}

/** Where checkpoints are kept. */
export const addStateFlag = (command: Command): Command =>
  command.option('--state-dir <dir>', '检查点目录 (where checkpoints are kept; default: catalog-sync in DATA_DIR)');

function batchSize(text: string): number {
  const size = positiveNumber(text);
  if (size > MAX_PUSH.items) throw new InvalidArgumentError(`expected at most ${MAX_PUSH.items}, found ${size}.`);
  return size;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A time with its zone, or a date: its end in Beijing. In milliseconds since 1970. */
export function toInstant(text: string): number {
  const lastMs = DATE.test(text) ? Date.parse(`${text}T23:59:59.999+08:00`) : Number.NaN;
  const ms = INSTANT.test(text) ? Date.parse(text) : lastMs;
  if (Number.isFinite(ms)) return ms;
  throw new InvalidArgumentError(`expected 2024-06-30 or 2024-06-30T18:00:00+08:00, found "${text}".`);
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new InvalidArgumentError(`expected a whole number, found "${text}".`);
  return Number(text);
}

export function positiveNumber(text: string): number {
  const value = wholeNumber(text);
  if (value === 0) throw new InvalidArgumentError('expected 1 or more, found 0.');
  return value;
}

export type Limit = { percent: number } | { count: number };

/** `10%` of what there is, or as many. */
export function limit(text: string): Limit {
  const [, digits = '', percent] = /^(\d{1,9})(%?)$/.exec(text) ?? [];
  if (digits === '' || (percent && Number(digits) > 100)) {
    throw new InvalidArgumentError(`expected a percentage such as "10%", or a number; found "${text}".`);
  }
  return percent ? { percent: Number(digits) } : { count: Number(digits) };
}

/** `30s`, `500ms`, `2m`, as milliseconds. */
export function duration(text: string): number {
  const [, digits, unit = 's'] = /^(\d{1,7})(ms|s|m)?$/.exec(text) ?? [];
  if (!digits) throw new InvalidArgumentError(`expected a duration such as "30s", found "${text}".`);
  return Number(digits) * { ms: 1, s: 1_000, m: 60_000 }[unit as 'ms' | 's' | 'm'];
}

/** `5/s` as milliseconds between two. */
export function rate(text: string): number {
  const [, digits] = /^(\d{1,4})\/s$/.exec(text) ?? [];
  if (!digits || Number(digits) === 0)
    throw new InvalidArgumentError(`expected a rate such as "5/s", found "${text}".`);
  return 1_000 / Number(digits);
}
