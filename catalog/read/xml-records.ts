import { UnreadableCatalog } from './outcome.js';
import { type XmlHandler, xmlParser } from './xml-events.js';

/** A record of an XML file as the object its elements make. */
export interface XmlRecord {
  line: number;
  value: unknown;
}

interface Element {
  name: string;
  text: string;
  attributes: Readonly<Record<string, string>>;
  children: [string, unknown][];
  line: number;
}

const MAX_DEPTH = 8;
const MAX_TEXT = 1_000_000;
const MAX_CHILDREN = 20_000;

/**
 * The records of an XML file: each child of the root is one, its elements are its fields, elements that repeat are lists. No
 * document type and so no entities of its own; depth, texts and counts are bounded.
 *
 * @throws {UnreadableCatalog} where it is not well-formed.
 */
export async function* readXml(chunks: AsyncIterable<string>): AsyncGenerator<XmlRecord> {
  const reader = new XmlReader();
  for await (const chunk of chunks) {
    reader.write(chunk);
    yield* reader.take();
  }
  reader.close();
  yield* reader.take();
}

class XmlReader implements XmlHandler {
  readonly #parser = xmlParser((reason) => this.#unreadable(reason), this);
  readonly #open: Element[] = [];
  #records: XmlRecord[] = [];

  write(chunk: string): void {
    this.#parser.write(chunk);
  }

  close(): void {
    this.#parser.close();
  }

  take(): XmlRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  begin(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#open.length >= MAX_DEPTH) throw this.#unreadable(`expected at most ${MAX_DEPTH} levels`);
    this.#open.push({ name, attributes, text: '', children: [], line: this.#parser.line });
  }

  text(text: string): void {
    const element = this.#open.at(-1);
    if (!element) return;
    element.text += text;
    if (element.text.length > MAX_TEXT) throw this.#unreadable(`expected texts of at most ${MAX_TEXT} characters`);
  }

  end(): void {
    const element = this.#open.pop();
    if (!element) return;
    const depth = this.#open.length;
    if (depth === 1) this.#records.push({ line: element.line, value: contentOf(element) });
    else if (depth > 1) {
      const siblings = this.#open.at(-1)?.children ?? [];
      if (siblings.length >= MAX_CHILDREN) throw this.#unreadable(`expected at most ${MAX_CHILDREN} elements in one`);
      siblings.push([element.name, contentOf(element)]);
    }
  }

  #unreadable(reason: string): UnreadableCatalog {
    const { line, column } = this.#parser;
    return new UnreadableCatalog(
      `XML 第 ${line} 行第 ${column} 列起无法读取 (line ${line}, column ${column}): ${reason}`,
    );
  }
}

/** The text of an element without elements; else an object of them. Attributes count as elements with a text. */
function contentOf({ text, attributes, children }: Element): unknown {
  const given = Object.entries(attributes).filter(([name]) => !name.startsWith('xml'));
  if (children.length === 0 && given.length === 0) return text;
  const value = new Map<string, unknown>(given);
  for (const [name, child] of children) {
    const earlier = value.get(name);
    value.set(name, earlier === undefined ? child : [earlier, child].flat());
  }
  // <extension name="…">text</extension>
  if (children.length === 0) value.set('value', text);
  return Object.fromEntries(value);
}
