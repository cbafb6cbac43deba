import type { Issue } from '../../issue/issue.js';
import { REGIONS } from '../../issue/regions.js';
import contract from '../contract/full-report.2024-06.json' with { type: 'json' };

/** The issue of June 2024 as the contract answers it: what a reader would make of its text, but for lines and figures of the case. */
export function juneIssue(): Issue {
  const { report } = structuredClone(contract.data) as unknown as { report: ContractReport };
  const { overview, nationalSharing, departmentSharing, prefectureSharing, caseStudies } = report;
  const first = (rows: { name: string }[]) => rows.slice(0, 3).map(({ name }) => name);
  return {
    month: report.month,
    overview: {
      title: report.title,
      publisher: report.publisher,
      issuedOn: report.issuedOn,
      synthetic: false,
      ...overview,
      distribution: report.distribution,
      sources: [],
    },
    nationalSharing: {
      ...nationalSharing,
      applications: nationalSharing.applications && { ...nationalSharing.applications, zone: '国家数据直达基层专区' },
      recommendedFor: report.month,
      sources: [],
    },
    departmentSharing: {
      ...departmentSharing,
      serviceLeaders: first(departmentSharing.serviceRanking),
      usageLeaders: first(departmentSharing.usageRanking),
    },
    prefectureSharing: {
      ...prefectureSharing,
      serviceLeaders: first(prefectureSharing.serviceRanking),
      usageLeaders: first(prefectureSharing.usageRanking),
    },
    caseStudies: caseStudies.map(({ prefecture, ...study }) => ({
      ...study,
      figures: [],
      prefectureId: REGIONS.find(({ name }) => name === prefecture?.name)?.id ?? null,
    })),
    contact: null,
  };
}

type Section<Name extends keyof Issue> = NonNullable<Issue[Name]>;

interface ContractReport {
  month: string;
  title: string;
  publisher: string;
  issuedOn: string;
  overview: Pick<Issue['overview'], 'applications' | 'exchange'>;
  nationalSharing: Section<'nationalSharing'>;
  departmentSharing: Section<'departmentSharing'>;
  prefectureSharing: Section<'prefectureSharing'>;
  caseStudies: (Issue['caseStudies'][number] & { prefecture: { name: string } | null })[];
  distribution: Issue['overview']['distribution'];
}
