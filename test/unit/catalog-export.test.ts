import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { catalogExport } from '../../gateway/export/catalog/catalog-export.js';
import type { Run } from '../../gateway/export/export.js';
import { item } from '../support/catalog.js';

const PAGE = 100;
const PAGES = 10_000;
/** More than the buffers of a stream hold, and far less than there is. */
const FEW = 50;

/** A catalog of a million entries that counts which pages of it are read. */
function endlessCatalog() {
  let read = 0;
  const answer = ({ after, counted }: { after?: string | null; counted?: boolean }) => {
    if (counted === undefined) return { catalogVersion: { version: '1', changedAt: null } };
    const page = Number(after ?? 0);
    read += 1;
    const edges = Array.from({ length: PAGE }, (_, index) => {
      const { line: _line, externalId, ...entry } = item(page * PAGE + index);
      const node = { ...entry, id: String(index), source: 'gjml', externalIds: [{ source: 'gjml', externalId }] };
      return { node: { ...node, status: 'ACTIVE', version: 1, changedAt: '2024-06-01T00:00:00.000Z' } };
    });
    const pageInfo = { hasNextPage: page + 1 < PAGES, endCursor: String(page + 1) };
    return { nationalResources: { edges, pageInfo, totalCount: PAGE * PAGES, isExact: true } };
  };
  const run = ((_document: unknown, variables: object) => Promise.resolve(answer(variables))) as unknown as Run;
  return { run, pagesRead: () => read };
}

const FORMATS = ['csv', 'jsonld', 'ndjson', 'xlsx'] as const;

describe.each(FORMATS)('an export of the catalog in %s', (format) => {
  const open = async (run: Run) => (await catalogExport.open(run, new Map(), format)).stream;
  const settle = async () => {
    for (let turn = 0; turn < 2_000; turn++) await nextTurn();
  };

  it('reads no further than its client does', async () => {
    const { run, pagesRead } = endlessCatalog();
    const stream = await open(run);
    expect(pagesRead()).toBe(1);
    await once(stream, 'readable');
    await settle();
    const before = pagesRead();
    expect(before).toBeLessThan(FEW);

    while (pagesRead() < before + FEW) {
      stream.read();
      await nextTurn();
    }
    await settle();
    expect(pagesRead()).toBeLessThan(before + 2 * FEW);
  });

  it('reads no further when its client has gone', async () => {
    const { run, pagesRead } = endlessCatalog();
    const stream = await open(run);
    await once(stream, 'readable');
    stream.destroy();
    await settle();
    const before = pagesRead();
    await settle();

    expect(pagesRead()).toBe(before);
  });

  it('fails when a page is not answered, and does not end', async () => {
    const { run, pagesRead } = endlessCatalog();
    const failing = ((document: never, variables: never) =>
      pagesRead() < 3 ? run(document, variables) : Promise.reject(new Error('no answer'))) as Run;
    const stream = await open(failing);
    const outcome = new Promise((resolve) => {
      stream.once('error', ({ message }) => resolve(message));
      stream.once('end', () => resolve('end'));
    });
    stream.resume();

    expect(await outcome).toBe('no answer');
  });
});
