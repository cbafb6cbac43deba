import { createWriteStream } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeTable } from '../../catalog/write/write-table.js';
import { writeJsonLines } from '../../catalog/write/write-text.js';
import type { Environment } from '../../subgraphs/shared/config/environment-reader.js';
import { CommandError, EXIT, type ExitCode } from '../shared/exit-codes.js';
import { Console, type ConsoleFlags, type Progress } from './console.js';
import { openServer, type ServerFlags } from './open-server.js';
import { readEntries } from './read-entries.js';
import { readPastEntries } from './read-past-entries.js';

export const EXPORT_FORMATS = ['jsonl', 'csv', 'xlsx'] as const;
type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportFlags extends ServerFlags, ConsoleFlags {
  source: string;
  output?: string;
  format?: ExportFormat;
  /** Milliseconds since 1970. */
  asOf?: number;
}

/**
 * Writes the active entries of a source to a file, or to standard output: those it has, or had at a time. To sync that file again
 * changes nothing, or brings that time back.
 */
export async function exportCatalog(flags: ExportFlags, env: Environment): Promise<ExitCode> {
  const { source, output, asOf } = flags;
  const format = formatOf(flags);
  const console = new Console(flags);
  const client = await openServer(flags, env, console);
  let progress: Progress | null = null;
  async function* watched() {
    let done = 0;
    const start = (total: number) => {
      progress = console.progress('导出 (exporting)', total);
    };
    const entries =
      asOf === undefined ? readEntries(client, source, start) : readPastEntries(client, source, asOf, start);
    for await (const item of entries) {
      yield item;
      progress?.update(++done);
    }
  }
  try {
    const to = output === undefined ? process.stdout : createWriteStream(output);
    if (format === 'jsonl') await pipeline(Readable.from(writeJsonLines(watched())), to);
    else await writeTable(watched(), format, to);
    return EXIT.done;
  } finally {
    (progress as Progress | null)?.end();
    await client.close();
  }
}

function formatOf({ format, output }: ExportFlags): ExportFormat {
  const extension = extname(output ?? '.jsonl')
    .slice(1)
    .toLowerCase();
  const chosen = format ?? EXPORT_FORMATS.find((each) => each === extension);
  if (!chosen)
    throw new CommandError(EXIT.usage, `请用 --format 指明格式 (say --format): ${EXPORT_FORMATS.join(', ')}`);
  if (chosen !== 'xlsx' || output !== undefined) return chosen;
  throw new CommandError(EXIT.usage, 'XLSX 须写入文件，请用 -o (a workbook needs -o).');
}
