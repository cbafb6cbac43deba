import { appendFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Comparison } from './comparison.js';

/** Where a push stands: which pass over the file it belongs to, and how many of the pass's records are sent with it. */
export interface JournalEntry {
  pass: 'buckets' | 'records' | 'unknown';
  done: number;
}

/**
 * What a run leaves on this machine so that it can be resumed after whatever ended it: what it was started with, what it found
 * when it compared, and where each push ends. What has been taken, only the server knows.
 */
export class Checkpoint<Content extends object> {
  readonly #folder: string;
  content: Content;
  readonly pushes = new Map<number, JournalEntry>();
  /** Entries the server turned out not to have, to be sent in a pass of their own. */
  readonly unknown = new Set<string>();

  private constructor(folder: string, content: Content) {
    this.#folder = folder;
    this.content = content;
  }

  static async create<Content extends object>(stateDir: string, name: string, content: Content) {
    const folder = join(stateDir, name);
    await mkdir(folder, { recursive: true });
    const checkpoint = new Checkpoint(folder, content);
    await checkpoint.save(content);
    return checkpoint;
  }

  /** Those of runs that did not end, oldest first. */
  static async all<Content extends object>(stateDir: string): Promise<Checkpoint<Content>[]> {
    const names = (await readdir(stateDir).catch(() => [])).sort();
    const found: Checkpoint<Content>[] = [];
    for (const name of names) {
      const folder = join(stateDir, name);
      const text = await readFile(join(folder, 'run.json'), 'utf8').catch(() => null);
      if (text === null) continue;
      const checkpoint = new Checkpoint<Content>(folder, JSON.parse(text) as Content);
      await checkpoint.#readJournal();
      found.push(checkpoint);
    }
    return found;
  }

  async save(content: Content): Promise<void> {
    this.content = content;
    const path = join(this.#folder, 'run.json');
    await writeFile(`${path}.new`, `${JSON.stringify(content, null, 2)}\n`);
    await rename(`${path}.new`, path);
  }

  saveComparison(comparison: Comparison): Promise<void> {
    return comparison.save(join(this.#folder, 'comparison'));
  }

  /** @returns null if the run ended before it had compared. */
  loadComparison(): Promise<Comparison | null> {
    return Comparison.load(join(this.#folder, 'comparison')).catch(() => null);
  }

  /** Written before a push is sent: a push that is repeated must end where the first did. */
  notePush(sequence: number, { pass, done }: JournalEntry): void {
    this.pushes.set(sequence, { pass, done });
    this.#append(`push ${sequence} ${pass} ${done}`);
  }

  noteUnknown(externalIds: readonly string[]): void {
    for (const externalId of externalIds) {
      if (this.unknown.has(externalId)) continue;
      this.unknown.add(externalId);
      this.#append(`unknown ${JSON.stringify(externalId)}`);
    }
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  #append(line: string): void {
    appendFileSync(join(this.#folder, 'journal'), `${line}\n`);
  }

  async #readJournal(): Promise<void> {
    const text = await readFile(join(this.#folder, 'journal'), 'utf8').catch(() => '');
    // A last line that is cut short was written for a push that was never sent.
    for (const line of text.split('\n').slice(0, -1)) {
      const [kind, ...words] = line.split(' ');
      if (kind === 'unknown') this.unknown.add(JSON.parse(words.join(' ')) as string);
      else {
        const [sequence, pass, done] = words;
        this.pushes.set(Number(sequence), { pass: pass as JournalEntry['pass'], done: Number(done) });
      }
    }
  }
}
