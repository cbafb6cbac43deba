import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { UnreadableCatalog } from '../outcome.js';

const MAX_ENTRIES = 10_000;
const MAX_ENTRY_BYTES = 8 * 2 ** 30;
// DEFLATE reaches 1032; sheets of text stay below 100. Small entries may be anything: nobody is hurt by them.
const MAX_RATIO = 400;
const RATIO_COUNTS_FROM_BYTES = 64 * 2 ** 20;

/** The entries of a ZIP archive, inflated as a stream and never beyond what an honest workbook needs. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  /** @throws {UnreadableCatalog} if it is no archive, is cut short, or is too large to be honest. */
  static async open(path: string): Promise<Archive> {
    try {
      const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
      const entries = new Map<string, Entry>();
      if (zip.entryCount > MAX_ENTRIES) throw bomb(`${zip.entryCount} entries`);
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      return new Archive(zip, entries);
    } catch (cause) {
      throw toUnreadable(cause);
    }
  }

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The text of an entry; nothing if there is none. */
  async *readText(name: string): AsyncGenerator<string> {
    const entry = this.#entries.get(name);
    if (!entry) return;
    const { compressedSize, uncompressedSize } = entry;
    const isBomb = uncompressedSize > RATIO_COUNTS_FROM_BYTES && uncompressedSize > compressedSize * MAX_RATIO;
    if (isBomb || uncompressedSize > MAX_ENTRY_BYTES) throw bomb(`"${name}" of ${uncompressedSize} bytes`);
    const decoder = new TextDecoder();
    try {
      // yauzl stops where more comes out than the entry has said.
      for await (const chunk of await this.#zip.openReadStreamPromise(entry))
        yield decoder.decode(chunk, { stream: true });
      yield decoder.decode();
    } catch (cause) {
      throw toUnreadable(cause);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

const bomb = (found: string) =>
  new UnreadableCatalog(
    `压缩包展开后过大，拒绝读取 (expected a workbook, found an archive that inflates too far): ${found}`,
  );

function toUnreadable(cause: unknown): UnreadableCatalog {
  if (cause instanceof UnreadableCatalog) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new UnreadableCatalog(`工作簿已损坏或不完整 (expected a whole workbook, found a damaged one): ${reason}`, {
    cause,
  });
}
