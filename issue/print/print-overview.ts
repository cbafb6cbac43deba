import type { ApplicationCounts, ExchangeVolumes, OverviewSection } from '../issue.js';
import type { Volume } from '../volume.js';
import type { Block } from './print-issue.js';
import { printVolume } from './print-volume.js';
import { subsections } from './subsections.js';

const PLATFORM = '省数据共享交换平台';

export const printOverview = ({ applications, exchange }: OverviewSection): Block[] =>
  subsections([
    { title: '数据调度情况', blocks: applications ? [printApplications(applications)] : [] },
    { title: '数据交换情况', blocks: exchange ? [printExchange(exchange)] : [] },
  ]);

/** Clauses of what is printed; what is null is left out. */
function printApplications(counts: ApplicationCounts): Block {
  const clause = (text: string, count: number | null, after = '') =>
    count === null ? null : `${text} ${count} 次${after}`;
  const submitted = clause('发起数据共享申请', counts.submitted);
  const outcome = [
    listed(clause('审核', counts.reviewed, '（含驳回、通过）'), clause('未审核', counts.pending)),
    clause('无条件共享', counts.unconditional),
    listed(clause('签发', counts.issued), clause('驳回', counts.rejected)),
  ].filter((group) => group !== null);
  const [first, ...rest] = outcome;
  const among = submitted && first ? [`其中${first}`, ...rest] : outcome;
  return `${PLATFORM}${[submitted, ...among].filter(Boolean).join('，')}。`;
}

const listed = (...clauses: (string | null)[]): string | null =>
  clauses.filter((clause) => clause !== null).join('、') || null;

function printExchange(exchange: ExchangeVolumes): Block {
  const total = exchange.total && `交换数据 ${printVolume(exchange.total)}`;
  const parts = [
    side('省直部门', exchange.departmentService, exchange.departmentUsage),
    side('市州', exchange.prefectureService, exchange.prefectureUsage),
  ]
    .filter(Boolean)
    .join('；');
  const among = total && parts ? `，其中${parts}` : parts;
  return `${PLATFORM}${total ?? ''}${among}。`;
}

/** Whose data is named once: 市州提供数据服务…，使用数据…. */
function side(subject: string, service: Volume | null, usage: Volume | null): string {
  const clauses = [service && `提供数据服务 ${printVolume(service)}`, usage && `使用数据 ${printVolume(usage)}`].filter(
    Boolean,
  );
  return clauses.length > 0 ? subject + clauses.join('，') : '';
}
