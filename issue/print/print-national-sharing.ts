import type { NationalApplications, NationalSharingSection } from '../issue.js';
import type { Block } from './print-issue.js';
import { printTable } from './print-table.js';
import { subsections } from './subsections.js';

export function printNationalSharing(section: NationalSharingSection, month: string): Block[] {
  const { applications, recommendations, recommendedFor } = section;
  return subsections([
    { title: '国家数据申请情况', blocks: applications ? [printApplications(applications)] : [] },
    {
      title: '国家数据资源推荐',
      blocks: [
        ...(recommendedFor || recommendations.length > 0 ? [printRecommendation(section, month)] : []),
        ...(recommendations.length > 0 ? printRecommendations(recommendations) : []),
      ],
    },
  ]);
}

function printApplications({ cumulative, departmentCount, namedDepartments, zone }: NationalApplications): Block {
  const names = namedDepartments.map(({ name }) => name).join('、');
  const isOpen = names !== '' && departmentCount !== namedDepartments.length;
  const count = departmentCount === null ? (isOpen ? '部门' : '') : ` ${departmentCount} 个部门`;
  const who = `${names}${isOpen ? '等' : ''}${count}`.trim();
  return `截至目前，${who}累计通过省数据共享交换平台${zone ?? ''}申请国家数据 ${cumulative} 次。`;
}

/** The year is printed only where it is not that of the cover. */
function printRecommendation({ recommendedFor, recommendations }: NationalSharingSection, month: string): Block {
  const [year, monthOfYear] = recommendedFor?.split('-') ?? [];
  const isOtherYear = year !== undefined && year !== month.slice(0, 4);
  const when = monthOfYear ? `${isOtherYear ? `${year}年` : ''}${Number(monthOfYear)}月，` : '';
  if (recommendations.length === 0) return `${when}暂无国家部委数据资源推荐。`;
  return `${when}国家部委数据资源推荐见下表。数据需求部门可通过省数据共享交换平台全国一体化政务服务平台专区申请有关数据。`;
}

const printRecommendations = (rows: NationalSharingSection['recommendations']): Block[] =>
  printTable(
    '表 2-2：国家数据资源推荐',
    ['序号', '资源名称', '所属部委'],
    rows.map(({ rank, name, ministryName }) => [rank, name, ministryName]),
  );
