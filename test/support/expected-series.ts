import type { Issue, VolumeRank } from '../../issue/issue.js';
import { monthAt, monthIndex } from '../../issue/month.js';
import { REGIONS } from '../../issue/regions.js';
import { UNITS } from '../../issue/unit.js';
import type { Volume } from '../../issue/volume.js';
import { DEPARTMENTS } from '../../subgraphs/departments/registry/departments.js';

/** An issue as published: what a series is made of. */
export interface PublishedIssue {
  issue: Issue;
  revision: number;
}

interface Cell {
  indicator: string;
  subjectId: string | null;
  subjectName: string | null;
  rank: number | null;
  volume: Volume;
}

type List = 'platformObservations' | 'departmentObservations' | 'prefectureObservations';

/**
 * What the contract's series operation must answer for these issues, worked out the slow way: every cell is looked up in the
 * issues themselves.
 *
 * @param published  All published issues, by month.
 */
export function expectedSeries(published: readonly PublishedIssue[], from: string, to: string) {
  const range = published.filter(({ issue: { month } }) => from <= month && month <= to);
  const rows = (list: List) =>
    range.flatMap((current) => cellsOf(current.issue)[list].map((cell) => rowOf(cell, list, current, published)));
  return {
    months: range.map(({ issue }) => issue.month),
    platformObservations: rows('platformObservations'),
    departmentObservations: rows('departmentObservations'),
    prefectureObservations: rows('prefectureObservations'),
    caseStudies: range.flatMap(({ issue: { month, caseStudies }, revision }) =>
      caseStudies.map(({ title, sourceName }, index) => ({
        id: `${month}/${revision}/${index + 1}`,
        month,
        title,
        sourceName,
      })),
    ),
  };
}

function rowOf(cell: Cell, list: List, { issue, revision }: PublishedIssue, published: readonly PublishedIssue[]) {
  const { indicator, subjectId, subjectName, rank, volume } = cell;
  const { month } = issue;
  const valueAt = (months: number) => {
    const earlier = published.find((other) => other.issue.month === monthAt(monthIndex(month) - months));
    return earlier && cellsOf(earlier.issue)[list].find((other) => isSame(other, cell))?.volume.times;
  };
  const lastMonth = valueAt(1);
  const lastYear = valueAt(12);
  const rate = (earlier: number | undefined) => (earlier ? (volume.times - earlier) / earlier : null);
  return {
    id: [indicator, month, revision, subjectName].filter((part) => part !== null).join('/'),
    month,
    periodStart: `${month}-01`,
    indicator,
    subjectId,
    subjectName,
    rank,
    value: volume.times,
    unit: '次',
    roundingStep: volume.roundingStep,
    reportedText: volume.reportedText,
    reportedUnit: UNITS[volume.reportedUnit].printed,
    change: lastMonth === undefined ? null : volume.times - lastMonth,
    changeRate: rate(lastMonth),
    yearOnYearRate: rate(lastYear),
    revision,
  };
}

const isSame = (a: Cell, b: Cell): boolean =>
  a.indicator === b.indicator &&
  a.subjectId === b.subjectId &&
  (a.subjectId !== null || a.subjectName === b.subjectName);

function cellsOf({ overview, departmentSharing, prefectureSharing }: Issue): Record<List, Cell[]> {
  const { applications, exchange } = overview;
  return {
    platformObservations: [
      ...platformCells('APPLICATIONS_SUBMITTED', countOf(applications?.submitted)),
      ...platformCells('APPLICATIONS_REVIEWED', countOf(applications?.reviewed)),
      ...platformCells('APPLICATIONS_PENDING', countOf(applications?.pending)),
      ...platformCells('APPLICATIONS_UNCONDITIONAL', countOf(applications?.unconditional)),
      ...platformCells('APPLICATIONS_ISSUED', countOf(applications?.issued)),
      ...platformCells('APPLICATIONS_REJECTED', countOf(applications?.rejected)),
      ...platformCells('EXCHANGE_TOTAL', exchange?.total),
      ...platformCells('EXCHANGE_DEPARTMENT_SERVICE', exchange?.departmentService),
      ...platformCells('EXCHANGE_DEPARTMENT_USAGE', exchange?.departmentUsage),
      ...platformCells('EXCHANGE_PREFECTURE_SERVICE', exchange?.prefectureService),
      ...platformCells('EXCHANGE_PREFECTURE_USAGE', exchange?.prefectureUsage),
    ],
    departmentObservations: [
      ...rankingCells('DEPARTMENT_SERVICE', departmentSharing?.serviceRanking, DEPARTMENTS),
      ...rankingCells('DEPARTMENT_USAGE', departmentSharing?.usageRanking, DEPARTMENTS),
    ],
    prefectureObservations: [
      ...rankingCells('PREFECTURE_SERVICE', prefectureSharing?.serviceRanking, REGIONS),
      ...rankingCells('PREFECTURE_USAGE', prefectureSharing?.usageRanking, REGIONS),
    ],
  };
}

const platformCells = (indicator: string, volume: Volume | null | undefined): Cell[] =>
  volume ? [{ indicator, subjectId: null, subjectName: null, rank: null, volume }] : [];

const rankingCells = (
  indicator: string,
  rows: readonly VolumeRank[] = [],
  subjects: readonly { id: string; name: string; fullName: string }[],
): Cell[] =>
  rows.map(({ rank, name, volume }) => ({
    indicator,
    subjectId: subjects.find((subject) => subject.name === name || subject.fullName === name)?.id ?? null,
    subjectName: name,
    rank,
    volume,
  }));

function countOf(count: number | null | undefined): Volume | null {
  if (count === null || count === undefined) return null;
  return { times: count, reportedText: String(count), reportedUnit: 'TIMES', roundingStep: 1, approximate: false };
}
