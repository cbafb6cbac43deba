import { MoreThan } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ChangesDocument,
  FullReportDocument,
  OpenRevisionDocument,
  PutPrefectureSharingDocument,
  RepublishReportDocument,
  RevisionsDocument,
  WithdrawReportDocument,
} from '../../operations/generated/graphql.js';
import { AuditEventEntity } from '../../subgraphs/shared/audit/audit-event.entity.js';
import { verifyAudit } from '../../subgraphs/shared/audit/audit-trail.js';
import { SCOPES } from '../../subgraphs/shared/auth/caller.js';
import expected from '../contract/full-report.2024-06.json' with { type: 'json' };
import { correctedJune } from '../support/differential-data.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { importData } from '../support/import-data.js';
import { juneIssue } from '../support/june-issue.js';

const JUNE = { month: '2024-06' };
const REASON = '表 4-1 铜仁市更正';

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
  await importData(graph, juneIssue());
});

afterAll(() => graph.close());

describe('a correction', () => {
  it('needs a reason', async () => {
    await expect(importData(graph, correctedJune())).rejects.toThrow(
      'Expected a reason for correcting 2024-06, which is published, found none.',
    );
  });

  it('becomes what the month answers, and leaves the revision before as it was', async () => {
    await importData(graph, correctedJune(), { reason: REASON });

    const { data } = await graph.execute(FullReportDocument, JUNE);
    expect(data?.report?.revision).toBe(2);
    expect(data?.report?.overview?.exchange?.total?.reportedText).toBe('4423.50');

    const first = await graph.execute(atRevision(1), {});
    expect(first).toEqual(expected);
  });

  it('is told figure by figure, across the subgraphs, and nothing else is', async () => {
    const { data, errors } = await graph.execute(ChangesDocument, { ...JUNE, from: 1, to: 2 });

    expect(errors).toBeUndefined();
    expect(data?.changes?.all?.map(({ printedIn, subject, old, new: now }) => [printedIn, subject, old, now])).toEqual([
      ['一（二）', '交换数据', '4423.49 万余次', '4423.50 万余次'],
      ['一（二）', '市州提供数据服务', '624.57 万余次', '624.58 万余次'],
      ['表 4-1', '铜仁市 服务量', '3203 次', '3303 次'],
    ]);
  });

  it('has a history anyone may read, but for who did it', async () => {
    const anyone = await graph.execute(RevisionsDocument, JUNE);
    const editor = await graph.execute(RevisionsDocument, JUNE, ['report:draft']);

    expect(
      anyone.data?.revisions?.map(({ revision, isCurrent, corrects, reason }) => ({
        revision,
        isCurrent,
        corrects,
        reason,
      })),
    ).toEqual([
      { revision: 1, isCurrent: false, corrects: null, reason: null },
      { revision: 2, isCurrent: true, corrects: 1, reason: REASON },
    ]);
    const [, second] = anyone.data?.revisions ?? [];
    expect(second?.events.map(({ kind, by, reason }) => ({ kind, by, reason }))).toEqual([
      { kind: 'OPENED', by: null, reason: REASON },
      { kind: 'PUBLISHED', by: null, reason: null },
    ]);
    expect(editor.data?.revisions?.[1]?.events.map(({ by }) => by)).toEqual(['tester', 'tester']);
  });
});

describe('two editors of one month', () => {
  it('are both told where they stand: the second to publish is refused', async () => {
    const first = correctedJune();
    first.overview.title = '贵州省公共数据共享开放月报（一）';
    const second = correctedJune();
    second.overview.title = '贵州省公共数据共享开放月报（二）';
    const opened = await importData(graph, second, { publish: false, reason: '第二位编辑' });
    await importData(graph, first, { reason: '第一位编辑' });

    await expect(importData(graph, second, { reason: '第二位编辑' })).rejects.toThrow(
      `Expected 2024-06 as it was when revision ${opened.revision} was opened (revision 2 was published), found that revision`,
    );
  });

  it('never overwrite a section silently: the later put names a version that is no more', async () => {
    const { data } = await graph.execute(
      OpenRevisionDocument,
      { input: { month: '2024-05', idempotencyKey: 'two-editors' } },
      SCOPES,
    );
    const draftToken = data?.openRevision?.report?.draftToken ?? '';
    const put = (leaders: string[]) => {
      const content = { serviceLeaders: leaders, serviceRanking: [], usageLeaders: [], usageRanking: [] };
      return graph.execute(
        PutPrefectureSharingDocument,
        { input: { draftToken, expectedVersion: 0, content } },
        SCOPES,
      );
    };

    const answers = await Promise.all([put(['贵阳市']), put(['遵义市']), put(['安顺市'])]);
    const codes = answers.map(({ data: answered }) => answered?.put?.userErrors[0]?.code ?? 'done').sort();
    expect(codes).toEqual(['SECTION_CONFLICT', 'SECTION_CONFLICT', 'done']);
  });
});

describe('withdrawal', () => {
  it('takes the month out of publication, for everyone but editors, and back as it was', async () => {
    const current = (await graph.execute(FullReportDocument, JUNE)).data?.report;
    const snapshot = { month: '2024-06', revision: current?.revision ?? 0 };
    const withdrawn = await graph.execute(
      WithdrawReportDocument,
      { input: { ...snapshot, reason: '数据有误' } },
      SCOPES,
    );
    expect(withdrawn.data?.withdrawReport?.report?.status).toBe('WITHDRAWN');

    const gone = await graph.execute(FullReportDocument, JUNE);
    expect(gone.errors?.[0]?.extensions?.code).toBe('NOT_PUBLISHED');
    const named = await graph.execute(atRevision(snapshot.revision), {});
    const unknown = await graph.execute(atRevision(99), {});
    expect(messageWithoutNumbers(named)).toEqual(messageWithoutNumbers(unknown));
    expect((await graph.execute(atRevision(snapshot.revision), {}, ['report:draft'])).errors).toBeUndefined();
    expect((await graph.execute(atRevision(1), {})).data).toEqual(expected.data);

    const again = await graph.execute(WithdrawReportDocument, { input: { ...snapshot, reason: '再次' } }, SCOPES);
    expect(again.data?.withdrawReport?.userErrors[0]?.code).toBe('STATUS_CONFLICT');
    const back = await graph.execute(RepublishReportDocument, { input: { ...snapshot, reason: '核实无误' } }, SCOPES);
    expect(back.data?.republishReport?.report?.status).toBe('PUBLISHED');
    expect((await graph.execute(FullReportDocument, JUNE)).data?.report).toEqual(current);
  });
});

describe('an override of a failed rule', () => {
  it('needs a reason, and is shown with the report ever after', async () => {
    const issue = juneIssue();
    issue.month = '2024-04';
    issue.overview.issuedOn = '2024-05-11';
    if (issue.nationalSharing) issue.nationalSharing.recommendedFor = '2024-04';
    if (issue.overview.applications) issue.overview.applications.submitted = 155;
    await expect(importData(graph, issue)).rejects.toThrow('A1: 应为 155 次，实为 154 次');

    await importData(graph, issue, { overrideReason: '原文如此' });
    const { data } = await graph.execute(RevisionsDocument, { month: '2024-04' });
    expect(data?.revisions?.[0]?.report.reconciliation).toEqual({ status: 'INCONSISTENT', overrideReason: '原文如此' });
    expect(data?.revisions?.[0]?.events.at(-1)).toMatchObject({ kind: 'PUBLISHED', reason: '原文如此' });
  });
});

describe('the audit trail', () => {
  it('is whole in every subgraph, and tells of an event that was changed or cut off', async () => {
    for (const { name, database } of graph.subgraphs) {
      const verdict = await verifyAudit(database.reader);
      expect(verdict, name).toMatchObject({ fault: null });
      expect(verdict.events, name).toBeGreaterThan(4);
    }
    const cases = graph.subgraphs.find(({ name }) => name === 'cases');
    if (!cases) throw new Error('there is a subgraph of cases');
    await cases.database.write((manager) => manager.update(AuditEventEntity, { sequence: 2 }, { subject: 'somebody' }));
    expect((await verifyAudit(cases.database.reader)).fault).toBe('event 2 was changed');
    await cases.database.write((manager) => manager.delete(AuditEventEntity, { sequence: MoreThan(1) }));
    expect((await verifyAudit(cases.database.reader)).fault).toBe('events after 1 are missing');
  });
});

/** The contract's operation, at one revision of June. */
const atRevision = (revision: number) =>
  FullReportDocument.toString()
    .replace('query FullReport($month: YearMonth!)', 'query')
    .replace('report(month: $month)', `report(month: "2024-06", revision: ${revision})`);

const messageWithoutNumbers = ({ errors }: { errors?: readonly { message: string }[] }) =>
  errors?.map(({ message }) => message.replace(/\d+/g, '#'));
