import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import expected from '../contract/full-report.2024-06.json' with { type: 'json' };
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { importData } from '../support/import-data.js';
import { juneIssue } from '../support/june-issue.js';

const READERS = 20;
let graph: TestGraph;

afterEach(() => graph.close());

/** Asks for June over and over while something goes on; every answer that came. */
async function readingAllTheWhile(work: Promise<unknown>) {
  let isOver = false;
  const answers: { data?: unknown; errors?: readonly { extensions?: { code?: unknown } }[] }[] = [];
  const read = async () => {
    while (!isOver) {
      answers.push(await graph.execute(FullReportDocument, { month: '2024-06' }));
      // SQLite answers without ever giving the event loop a turn; requests over HTTP come one a turn.
      await setImmediate();
    }
  };
  const readers = Array.from({ length: READERS }, read);
  await work;
  isOver = true;
  await Promise.all(readers);
  answers.push(await graph.execute(FullReportDocument, { month: '2024-06' }));
  return answers;
}

describe('publication (#37)', () => {
  it('is seen whole or not at all by those who ask all the while', async () => {
    graph = await openTestGraph();
    const answers = await readingAllTheWhile(importData(graph, juneIssue()));

    const before = answers.filter(({ data }) => JSON.stringify(data) === '{"report":null}');
    for (const { errors } of before) expect(errors?.[0]?.extensions?.code).toBe('NOT_PUBLISHED');
    for (const answer of answers.slice(before.length)) expect(answer).toEqual(expected);
    expect(before.length).toBeGreaterThan(0);
    expect(answers.length).toBeGreaterThan(before.length);
  });

  it('of a correction never shows one revision mixed with the other', async () => {
    graph = await openTestGraph();
    await importData(graph, juneIssue());
    const corrected = juneIssue();
    // Something of each section says which revision it is from.
    corrected.overview.title += '（更正）';
    for (const { volume } of corrected.departmentSharing?.serviceRanking ?? []) volume.approximate = true;
    for (const { volume } of corrected.prefectureSharing?.serviceRanking ?? []) volume.approximate = true;
    for (const row of corrected.nationalSharing?.recommendations ?? []) row.ministryName += '（更正）';
    for (const study of corrected.caseStudies) study.title += '（更正）';

    const answers = await readingAllTheWhile(importData(graph, corrected, { reason: '更正' }));

    const seen = new Set(
      answers.map(({ data }) => {
        const { report } = data as typeof expected.data;
        const marks = [
          report.title.endsWith('（更正）'),
          report.departmentSharing.serviceRanking[0]?.volume.approximate,
          report.prefectureSharing.serviceRanking[0]?.volume.approximate,
          report.nationalSharing.recommendations[0]?.ministryName.endsWith('（更正）'),
          report.caseStudies[0]?.title.endsWith('（更正）'),
        ];
        return `${report.revision}: ${[...new Set(marks)].join()}`;
      }),
    );
    expect([...seen].sort()).toEqual(['1: false', '2: true']);
  });
});
