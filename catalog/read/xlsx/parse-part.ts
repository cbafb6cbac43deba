import { UnreadableCatalog } from '../outcome.js';
import { type XmlHandler, xmlParser } from '../xml-events.js';

/** A parser of a part of a workbook. */
export const partParser = (part: string, handler: XmlHandler) =>
  xmlParser(
    (reason) => new UnreadableCatalog(`工作簿的“${part}”无法读取 (a part of the workbook cannot be read): ${reason}`),
    handler,
  );

/** Runs through the whole of a part; one that is not there is empty. */
export async function parsePart(part: string, chunks: AsyncIterable<string>, handler: XmlHandler): Promise<void> {
  const parser = partParser(part, handler);
  let hasText = false;
  for await (const chunk of chunks) {
    parser.write(chunk);
    hasText ||= chunk !== '';
  }
  if (hasText) parser.close();
}
