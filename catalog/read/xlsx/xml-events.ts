import { SaxesParser } from 'saxes';
import { UnreadableCatalog } from '../outcome.js';

export interface XmlHandler {
  /** @param name  Without its prefix: producers write `row` and `x:row`. */
  begin(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  end(name: string): void;
}

/** A parser that is written to piece by piece. No document type, and so no entities. */
export function xmlParser(part: string, handler: XmlHandler): SaxesParser {
  const parser = new SaxesParser();
  const refuse = (reason: string) => {
    throw new UnreadableCatalog(`工作簿的“${part}”无法读取 (a part of the workbook cannot be read): ${reason}`);
  };
  parser.on('error', ({ message }) => refuse(message));
  parser.on('doctype', () => refuse('a document type is not allowed'));
  parser.on('opentag', ({ name, attributes }) => handler.begin(localName(name), attributes as Record<string, string>));
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('closetag', ({ name }) => handler.end(localName(name)));
  return parser;
}

/** Runs through the whole of a part. */
export async function parseXml(part: string, chunks: AsyncIterable<string>, handler: XmlHandler): Promise<void> {
  const parser = xmlParser(part, handler);
  let hasText = false;
  for await (const chunk of chunks) {
    parser.write(chunk);
    hasText ||= chunk !== '';
  }
  if (hasText) parser.close();
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
