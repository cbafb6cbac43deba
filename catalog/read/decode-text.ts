import type { Encoding } from './encoding.js';

/**
 * The text of bytes that come in chunks cut anywhere, without a byte order mark. Bytes that are not of the encoding become
 * U+FFFD: the record that holds one is rejected, and only that.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
