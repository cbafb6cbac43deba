import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BLOCK_BYTES = 1 << 18;
const CACHED_TEXTS = 20_000;
const CACHED_LENGTH = 200;
const FIRST_CAPACITY = 1 << 12;

/**
 * Texts by number, kept in a file: the shared texts of a large workbook do not fit in memory. Texts used often, and those beside
 * the last one read, are at hand.
 */
export class TextStore {
  readonly #file: number;
  #offsets = new Float64Array(FIRST_CAPACITY);
  #size = 0;
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #writtenBytes = 0;
  readonly #cache = new Map<number, string>();
  readonly #block = Buffer.alloc(BLOCK_BYTES);
  #blockAt = 0;
  #blockBytes = 0;

  constructor() {
    const folder = mkdtempSync(join(tmpdir(), 'catalog-'));
    this.#file = openSync(join(folder, 'texts'), 'wx+');
    // The file lives as long as it is open, and nothing stays of it however this process ends.
    rmSync(folder, { recursive: true });
  }

  add(text: string): void {
    const bytes = Buffer.from(text);
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    this.#size += 1;
    if (this.#size >= this.#offsets.length) {
      const larger = new Float64Array(this.#offsets.length * 2);
      larger.set(this.#offsets);
      this.#offsets = larger;
    }
    this.#offsets[this.#size] = this.#writtenBytes + this.#pendingBytes;
    if (this.#pendingBytes >= BLOCK_BYTES) this.#flush();
  }

  /** @returns undefined if there is no such text. */
  get(index: number): string | undefined {
    const cached = this.#cache.get(index);
    if (cached !== undefined) return cached;
    const from = this.#offsets[index];
    const to = this.#offsets[index + 1];
    if (from === undefined || to === undefined || index >= this.#size) return undefined;
    this.#flush();
    const text = this.#read(from, to);
    if (text.length <= CACHED_LENGTH) {
      if (this.#cache.size >= CACHED_TEXTS) this.#cache.clear();
      this.#cache.set(index, text);
    }
    return text;
  }

  close(): void {
    closeSync(this.#file);
  }

  #read(from: number, to: number): string {
    if (to - from > BLOCK_BYTES) {
      const long = Buffer.alloc(to - from);
      readSync(this.#file, long, 0, long.length, from);
      return long.toString();
    }
    if (from < this.#blockAt || to > this.#blockAt + this.#blockBytes) {
      this.#blockAt = from;
      this.#blockBytes = readSync(this.#file, this.#block, 0, BLOCK_BYTES, from);
    }
    return this.#block.toString('utf8', from - this.#blockAt, to - this.#blockAt);
  }

  #flush(): void {
    if (this.#pending.length === 0) return;
    writeSync(this.#file, Buffer.concat(this.#pending));
    this.#writtenBytes += this.#pendingBytes;
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}
