import type { ServerResponse } from 'node:http';
import { ExportError } from './export-error.js';

/** Each reads the catalog page by page, as fast as its client takes it. */
const MOST = 8;
const MOST_OF_A_CLIENT = 2;
const IDLE_MS = 60_000;

/** Answers that take minutes: some at once, of one client fewer, and none to a client that has stopped reading. */
export class LongAnswers {
  readonly #clients = new Map<string, number>();
  #count = 0;

  /**
   * Counts an answer until it is over.
   *
   * @param client  Whom it counts for.
   * @throws {ExportError} 429 if the client has as many as it may, 503 if all have.
   */
  begin(client: string, answer: ServerResponse): void {
    const own = this.#clients.get(client) ?? 0;
    if (own >= MOST_OF_A_CLIENT) {
      throw new ExportError(
        429,
        'RATE_LIMITED',
        `Expected at most ${MOST_OF_A_CLIENT} exports of the catalog at once, found another. Wait for one to end.`,
      );
    }
    if (this.#count >= MOST) {
      throw new ExportError(503, 'OVERLOADED', 'There are as many exports of the catalog as can be. Come back later.');
    }
    this.#clients.set(client, own + 1);
    this.#count += 1;
    answer.setTimeout(IDLE_MS, () => answer.destroy());
    answer.once('close', () => this.#end(client));
  }

  #end(client: string): void {
    const left = (this.#clients.get(client) ?? 1) - 1;
    if (left === 0) this.#clients.delete(client);
    else this.#clients.set(client, left);
    this.#count -= 1;
  }
}
