import Table from 'cli-table3';
import type { FigureSource, Issue, VolumeRank } from '../../issue/issue.js';
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

/** What would be stored of an issue, each figure with its line. The contact person is named as present or not, never shown. */
export function renderIssue(issue: Issue): string {
  const { month, overview, nationalSharing, departmentSharing, prefectureSharing, caseStudies, contact } = issue;
  const rows = table(['内容', '值', '行']);
  const add = (what: string, value: string | number | null | undefined, line?: number | null) =>
    rows.push([what, value ?? '未印', line ?? '']);
  const addFields = (group: string, fields: object | null = null, sources: FigureSource[] = [], section = '') => {
    for (const [field, value] of Object.entries(fields ?? {})) {
      const figure = `${group}.${field}`;
      const names = Array.isArray(value) ? value.map(({ name }) => name).join('、') : value;
      add(section + figure, names, sources.find((source) => source.figure === figure)?.line);
    }
  };
  const addRanking = (title: string, leaders: readonly string[] = [], ranking: readonly VolumeRank[] = []) => {
    if (leaders.length > 0) add(`${title} 正文列举`, leaders.join('、'));
    for (const { rank, name, volume } of ranking) add(`${title} ${rank}`, `${name} ${printed(volume)}`, volume.line);
  };

  add('月份', month);
  add('标题', overview.title);
  add('编印单位', overview.publisher);
  add('印发日期', overview.issuedOn, overview.sources.find(({ figure }) => figure === 'issuedOn')?.line);
  addFields('applications', overview.applications, overview.sources);
  for (const [field, volume] of Object.entries(overview.exchange ?? {})) {
    add(`exchange.${field}`, volume && printed(volume), volume?.line);
  }
  addFields('applications', nationalSharing?.applications ?? null, nationalSharing?.sources, '国家数据 ');
  add('国家数据资源推荐 月份', nationalSharing?.recommendedFor);
  for (const { rank, name, ministryName, line } of nationalSharing?.recommendations ?? []) {
    add(`国家数据资源推荐 ${rank}`, `${name}（${ministryName}）`, line);
  }
  for (const { rank, name, line } of departmentSharing?.responsiveness ?? []) add(`申请响应及时度 ${rank}`, name, line);
  addRanking('部门数据服务量', departmentSharing?.serviceLeaders, departmentSharing?.serviceRanking);
  addRanking('部门数据使用量', departmentSharing?.usageLeaders, departmentSharing?.usageRanking);
  addRanking('市州数据服务量', prefectureSharing?.serviceLeaders, prefectureSharing?.serviceRanking);
  addRanking('市州数据使用量', prefectureSharing?.usageLeaders, prefectureSharing?.usageRanking);
  for (const { title, paragraphs, sourceName, figures, line } of caseStudies) {
    add('案例', `${title}（${paragraphs.length} 段；资料来源：${sourceName ?? '未印'}）`, line);
    for (const { clause, line: at } of figures) add('案例数字', clause, at);
  }
  addFields('distribution', overview.distribution, overview.sources);
  add('联系人', contact ? '有（不显示）' : '无');
  return rows.toString();
}

const printed = ({ reportedText, reportedUnit, approximate }: Volume) =>
  `${reportedText} ${UNITS[reportedUnit].printed}${approximate ? '（余）' : ''}`;
