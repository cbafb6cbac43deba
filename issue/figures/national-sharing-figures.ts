import type { NationalSharingSection } from '../issue.js';
import type { PrintedFigure } from './printed-figure.js';

/** Section 二, figure by figure; null if the issue prints none. */
export function nationalSharingFigures(section: NationalSharingSection | null): PrintedFigure[] {
  if (!section) return [];
  const { applications, recommendedFor, recommendations, sources } = section;
  const lineOf = (id: string) => sources.find(({ figure }) => figure === id)?.line ?? null;
  const count = (field: 'cumulative' | 'departmentCount', subject: string, unit: string): PrintedFigure[] => {
    const value = applications?.[field] ?? null;
    const id = `applications.${field}`;
    return value === null
      ? []
      : [{ id, printedIn: '二（一）', subject, text: `${value} ${unit}`, value, line: lineOf(id) }];
  };
  const text = (id: string, printedIn: string, subject: string, value: string | null | undefined): PrintedFigure[] =>
    value ? [{ id, printedIn, subject, text: value, value: null, line: lineOf(id) }] : [];

  return [
    ...count('cumulative', '累计申请国家数据', '次'),
    ...count('departmentCount', '申请部门数', '个'),
    ...text(
      'applications.namedDepartments',
      '二（一）',
      '列举的部门',
      applications?.namedDepartments.map(({ name }) => name).join('、'),
    ),
    ...text('applications.zone', '二（一）', '专区', applications?.zone),
    ...text('recommendedFor', '二（二）', '推荐月份', recommendedFor),
    ...recommendations.map(({ rank, name, ministryName, line = null }): PrintedFigure => {
      const subject = `第 ${rank} 项`;
      return { id: `2-2/${rank}`, printedIn: '表 2-2', subject, text: `${name}（${ministryName}）`, value: null, line };
    }),
  ];
}
