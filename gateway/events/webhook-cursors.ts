import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventSource } from './event-sources.js';

/** How far each target has got with the events of each source, kept over a restart in the data folder of the gateway. */
export class WebhookCursors {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'webhooks');
  }

  /** The last event of a source a target took; null for one nothing was ever sent to. */
  async read(url: string, source: EventSource['name']): Promise<number | null> {
    try {
      return Number(await readFile(this.#fileOf(url, source), 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Written beside and moved, so that a process killed half-way leaves no half number. */
  async write(url: string, source: EventSource['name'], sequence: number): Promise<void> {
    const file = this.#fileOf(url, source);
    const draft = `${file}.${randomUUID()}`;
    await mkdir(this.#folder, { recursive: true });
    await writeFile(draft, String(sequence));
    await rename(draft, file);
  }

  /** A URL may hold a secret, so it is no file name. */
  #fileOf(url: string, source: EventSource['name']): string {
    return join(this.#folder, `${createHash('sha256').update(url).digest('hex').slice(0, 16)}-${source}`);
  }
}
