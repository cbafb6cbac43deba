import Table from 'cli-table3';
import type { Issue } from '../../issue/issue.js';
import { RULES, type RuleResult } from '../../issue/reconcile/reconcile.js';
import type { Verdict } from '../../issue/reconcile/rule.js';
import { UNITS } from '../../issue/unit.js';
import type { Volume } from '../../issue/volume.js';

const VERDICTS: Record<Verdict, string> = { PASSED: '通过', FAILED: '不符', NOT_APPLICABLE: '不适用' };

const table = (head: string[]) => new Table({ head, style: { head: [], border: [] }, wordWrap: true });

/** What reconciliation found, rule by rule. */
export function renderRules(results: readonly RuleResult[]): string {
  const rows = table(['规则', '内容', '结果', '应为', '实为', '容差']);
  for (const { rule, verdict, expected, found, tolerance } of results) {
    const title = RULES.find(({ id }) => id === rule)?.title ?? '';
    rows.push([rule, title, VERDICTS[verdict], expected ?? '', found ?? '', tolerance ?? '']);
  }
  return rows.toString();
}

/** What would be stored of an issue. The contact person is named as present or not, never shown. */
export function renderIssue(issue: Issue): string {
  const { month, overview, nationalSharing, departmentSharing, prefectureSharing, caseStudies, contact } = issue;
  const rows = table(['内容', '值', '行']);
  const lineOf = (figure: string) => overview.sources.find((source) => source.figure === figure)?.line ?? '';
  rows.push(['月份', month, ''], ['标题', overview.title, ''], ['编印单位', overview.publisher, '']);
  rows.push(['印发日期', overview.issuedOn, '']);
  for (const [field, count] of Object.entries(overview.applications ?? {})) {
    rows.push([`applications.${field}`, count ?? '未印', lineOf(`applications.${field}`)]);
  }
  for (const [field, volume] of Object.entries(overview.exchange ?? {})) {
    rows.push([`exchange.${field}`, volume ? printed(volume) : '未印', volume?.line ?? '']);
  }
  rows.push(['国家数据累计申请', nationalSharing?.applications?.cumulative ?? '未印', '']);
  rows.push(['表 2-2 国家数据资源推荐', `${nationalSharing?.recommendations.length ?? 0} 行`, '']);
  rows.push(['表 3-2 部门数据服务量', `${departmentSharing?.serviceRanking.length ?? 0} 行`, '']);
  rows.push(['表 3-3 部门数据使用量', `${departmentSharing?.usageRanking.length ?? 0} 行`, '']);
  rows.push(['表 4-1 市州数据服务情况', `${prefectureSharing?.serviceRanking.length ?? 0} 行`, '']);
  rows.push(['表 4-2 市州数据使用情况', `${prefectureSharing?.usageRanking.length ?? 0} 行`, '']);
  for (const { title, figures, line } of caseStudies)
    rows.push(['案例', `${title}（${figures.length} 个数字）`, line ?? '']);
  rows.push(['联系人', contact ? '有（不显示）' : '无', '']);
  return rows.toString();
}

const printed = ({ reportedText, reportedUnit, approximate }: Volume) =>
  `${reportedText} ${UNITS[reportedUnit].printed}${approximate ? '（余）' : ''}`;
