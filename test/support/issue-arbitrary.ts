import fc from 'fast-check';
import { generateIssue } from '../../issue/generate/generate-issue.js';
import type { Issue } from '../../issue/issue.js';
import { monthAt, monthIndex } from '../../issue/month.js';

const month = fc.integer({ min: monthIndex('2016-01'), max: monthIndex('2031-12') }).map(monthAt);

const contact = fc.record({
  name: fc.constantFrom('某某某', '某 某', null),
  email: fc.constantFrom('contact@example.org', null),
  phone: fc.constantFrom('00000000000', '0000-0000000', null),
});

/** What an issue may leave out, or print otherwise. */
const CHANGES: readonly ((issue: Issue) => Partial<Issue>)[] = [
  () => ({ nationalSharing: null }),
  () => ({ departmentSharing: null }),
  () => ({ prefectureSharing: null }),
  () => ({ caseStudies: [] }),
  ({ overview }) => ({ overview: { ...overview, applications: null } }),
  ({ overview }) => ({ overview: { ...overview, title: '贵州省公共数据共享开放月报', synthetic: false } }),
  ({ overview }) => ({
    overview: { ...overview, exchange: overview.exchange && { ...overview.exchange, total: null } },
  }),
  ({ overview: { distribution, ...overview } }) => ({
    overview: { ...overview, distribution: distribution && { ...distribution, sentTo: null, electronicCopies: null } },
  }),
  ({ nationalSharing }) => ({ nationalSharing: nationalSharing && { ...nationalSharing, recommendations: [] } }),
  ({ nationalSharing }) => ({ nationalSharing: nationalSharing && { ...nationalSharing, recommendedFor: '2015-12' } }),
  ({ nationalSharing }) => ({
    nationalSharing: nationalSharing && {
      ...nationalSharing,
      applications: { cumulative: 7, departmentCount: null, namedDepartments: [], zone: null },
    },
  }),
  ({ departmentSharing }) => ({ departmentSharing: departmentSharing && { ...departmentSharing, usageRanking: [] } }),
  ({ departmentSharing }) => ({
    departmentSharing: departmentSharing && { ...departmentSharing, responsiveness: [], serviceLeaders: [] },
  }),
  ({ prefectureSharing }) => ({ prefectureSharing: prefectureSharing && { ...prefectureSharing, serviceLeaders: [] } }),
  ({ caseStudies }) => ({ caseStudies: caseStudies.map((study) => ({ ...study, sourceName: null })) }),
];

/** Issues of any month as the office might print them: whole, or with this or that left out. */
export const issueArbitrary: fc.Arbitrary<Issue> = fc
  .record({
    month,
    seed: fc.nat(1_000),
    contact: fc.option(contact),
    changes: fc.subarray([...CHANGES], { maxLength: 4 }),
  })
  .map(({ month, seed, contact, changes }) => {
    const issue: Issue = { ...generateIssue(month, seed), contact: isNamed(contact) ? contact : null };
    for (const change of changes) Object.assign(issue, change(issue));
    return issue;
  });

const isNamed = (contact: Issue['contact']) => contact !== null && Object.values(contact).some(Boolean);
