import type { CaseStudyContent, Contact, Distribution, Issue } from '../issue.js';
import { chineseNumeral } from './chinese-numeral.js';
import { printNationalSharing } from './print-national-sharing.js';
import { printOverview } from './print-overview.js';
import { printDepartmentSharing, printPrefectureSharing } from './print-rankings.js';

/** A paragraph, or a table: its lines stand on consecutive lines, and a blank line after it. */
export type Block = string;

/** A section without its number: sections that are not printed take no number. */
interface Section {
  title: string;
  blocks: Block[];
}

const TITLE_SPLIT = '月报';

/**
 * An issue as text, in the layout it is printed in. Reading it back gives the same issue, if it says how many copies there are:
 * 共印 is how the reader knows the end.
 *
 * @throws {RangeError} If it holds what no issue prints, such as two units in one table.
 */
export function printIssue(issue: Issue): string {
  const { month, overview, nationalSharing, departmentSharing, prefectureSharing, caseStudies } = issue;
  const sections: Section[] = [{ title: '总体情况', blocks: printOverview(overview) }];
  if (nationalSharing) {
    sections.push({ title: '国家数据共享情况', blocks: printNationalSharing(nationalSharing, month) });
  }
  if (departmentSharing) {
    sections.push({ title: '部门数据共享服务情况', blocks: printDepartmentSharing(departmentSharing) });
  }
  if (prefectureSharing) {
    sections.push({ title: '市州数据共享服务情况', blocks: printPrefectureSharing(prefectureSharing) });
  }
  if (caseStudies.length > 0) sections.push({ title: '数据应用典型案例', blocks: printCaseStudies(caseStudies) });

  const blocks: Block[] = [
    overview.title.replace(TITLE_SPLIT, ` ${TITLE_SPLIT}`),
    printMonth(month),
    overview.publisher,
    printDate(overview.issuedOn),
    ...sections.flatMap(({ title, blocks: body }, index) => [`${chineseNumeral(index + 1)}、${title}`, ...body]),
    printNote(issue.contact),
    ...printColophon(overview.distribution),
  ];
  return `\n\n${blocks.join('\n\n')}\n`;
}

const printMonth = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;

const printDate = (date: string) => `${printMonth(date)}${Number(date.slice(8, 10))}日`;

function printCaseStudies(studies: readonly CaseStudyContent[]): Block[] {
  return studies.flatMap(({ title, paragraphs, sourceName }, index) => {
    const source = sourceName === null ? '' : `（资料来源：${sourceName}）`;
    const body = paragraphs.map((text, at) => (at === paragraphs.length - 1 ? text + source : text));
    // One case stands alone; of several each is numbered, so that none is taken for a part of the one before.
    return [studies.length > 1 ? `（${chineseNumeral(index + 1)}）${title}` : title, ...body];
  });
}

function printNote(contact: Contact | null): Block {
  const details = [
    contact?.name && `联系人：${contact.name}`,
    contact?.email && `邮箱：${contact.email}`,
    contact?.phone && `联系电话：${contact.phone}`,
  ].filter(Boolean);
  const person = details.length > 0 ? `（${details.join('；')}）` : '';
  return (
    '注：《贵州省公共数据共享开放月报》将每月推广展示全省数据融合应用典型案例，省直各有关单位、各市州可将优秀案例反馈至省信息中心' +
    `${person}。案例反馈需包含案例名称、使用的数据、数据应用成效等内容。`
  );
}

function printColophon(distribution: Distribution | null): Block[] {
  const { reportedTo, sentTo, issuedTo, issuingOffice, copies, electronicCopies } = distribution ?? {};
  const electronic =
    electronicCopies === null || electronicCopies === undefined ? '' : `(其中电子公文 ${electronicCopies} 份)`;
  return [
    reportedTo && `报：${reportedTo}`,
    sentTo && `送：${sentTo}`,
    issuedTo && `发：${issuedTo}`,
    issuingOffice,
    copies === null || copies === undefined ? null : `共印 ${copies} 份${electronic}`,
  ].filter((block): block is string => typeof block === 'string');
}
