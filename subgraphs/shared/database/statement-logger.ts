import type { Logger } from 'typeorm';

/** Hands every statement to a listener and writes nothing: values of statements never reach a log. */
export class StatementLogger implements Logger {
  readonly #onStatement: (sql: string) => void;

  constructor(onStatement: (sql: string) => void) {
    this.#onStatement = onStatement;
  }

  logQuery(sql: string): void {
    this.#onStatement(sql);
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
