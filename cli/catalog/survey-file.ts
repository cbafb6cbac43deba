import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Survey, survey } from '../../catalog/compare/survey.js';
import { BadMapping, NO_MAPPING, parseMapping } from '../../catalog/read/mapping.js';
import { type Outcome, UnreadableCatalog } from '../../catalog/read/outcome.js';
import {
  type IsWanted,
  READER_VERSION,
  type ReadOptions,
  readCatalog,
  readSome,
} from '../../catalog/read/read-catalog.js';
import type { SourceFile } from '../../catalog/read/source-file.js';
import { inspectSource } from '../../catalog/read/source-folder.js';
import { CommandError, EXIT, Interrupted } from '../shared/exit-codes.js';
import type { Console } from './console.js';
import type { Findings } from './findings.js';
import type { FileFlags } from './flags.js';

/** A file that was looked at, and how it is to be read. */
export interface OpenedFile {
  file: SourceFile;
  options: ReadOptions;
  /** The same for the same bytes read in the same way. */
  key: string;
}

/** A file that was read once, and can be read again. */
export interface SurveyedFile extends Survey {
  file: SourceFile;
  /** Its records once more, in the same order; null for those not wanted. Those of a twice used id are still among them. */
  read(isWanted: IsWanted): AsyncGenerator<Outcome | null>;
}

const SAY_EVERY = 100_000;

/** @throws {CommandError} if file or mapping cannot be read. */
export async function openFile(path: string, flags: FileFlags): Promise<OpenedFile> {
  const mappingText = flags.map ? await readMapping(flags.map) : null;
  const file = await orExplain(() => inspectSource(path, flags.encoding));
  const { format, delimiter = null, sheet = null } = flags;
  const mapping = mappingText === null ? NO_MAPPING : parseMapping(mappingText);
  const way = [READER_VERSION, file.sha256, format, file.encoding, delimiter, sheet, mappingText];
  return { file, options: { format, delimiter, sheet, mapping }, key: hash('sha256', JSON.stringify(way)) };
}

/**
 * Reads a file through; what is wrong with its records goes to the findings.
 *
 * @throws {CommandError} if it cannot be read to its end, or the user does not want it any more.
 */
export async function surveyFile(
  { file, options }: OpenedFile,
  findings: Findings,
  console: Console,
  isInterrupted = () => false,
): Promise<SurveyedFile> {
  let read = 0;
  const surveyed = await orExplain(() =>
    survey(
      readCatalog(file, { ...options, onWarning: (warning) => findings.warn(warning) }),
      (rejected) => findings.addRejected(rejected),
      () => {
        read += 1;
        if (isInterrupted()) throw new Interrupted();
        if (read % SAY_EVERY === 0) console.say(`已读 ${read} 条 (records read)`);
      },
    ),
  );
  if (surveyed.counts.read === 0) {
    throw new CommandError(EXIT.badInput, `文件中没有记录 (no record in the file): ${file.path}`);
  }
  return { ...surveyed, file, read: (isWanted) => readSome(file, isWanted, options) };
}

async function readMapping(path: string): Promise<string> {
  try {
    const text = await readFile(path, 'utf8');
    parseMapping(text);
    return text;
  } catch (cause) {
    if (cause instanceof BadMapping) throw new CommandError(EXIT.usage, `${path}: ${cause.message}`);
    throw new CommandError(
      EXIT.usage,
      `读不到映射文件 (expected a mapping file, found none that can be read): ${path}`,
      {
        cause,
      },
    );
  }
}

async function orExplain<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnreadableCatalog) throw new CommandError(EXIT.badInput, error.message, { cause: error });
    throw error;
  }
}
