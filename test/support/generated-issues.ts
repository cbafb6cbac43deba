import { generateIssue } from '../../issue/generate/generate-issue.js';
import type { Issue, VolumeRank } from '../../issue/issue.js';
import { monthsBetween } from '../../issue/month.js';
import { DEPARTMENTS } from '../../subgraphs/departments/registry/departments.js';
import type { PublishedIssue } from './expected-series.js';
import type { TestGraph } from './graph.js';
import { importData } from './import-data.js';
import { juneIssue } from './june-issue.js';

const SEED = 7;

/** A name no registry knows. */
export const UNKNOWN_NAME = '省合成事务局';

/**
 * Two years and more with everything a series meets: months left out, tables of fewer rows, a department under its full name, one
 * nobody knows, two months running, and the real June of 2024 with its 0.
 */
export function unevenIssues(): Issue[] {
  const months = monthsBetween('2022-04', '2024-07').filter((month) => month !== '2022-12' && month !== '2023-07');
  return months.map((month) => {
    if (month === '2024-06') return juneIssue();
    const issue = generateIssue(month, SEED);
    if (month === '2023-03') rename(issue, (name) => DEPARTMENTS.find((each) => each.name === name)?.fullName ?? name);
    if (month === '2023-09' || month === '2023-10') rename(issue, () => UNKNOWN_NAME);
    return issue;
  });
}

/** Renames the fifth department of table 3-3: the prose names the first three only. */
function rename({ departmentSharing }: Issue, renamed: (name: string) => string): void {
  const row = departmentSharing?.usageRanking[4] as VolumeRank;
  row.name = renamed(row.name);
}

/** Imports issues one after the other. */
export async function publishAll(graph: TestGraph, issues: readonly Issue[]): Promise<PublishedIssue[]> {
  const published: PublishedIssue[] = [];
  for (const issue of issues) published.push({ issue, revision: (await importData(graph, issue)).revision });
  return published;
}
