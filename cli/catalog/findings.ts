import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
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
  #total = 0;
  readonly #groups = new Map<string, ErrorGroup>();
  readonly #warnings = new Map<string, WarningGroup>();
  readonly #rejectedLines = new Set<number>();
  #file: WriteStream | null = null;

  /** @param errorsPath  The CSV file all errors go to. It has a byte order mark, so that spreadsheets read it as UTF-8. */
  static open(errorsPath: string | null): Findings {
    const findings = new Findings();
    if (errorsPath) {
      findings.#file = createWriteStream(errorsPath);
      findings.#file.on('error', () => {});
      findings.#file.write(`\ufeff${stringify([COLUMNS as unknown as string[]])}`);
    }
    return findings;
  }

  get total(): number {
    return this.#total;
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
    this.#total += 1;
    const group = this.#groups.get(error.code);
    if (group) group.count += 1;
    else this.#groups.set(error.code, { code: error.code, count: 1, hint: error.hint });
    if (this.errors.length < LISTED_ERRORS) this.errors.push(error);
    this.#file?.write(stringify([COLUMNS.map((column) => error[column])], { escape_formulas: true }));
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

  async close(): Promise<void> {
    if (!this.#file) return;
    this.#file.end();
    try {
      await finished(this.#file);
    } catch (cause) {
      throw new CommandError(EXIT.failed, `写不了错误文件 (the file of errors cannot be written): ${this.#file.path}`, {
        cause,
      });
    }
  }
}
