import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FullReportDocument, SeriesDocument } from '../../operations/generated/graphql.js';
import { arbitraryBody } from '../support/arbitrary-body.js';
import { expectClean } from '../support/expect-clean.js';
import { type MeasuredProcess, startMeasuredProcess } from '../support/measured-process.js';
import { seen } from '../support/seen.js';
import { VECTORS } from '../support/vectors.js';

/** How long each shape is soaked. What grows slowly needs half an hour to be seen. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 1);
/** Of what is in use, from a quarter of the time to its end. */
const ALLOWED_GROWTH = 1.1;
const BODIES = 3_500;
const FUZZ_RISE_MIB = 50;
const MINUTE_MS = 60_000;
const MORE_DESCRIPTORS = 10;

const JSON_TYPE = { 'content-type': 'application/json' };
const ORDINARY = [
  { query: FullReportDocument.toString(), variables: { month: '2024-06' } },
  { query: SeriesDocument.toString(), variables: { to: '2024-06' } },
  { query: '{ departments { id name } prefectures { id name } }' },
  { query: '{ nationalResources(first: 20, text: "企业") { totalCount edges { node { code name } } } }' },
].map((body) => JSON.stringify(body));

describe.each(['embedded', 'split'] as const)('in the long run, %s', (shape) => {
  let server: MeasuredProcess;

  beforeAll(async () => {
    server = await startMeasuredProcess(shape);
  });

  afterAll(() => server.stop());

  async function send(init: RequestInit, search = '') {
    const response = await fetch(server.graphql + search, { method: 'POST', ...init });
    return { response, text: await response.text() };
  }

  it.each([20240711, undefined])(
    'any requests leave no memory behind, seed %s #2',
    { timeout: 600_000 },
    async (seed) => {
      await Promise.all(ORDINARY.map((body) => send({ headers: JSON_TYPE, body })));
      await fc.assert(
        fc.asyncProperty(arbitraryBody(), async (body) => void (await send({ headers: JSON_TYPE, body }))),
        { numRuns: 500 },
      );
      const before = await server.heap();
      await fc.assert(
        fc.asyncProperty(arbitraryBody(), async (body) => expectClean(await send({ headers: JSON_TYPE, body }))),
        { numRuns: BODIES, ...(seed !== undefined && { seed }) },
      );
      const riseMiB = (await server.heap()) - before;
      seen({ riseMiB });

      expect(riseMiB).toBeLessThan(FUZZ_RISE_MIB);
    },
  );

  it('ordinary and hostile requests leave memory and descriptors as they are #51', {
    timeout: MINUTES * MINUTE_MS + 300_000,
  }, async () => {
    const statuses: Record<number, number> = {};
    const hostile = Object.values(VECTORS).map(([vector]) => vector);
    let until = 0;
    const isOver = () => performance.now() > until;
    const client = async (next: (n: number) => Promise<{ response: Response }>) => {
      for (let n = 0; !isOver(); n++) {
        const { status } = (await next(n)).response;
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    };
    const ordinary = (n: number) => send({ headers: JSON_TYPE, body: ORDINARY[n % ORDINARY.length] ?? '' });
    const bad = (n: number) => {
      const { method = 'POST', search = '', headers = {}, body } = hostile[n % hostile.length] ?? {};
      return send({ method, headers, ...(body !== undefined && { body }) }, search);
    };
    const soak = async (minutes: number) => {
      until = performance.now() + minutes * MINUTE_MS;
      await Promise.all([client(ordinary), client(ordinary), client(bad), client(bad)]);
      return { heap: await server.heap(), rss: await server.rss(), descriptors: await server.descriptors() };
    };
    const start = await soak(MINUTES / 4);
    const end = await soak((MINUTES * 3) / 4);
    seen({
      ...statuses,
      minutes: MINUTES,
      startMiB: start.rss,
      endMiB: end.rss,
      startHeapMiB: start.heap,
      endHeapMiB: end.heap,
    });
    seen({ descriptors: `${start.descriptors} to ${end.descriptors}` });

    expect(Object.keys(statuses).filter((status) => Number(status) >= 500)).toEqual([]);
    expect(end.heap).toBeLessThan(start.heap * ALLOWED_GROWTH);
    expect(end.descriptors).toBeLessThan(start.descriptors + MORE_DESCRIPTORS);
  });
});
