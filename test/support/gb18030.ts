/** Bytes of a text in GB18030, of which Node has only the decoder: characters of two bytes and ASCII. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes = [...text].flatMap((character) => BYTES.get(character) ?? [character.charCodeAt(0)]);
  return Uint8Array.from(bytes);
}

const BYTES = new Map<string, number[]>();
const decoder = new TextDecoder('gb18030');
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    if (trail !== 0x7f) BYTES.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
}
