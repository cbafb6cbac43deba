import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { ExtensionCollector, TemplateLayout } from '../../catalog/write/layout.js';
import { writeCsv, writeJsonLines } from '../../catalog/write/write-text.js';
import { writeXlsx } from '../../catalog/write/write-xlsx.js';
import { item, tempPath, toAsync } from '../support/catalog-files.js';
import { runCatalog } from '../support/command-line.js';

const ENTRIES = 100_000;
// A reader that kept its file, or its entries, would need several times as much.
const HEAP_MB = 48;

const LAYOUT = new TemplateLayout(new ExtensionCollector().end());

function* entries() {
  for (let n = 0; n < ENTRIES; n += 1) {
    yield item({
      code: `307001/${String(n).padStart(8, '0')}`,
      title: `企业行政处罚信息 ${n}`,
      abstract: `第 ${n} 条的摘要，写得长一些，好让每条都像真的一样。`.repeat(4),
      items: [
        { name: '企业名称', dataType: 'CHARACTER', length: 100 },
        { name: '处罚日期', dataType: 'DATE', length: null },
      ],
    });
  }
}

it.each([
  ['csv', () => Readable.from(writeCsv(toAsync(entries()), LAYOUT))],
  ['jsonl', () => Readable.from(writeJsonLines(toAsync(entries())))],
  ['xlsx', () => writeXlsx(toAsync(entries()), LAYOUT)],
] as const)('200,000 rows of %s are read with little memory', { timeout: 120_000 }, async (extension, content) => {
  const path = tempPath(`large.${extension}`);
  const file = createWriteStream(path);
  content().pipe(file);
  await once(file, 'finish');
  const { exitCode, stdout, stderr } = await runCatalog(['validate', path], {
    nodeFlags: [`--max-old-space-size=${HEAP_MB}`],
  });

  expect(stderr).not.toContain('heap');
  expect(stdout).toContain(`=${ENTRIES} !0`);
  expect(exitCode).toBe(0);
});
