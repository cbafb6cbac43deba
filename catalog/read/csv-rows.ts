import { pipeline, Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { UnreadableCatalog } from './outcome.js';
import { problem } from './problems.js';
import type { Cell, Row } from './row.js';

const DELIMITERS = [',', '\t', ';', '|'];
const RECORD_DELIMITERS = ['\r\n', '\n', '\r'];
const LOOK_AT_CHARACTERS = 20_000;
const MAX_RECORD_CHARACTERS = 4_000_000;
const LINE_BREAK = /\r\n|\n|\r/g;
// What exports put before a text that a spreadsheet would take for a formula.
const GUARDED = /^'+[=+\-@\t]/;

interface RawRow {
  record: string[];
  raw: string;
}

/**
 * The rows of a text in CSV, by whatever delimiter it uses. A row with unpaired quotes is told of, and the rows it swallowed are
 * still read.
 *
 * @throws {UnreadableCatalog} if a quote is never closed.
 */
export async function* readCsvRows(text: AsyncIterable<string>, delimiter: string | null): AsyncGenerator<Row> {
  const { head, all } = await lookAhead(text);
  const options = { delimiter: delimiter ?? guessDelimiter(head), record_delimiter: RECORD_DELIMITERS };
  const parser = parse({
    ...options,
    raw: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  // The loop below throws what goes wrong.
  pipeline(Readable.from(all), parser, () => {});
  let line = 1;
  try {
    for await (const { record, raw } of parser as AsyncIterable<RawRow>) {
      if (record.some((cell) => cell.includes('"')) && !isWellQuoted(raw, options)) yield* rescue(raw, line, options);
      else yield { line, sheet: null, cells: record.map(toCell), problem: null };
      line += raw.match(LINE_BREAK)?.length ?? 0;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableCatalog(
      `第 ${line} 行起引号未闭合，其后无法读取 (a quote opened at line ${line} is never closed: nothing after it can be read)`,
      { cause: error },
    );
  }
}

type CsvOptions = Required<Pick<Options, 'delimiter' | 'record_delimiter'>>;

/** Reads ahead as far as guessing needs. */
async function lookAhead(text: AsyncIterable<string>): Promise<{ head: string; all: AsyncIterable<string> }> {
  const chunks = text[Symbol.asyncIterator]();
  let head = '';
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    head += next.value;
    if (head.length >= LOOK_AT_CHARACTERS) break;
  }
  async function* all() {
    yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  return { head, all: all() };
}

/** The delimiter most used outside quotes, among the first lines. */
function guessDelimiter(head: string): string {
  const bare = head.slice(0, LOOK_AT_CHARACTERS).replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function isWellQuoted(raw: string, options: CsvOptions): boolean {
  try {
    parseSync(raw, { ...options, relax_column_count: true });
    return true;
  } catch {
    return false;
  }
}

/** What can be had of rows that unpaired quotes have run together: each line by itself. */
function* rescue(raw: string, first: number, options: CsvOptions): Generator<Row> {
  let line = first;
  for (const text of raw.replace(/(?:\r\n|\n|\r)$/, '').split(LINE_BREAK)) {
    const place = { line, sheet: null };
    if (isWellQuoted(text, options)) {
      const [record = []] = parseSync(text, { ...options, relax_column_count: true });
      yield { ...place, cells: record.map(toCell), problem: null };
    } else yield { ...place, cells: [], problem: problem('BAD_QUOTES', '', text) };
    line += 1;
  }
}

function toCell(text: string): Cell {
  if (text.startsWith('=')) return { code: 'FORMULA_CELL', text };
  return text.startsWith("'") && GUARDED.test(text) ? text.slice(1) : text;
}
