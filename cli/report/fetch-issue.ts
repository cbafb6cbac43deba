import type { Issue } from '../../issue/issue.js';
import { WholeIssueDocument, type WholeIssueQuery } from '../../operations/generated/graphql.js';
import type { Client } from '../shared/client.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';

/**
 * An issue as it was stored, but for its contact person.
 *
 * @param revision  The published one if null.
 * @throws {CommandError} if there is none the caller may see, or it is a draft without a cover.
 */
export async function fetchIssue(client: Client, month: string, revision: number | null): Promise<Issue> {
  const { report } = await client.execute(WholeIssueDocument, { month, revision });
  if (report) return toIssue(report);
  throw new CommandError(EXIT.failed, `Expected an issue of ${month}, found none.`);
}

function toIssue(report: NonNullable<WholeIssueQuery['report']>): Issue {
  const { month, title, publisher, issuedOn, synthetic, overview, distribution, caseStudies } = report;
  const { nationalSharing, departmentSharing, prefectureSharing } = report;
  if (!title || !publisher || !issuedOn || !overview) {
    throw new CommandError(EXIT.failed, `Expected an issue of ${month} with a cover, found a draft without one.`);
  }
  return {
    month,
    overview: { title, publisher, issuedOn, synthetic: synthetic === true, ...overview, distribution },
    nationalSharing,
    departmentSharing,
    prefectureSharing,
    caseStudies: (caseStudies ?? []).map(({ prefecture, ...study }) => ({
      ...study,
      prefectureId: prefecture?.id ?? null,
    })),
    contact: null,
  };
}
