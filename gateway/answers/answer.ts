import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { etagOf } from '../http/validators.js';
import type { Encoding } from './encoding.js';

/** Of less there is nothing to save. */
const MIN_COMPRESSED_BYTES = 1_024;
const BROTLI = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 6,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  },
};

const COMPRESS = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, BROTLI),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
};

/** A whole answer as it is sent. */
export class Answer {
  readonly bytes: Buffer;
  readonly #compressed = new Map<Encoding, Promise<Buffer>>();
  #etag: string | null = null;
  #size: number;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.#size = this.bytes.length;
  }

  /** Bytes it takes in memory, in all encodings it was asked for. */
  get size(): number {
    return this.#size;
  }

  /** Follows from the bytes alone: the same on every replica, and after a restart. */
  get etag(): string {
    this.#etag ??= etagOf(this.bytes.toString());
    return this.#etag;
  }

  /** Whether it is worth sending in another encoding than its own. */
  get isCompressible(): boolean {
    return this.bytes.length >= MIN_COMPRESSED_BYTES;
  }

  /**
   * The bytes in an encoding; made once, and kept.
   *
   * @param onGrown  Called when it takes more memory than before.
   */
  in(encoding: Encoding, onGrown: () => void): Buffer | Promise<Buffer> {
    if (encoding === 'identity') return this.bytes;
    const known = this.#compressed.get(encoding);
    if (known !== undefined) return known;
    const compressed = COMPRESS[encoding](this.bytes);
    this.#compressed.set(encoding, compressed);
    return compressed.then((bytes) => {
      this.#size += bytes.length;
      onGrown();
      return bytes;
    });
  }
}
