import { generateIssue } from '../../issue/generate/generate-issue.js';
import type { Issue } from '../../issue/issue.js';
import { timesOf } from '../../issue/volume.js';
import { WithdrawReportDocument } from '../../operations/generated/graphql.js';
import { SCOPES } from '../../subgraphs/shared/auth/caller.js';
import { catalogOf, item } from './catalog.js';
import type { TestGraph } from './graph.js';
import { importData } from './import-data.js';
import { juneIssue } from './june-issue.js';

/** Every kind of month there is: published, corrected, generated, withdrawn, with failed rules, not published yet. */
export async function importAllKindsOfMonths(graph: TestGraph): Promise<void> {
  await importResources(graph);
  await importData(graph, juneIssue());
  await importData(graph, correctedJune(), { reason: '表 4-1 铜仁市更正' });
  for (const month of ['2023-06', '2024-02', '2024-03', '2024-05']) await importData(graph, generateIssue(month, 7));
  await importData(graph, unreconciled(generateIssue('2024-04', 7)), { overrideReason: '原文如此' });
  await importData(graph, generateIssue('2024-07', 7), { publish: false });
  await graph.execute(WithdrawReportDocument, { input: { month: '2024-02', revision: 1, reason: '数据有误' } }, SCOPES);
}

/** June with 铜仁市 serving 100 times more, and the two totals that move with it. */
export function correctedJune(): Issue {
  const issue = juneIssue();
  const row = issue.prefectureSharing?.serviceRanking.find(({ name }) => name === '铜仁市');
  const { exchange } = issue.overview;
  if (!row || !exchange?.prefectureService || !exchange.total) throw new Error('June prints these figures');
  row.volume = { ...row.volume, reportedText: '3303', times: 3303 };
  exchange.prefectureService = reprint(exchange.prefectureService, '624.58');
  exchange.total = reprint(exchange.total, '4423.50');
  return issue;
}

const reprint = <V extends { reportedText: string; times: number }>(volume: V, text: string): V => ({
  ...volume,
  reportedText: text,
  times: timesOf(text, 'TEN_THOUSAND_TIMES'),
});

function unreconciled(issue: Issue): Issue {
  const { applications } = issue.overview;
  if (applications?.submitted) applications.submitted += 1;
  return issue;
}

/** Entries of the catalog that June recommends, and one of the same title whose provider nobody knows. */
async function importResources(graph: TestGraph): Promise<void> {
  const entries = [
    { code: '307001/000001', title: '报关状态信息', providerName: '海关总署' },
    { code: '307001/000002', title: '企业海关税款缴纳、货物通关信息', providerName: '海关总署' },
    { code: '399999/000009', title: '报关状态信息', providerName: '无名机关' },
  ];
  await catalogOf(graph).sync(entries.map((entry, index) => item(index + 1, entry)));
}
