import type { ApplicationCounts, Distribution, ExchangeVolumes, OverviewSection } from '../issue.js';
import { printVolume } from '../print/print-volume.js';
import type { PrintedFigure } from './printed-figure.js';

const APPLICATIONS: Record<keyof ApplicationCounts, string> = {
  submitted: '发起数据共享申请',
  reviewed: '审核',
  pending: '未审核',
  unconditional: '无条件共享',
  issued: '签发',
  rejected: '驳回',
};
const EXCHANGE: Record<keyof ExchangeVolumes, string> = {
  total: '交换数据',
  departmentService: '省直部门提供数据服务',
  departmentUsage: '省直部门使用数据',
  prefectureService: '市州提供数据服务',
  prefectureUsage: '市州使用数据',
};
const DISTRIBUTION: Record<keyof Distribution, string> = {
  reportedTo: '报',
  sentTo: '送',
  issuedTo: '发',
  issuingOffice: '印发机关',
  copies: '共印',
  electronicCopies: '电子公文',
};

/** Cover, section 一 and colophon, figure by figure. */
export function overviewFigures(section: OverviewSection): PrintedFigure[] {
  const { title, publisher, issuedOn, applications, exchange, distribution, sources } = section;
  const lineOf = (id: string) => sources.find(({ figure }) => figure === id)?.line ?? null;
  const text = (id: string, printedIn: string, subject: string, value: string | null | undefined): PrintedFigure[] =>
    value ? [{ id, printedIn, subject, text: value, value: null, line: lineOf(id) }] : [];
  const count = (
    id: string,
    printedIn: string,
    subject: string,
    value: number | null | undefined,
    unit: string,
  ): PrintedFigure[] =>
    value === null || value === undefined
      ? []
      : [{ id, printedIn, subject, text: `${value} ${unit}`, value, line: lineOf(id) }];

  return [
    ...text('title', '封面', '标题', title),
    ...text('publisher', '封面', '编印单位', publisher),
    ...text('issuedOn', '封面', '印发日期', issuedOn),
    ...entriesOf(APPLICATIONS).flatMap(([field, subject]) =>
      count(`applications.${field}`, '一（一）', subject, applications?.[field], '次'),
    ),
    ...entriesOf(EXCHANGE).flatMap(([field, subject]): PrintedFigure[] => {
      const volume = exchange?.[field];
      if (!volume) return [];
      const { times, line = null } = volume;
      return [
        { id: `exchange.${field}`, printedIn: '一（二）', subject, text: printVolume(volume), value: times, line },
      ];
    }),
    ...entriesOf(DISTRIBUTION).flatMap(([field, subject]) => {
      const value = distribution?.[field];
      const id = `distribution.${field}`;
      return typeof value === 'number' ? count(id, '版记', subject, value, '份') : text(id, '版记', subject, value);
    }),
  ];
}

const entriesOf = <Key extends string>(record: Record<Key, string>) => Object.entries(record) as [Key, string][];
