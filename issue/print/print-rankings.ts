import type { DepartmentSharingSection, PrefectureSharingSection, VolumeRank } from '../issue.js';
import { chineseNumeral } from './chinese-numeral.js';
import type { Block } from './print-issue.js';
import { printTable } from './print-table.js';
import { unitOfTable } from './print-volume.js';
import { subsections } from './subsections.js';

export const printDepartmentSharing = (section: DepartmentSharingSection): Block[] =>
  subsections([
    { title: '数据申请响应情况', blocks: printResponsiveness(section.responsiveness) },
    { title: '数据服务情况', blocks: printDepartments('服务量', section.serviceLeaders, section.serviceRanking) },
    { title: '数据使用情况', blocks: printDepartments('使用量', section.usageLeaders, section.usageRanking) },
  ]);

export const printPrefectureSharing = (section: PrefectureSharingSection): Block[] =>
  subsections([
    { title: '数据服务情况', blocks: printPrefectures('服务量', section.serviceLeaders, section.serviceRanking) },
    { title: '数据使用情况', blocks: printPrefectures('使用量', section.usageLeaders, section.usageRanking) },
  ]);

type Measure = '服务量' | '使用量';

function printResponsiveness(places: DepartmentSharingSection['responsiveness']): Block[] {
  if (places.length === 0) return [];
  if (places.some(({ rank }, index) => rank !== index + 1))
    throw new RangeError('Expected places from 1 without a gap.');
  const names = places.map(({ name }) => name).join('、');
  return [`在数据申请审批工作中，申请响应及时度排名前${chineseNumeral(places.length)}的部门为${names}。`];
}

function printDepartments(measure: Measure, leaders: readonly string[], rows: readonly VolumeRank[]): Block[] {
  const place = chineseNumeral(rows.length || leaders.length || 1);
  const table = rows.length > 0 ? '，详细排名见下表' : '';
  const prose = `在数据交换工作中，数据${measure}排名前${place}的有${leaders.join('、')}等部门${table}。`;
  const [number, who] = measure === '服务量' ? ['3-2', '提供部门'] : ['3-3', '使用部门'];
  return [
    ...(leaders.length > 0 ? [prose] : []),
    ...printRanking(`表 ${number}：部门数据${measure} TOP${rows.length}`, who, measure, rows),
  ];
}

function printPrefectures(measure: Measure, leaders: readonly string[], rows: readonly VolumeRank[]): Block[] {
  const kind = measure === '服务量' ? '服务' : '使用';
  const table = rows.length > 0 ? `各市州数据${kind}情况见下表。` : '';
  const place = chineseNumeral(leaders.length || 1);
  const prose = `在数据交换工作中，数据${measure}排名前${place}的地区为${leaders.join('、')}。${table}`;
  const [number, who] = measure === '服务量' ? ['4-1', '提供市州'] : ['4-2', '使用市州'];
  return [
    ...(leaders.length > 0 ? [prose] : []),
    ...printRanking(`表 ${number}：市州数据${kind}情况`, who, measure, rows),
  ];
}

function printRanking(caption: string, who: string, measure: Measure, rows: readonly VolumeRank[]): Block[] {
  if (rows.length === 0) return [];
  const unit = unitOfTable(rows.map(({ volume }) => volume));
  return printTable(
    caption,
    ['序号', who, `${measure}（${unit}）`],
    rows.map(({ rank, name, volume }) => [rank, name, volume.reportedText]),
  );
}
