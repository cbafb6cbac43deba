import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CatalogItem } from '../catalog-item.js';
import { ExtensionCollector, TemplateLayout } from './layout.js';
import { writeCsv, writeJsonLines } from './write-text.js';
import { writeXlsx } from './write-xlsx.js';

/**
 * Writes items as a table in the national template. Its columns depend on all of them, so they are first written to a file that
 * is gone afterwards: memory stays flat.
 */
export async function writeTable(
  items: AsyncIterable<CatalogItem>,
  format: 'csv' | 'xlsx',
  to: NodeJS.WritableStream,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'catalog-'));
  const spool = join(folder, 'items.jsonl');
  const extensions = new ExtensionCollector();
  async function* watched() {
    for await (const item of items) {
      extensions.add(item);
      yield item;
    }
  }
  try {
    await pipeline(Readable.from(writeJsonLines(watched())), createWriteStream(spool));
    const layout = new TemplateLayout(extensions.end());
    const spooled = readSpool(spool);
    const table = format === 'csv' ? Readable.from(writeCsv(spooled, layout)) : writeXlsx(spooled, layout);
    await pipeline(table, to);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function* readSpool(path: string): AsyncGenerator<CatalogItem> {
  for await (const line of createInterface({ input: createReadStream(path) })) yield JSON.parse(line) as CatalogItem;
}
