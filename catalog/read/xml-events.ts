import { SaxesParser } from 'saxes';

export interface XmlHandler {
  /** @param name  Without its prefix: producers write `row` and `x:row`. */
  begin(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  end(name: string): void;
}

/**
 * A parser that is written to piece by piece. No document type, and so no entities but XML's own.
 *
 * @param refuse  Makes the error to throw of what is wrong with the text.
 */
export function xmlParser(refuse: (reason: string) => Error, handler: XmlHandler): SaxesParser {
  const parser = new SaxesParser();
  parser.on('error', ({ message }) => {
    throw refuse(message);
  });
  parser.on('doctype', () => {
    throw refuse('a document type is not allowed');
  });
  parser.on('opentag', ({ name, attributes }) => handler.begin(localName(name), attributes as Record<string, string>));
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('closetag', ({ name }) => handler.end(localName(name)));
  return parser;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
