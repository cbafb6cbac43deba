import type { ApplicationCounts, Issue, NationalApplications } from '../issue.js';
import { monthAt, monthIndex } from '../month.js';
import { Chance } from './chance.js';
import { caseStudiesOf, recommendationsOf } from './texts.js';
import { allPrefectures, exchangeOf, printedExchange, topDepartments } from './volumes.js';

/** The first month of synthetic figures so far (累计); earlier months count from nothing. */
const FIRST_MONTH = monthIndex('2000-01');
const LEADERS = 3;

/**
 * A synthetic issue, computer-made and marked so in title and data. All rules of reconciliation hold.
 *
 * @param month  `YYYY-MM`, from 2000-01.
 * @param seed   The same seed and month give the same issue.
 */
export function generateIssue(month: string, seed: number): Issue {
  const chance = new Chance(seed);
  const exchange = exchangeOf(month, chance);
  // Some issues list fewer than ten, some print no case study and some two.
  const topRows = chance.uniform('rows', month) < 0.1 ? chance.whole(6, 9, 'fewer', month) : 10;
  const studies = [0, 1, 1, 1, 1, 1, 1, 1, 1, 2][chance.whole(0, 9, 'studies', month)] ?? 1;

  const departmentService = topDepartments(exchange.departmentService, topRows);
  const departmentUsage = topDepartments(exchange.departmentUsage, topRows);
  const prefectureService = allPrefectures(exchange.prefectureService);
  const prefectureUsage = allPrefectures(exchange.prefectureUsage);
  const first = (rows: { name: string }[]) => rows.slice(0, LEADERS).map(({ name }) => name);
  const responsive = [...exchange.departmentService]
    .sort((a, b) => chance.uniform('timely', month, a.name) - chance.uniform('timely', month, b.name))
    .slice(0, LEADERS);

  return {
    month,
    overview: {
      title: '贵州省公共数据共享开放月报（合成样例）',
      publisher: '贵州省信息中心',
      issuedOn: `${monthAt(monthIndex(month) + 1)}-${String(chance.whole(8, 16, 'issued', month)).padStart(2, '0')}`,
      synthetic: true,
      applications: applicationsOf(month, chance),
      exchange: printedExchange(exchange),
      distribution: {
        reportedTo: '省大数据局',
        sentTo: '省直各部门',
        issuedTo: '各市（州）、贵安新区大数据发展主管部门',
        issuingOffice: '贵州省信息中心办公室',
        copies: 95,
        electronicCopies: chance.whole(80, 95, 'electronic', month),
      },
      sources: [],
    },
    nationalSharing: {
      applications: nationalApplicationsOf(month, chance),
      recommendedFor: month,
      recommendations: recommendationsOf(month, topRows, chance),
      sources: [],
    },
    departmentSharing: {
      responsiveness: responsive.map(({ name }, index) => ({ rank: index + 1, name })),
      serviceLeaders: first(departmentService),
      serviceRanking: departmentService,
      usageLeaders: first(departmentUsage),
      usageRanking: departmentUsage,
    },
    prefectureSharing: {
      serviceLeaders: first(prefectureService),
      serviceRanking: prefectureService,
      usageLeaders: first(prefectureUsage),
      usageRanking: prefectureUsage,
    },
    caseStudies: caseStudiesOf(month, studies, chance),
    contact: null,
  };
}

function applicationsOf(month: string, chance: Chance): ApplicationCounts {
  const issued = chance.whole(40, 160, 'issued applications', month);
  const rejected = chance.whole(0, 9, 'rejected', month);
  const pending = chance.whole(0, 24, 'pending', month);
  const unconditional = chance.whole(10, 60, 'unconditional', month);
  const reviewed = issued + rejected;
  // Like the real ones, an issue leaves out the clause of what there was none of.
  return {
    submitted: reviewed + pending + unconditional,
    reviewed,
    pending: pending || null,
    unconditional,
    issued,
    rejected,
  };
}

/** Figures so far never fall. */
function nationalApplicationsOf(month: string, chance: Chance): NationalApplications {
  const months = Math.max(0, monthIndex(month) - FIRST_MONTH);
  let cumulative = 0;
  for (let at = 0; at <= months; at++) cumulative += chance.whole(0, 3, 'national', FIRST_MONTH + at);
  return {
    cumulative,
    departmentCount: 2 + Math.floor(months / 25),
    namedDepartments: [{ name: '省乡村振兴局' }],
    zone: '国家数据直达基层专区',
  };
}
