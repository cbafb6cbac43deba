import type { DepartmentSharingSection, PrefectureSharingSection, VolumeRank } from '../issue.js';
import { printVolume } from '../print/print-volume.js';
import type { PrintedFigure } from './printed-figure.js';

/** Section 三, figure by figure; null if the issue prints none. */
export function departmentSharingFigures(section: DepartmentSharingSection | null): PrintedFigure[] {
  if (!section) return [];
  const { responsiveness, serviceLeaders, serviceRanking, usageLeaders, usageRanking } = section;
  return [
    ...responsiveness.map(({ rank, name, line = null }): PrintedFigure => {
      const subject = `申请响应及时度第 ${rank} 位`;
      return { id: `responsiveness/${rank}`, printedIn: '三（一）', subject, text: name, value: null, line };
    }),
    ...leaders('三（二）', '数据服务量排名', serviceLeaders),
    ...table('3-2', '服务量', serviceRanking),
    ...leaders('三（三）', '数据使用量排名', usageLeaders),
    ...table('3-3', '使用量', usageRanking),
  ];
}

/** Section 四, figure by figure; null if the issue prints none. */
export function prefectureSharingFigures(section: PrefectureSharingSection | null): PrintedFigure[] {
  if (!section) return [];
  const { serviceLeaders, serviceRanking, usageLeaders, usageRanking } = section;
  return [
    ...leaders('四（一）', '数据服务量排名', serviceLeaders),
    ...table('4-1', '服务量', serviceRanking),
    ...leaders('四（二）', '数据使用量排名', usageLeaders),
    ...table('4-2', '使用量', usageRanking),
  ];
}

const leaders = (printedIn: string, subject: string, names: readonly string[]): PrintedFigure[] =>
  names.length === 0
    ? []
    : [{ id: `${printedIn}/leaders`, printedIn, subject, text: names.join('、'), value: null, line: null }];

/** A row has two figures: its volume, and the rank it is printed at. */
const table = (number: string, measure: string, rows: readonly VolumeRank[]): PrintedFigure[] =>
  rows.flatMap(({ rank, name, volume }) => {
    const { times, line = null } = volume;
    const figure = { printedIn: `表 ${number}`, line };
    return [
      {
        ...figure,
        id: `${number}/${name}/volume`,
        subject: `${name} ${measure}`,
        text: printVolume(volume),
        value: times,
      },
      { ...figure, id: `${number}/${name}/rank`, subject: `${name} 序号`, text: String(rank), value: rank },
    ];
  });
