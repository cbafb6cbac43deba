import { isAscii, isUtf8 } from 'node:buffer';

export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

// Of a text in GB18030 nearly no character reads as UTF-8; of one in UTF-8 with damaged places nearly every one does.
const MOST_BAD = 0.1;

/** Tells the encoding of a text from all of its bytes: a Chinese name on the last line counts as well as one on the first. */
export class EncodingDetector {
  #marked: Encoding | null | undefined = undefined;
  #rest = Buffer.alloc(0);
  #good = 0;
  #bad = 0;

  add(chunk: Buffer): void {
    if (this.#marked === undefined) this.#marked = encodingOfMark(chunk);
    const bytes = Buffer.concat([this.#rest, chunk]);
    const whole = endOfWholeCharacters(bytes);
    this.#tally(bytes.subarray(0, whole));
    this.#rest = bytes.subarray(whole);
  }

  end(): Encoding {
    this.#tally(this.#rest);
    return this.#marked ?? (this.#bad <= this.#good * MOST_BAD ? 'utf-8' : 'gb18030');
  }

  #tally(bytes: Buffer): void {
    if (isAscii(bytes)) return;
    // Decoding costs, and is done only where something is bad; a good chunk counts by its size.
    if (isUtf8(bytes)) {
      this.#good += bytes.length;
      return;
    }
    for (const character of new TextDecoder().decode(bytes)) {
      if (character === '\ufffd') this.#bad += 1;
      else if (character > '\u007f') this.#good += 1;
    }
  }
}

function encodingOfMark([first, second]: Uint8Array): Encoding | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/** Where a character begins that the next chunk ends; a UTF-8 character has four bytes at most. */
function endOfWholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}
