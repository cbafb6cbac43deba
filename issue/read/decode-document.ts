import { UnreadableIssue } from './unreadable-issue.js';

const MAX_BYTES = 1_000_000;
// Tab, line feed, form feed and carriage return are layout; any other control character is not text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
const NOT_TEXT = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufffd]/;

/**
 * The text of a document: UTF-8 or UTF-16 with a byte order mark, UTF-8 without, or else GB18030.
 *
 * @throws {UnreadableIssue} if it is too large for an issue, or no text in any of them.
 */
export function decodeDocument(bytes: Uint8Array): string {
  if (bytes.length > MAX_BYTES) {
    throw unreadable(`不超过 ${MAX_BYTES} 字节的文本`, `${bytes.length} 字节`);
  }
  const text = decode(bytes);
  if (text === null || NOT_TEXT.test(text)) throw unreadable('UTF-8 或 GB18030 编码的文本', '其他编码或二进制文件');
  return text;
}

function decode(bytes: Uint8Array): string | null {
  const marked = encodingOfMark(bytes);
  const encodings = marked ? [marked] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      // Decoders drop a byte order mark of their own encoding.
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding: the next one may be.
    }
  }
  return null;
}

function encodingOfMark([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

const unreadable = (expected: string, found: string) => new UnreadableIssue([{ line: null, expected, found }]);
