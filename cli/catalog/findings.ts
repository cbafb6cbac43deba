import { closeSync, openSync, writeSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import type { Rejected, Warning } from '../../catalog/read/outcome.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';

/** An error as the report lists it. */
export interface ReportedError {
  line: number | null;
  sheet: string | null;
  externalId: string | null;
  field: string;
  code: string;
  value: string;
  message: string;
  hint: string;
}

export interface ErrorGroup {
  code: string;
  count: number;
  hint: string;
}

export interface WarningGroup {
  code: string;
  field: string;
  count: number;
  firstLine: number;
  message: string;
}

/** Errors a report lists by themselves; all of them are in the errors file. */
export const LISTED_ERRORS = 10_000;
const COLUMNS = ['line', 'sheet', 'externalId', 'field', 'code', 'value', 'message', 'hint'] as const;

/** What was found wrong: counted by code, the first ones kept, every one written to a file of errors where one is wanted. */
export class Findings {
  readonly errors: ReportedError[] = [];
  readonly #groups = new Map<string, ErrorGroup>();
  readonly #warnings = new Map<string, WarningGroup>();
  readonly #rejectedLines = new Set<number>();
  #file: ErrorsFile | null = null;

  /** @param errorsPath  The CSV file all errors go to. It has a byte order mark, so that spreadsheets read it as UTF-8. */
  static open(errorsPath: string | null): Findings {
    const findings = new Findings();
    if (errorsPath) findings.#file = new ErrorsFile(errorsPath);
    return findings;
  }

  get groups(): ErrorGroup[] {
    return [...this.#groups.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }

  get warnings(): WarningGroup[] {
    return [...this.#warnings.values()];
  }

  /** Whether the record of a line was rejected here, before the server saw it. */
  isRejected(line: number): boolean {
    return this.#rejectedLines.has(line);
  }

  addRejected({ line, sheet, externalId, problems }: Rejected): void {
    this.#rejectedLines.add(line);
    for (const problem of problems) this.add({ line, sheet, externalId, ...problem });
  }

  add(error: ReportedError): void {
    const group = this.#groups.get(error.code);
    if (group) group.count += 1;
    else this.#groups.set(error.code, { code: error.code, count: 1, hint: error.hint });
    if (this.errors.length < LISTED_ERRORS) this.errors.push(error);
    this.#file?.write(COLUMNS.map((column) => error[column]));
  }

  warn({ code, field, line, message }: Warning): void {
    const key = `${code}\n${field}`;
    const group = this.#warnings.get(key);
    if (group) group.count += 1;
    else this.#warnings.set(key, { code, field, count: 1, firstLine: line, message });
  }

  /** Adds what was warned of when the same file was read before. */
  recallWarnings(groups: readonly WarningGroup[]): void {
    for (const group of groups) this.#warnings.set(`${group.code}\n${group.field}`, group);
  }

  close(): void {
    this.#file?.close();
  }
}

const BUFFERED_CHARACTERS = 1 << 16;

/** Written at once and not through a stream: millions of errors come faster than a stream lets go of them. */
class ErrorsFile {
  readonly #file: number;
  #pending = `\ufeff${stringify([[...COLUMNS]])}`;

  constructor(path: string) {
    try {
      this.#file = openSync(path, 'w');
    } catch (cause) {
      throw new CommandError(EXIT.usage, `写不了错误文件 (the file of errors cannot be written): ${path}`, { cause });
    }
  }

  write(cells: (string | number | null)[]): void {
    // A value of a bad record may look like a formula to the spreadsheet that opens this.
    this.#pending += stringify([cells], { escape_formulas: true });
    if (this.#pending.length >= BUFFERED_CHARACTERS) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    writeSync(this.#file, this.#pending);
    this.#pending = '';
  }
}
