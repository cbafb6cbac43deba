import type { Volume } from './volume.js';

/**
 * One printed issue of 《贵州省公共数据共享开放月报》 as data: what the reader makes of a document, what the subgraphs store,
 * what the printer writes. `null` stands for "the issue prints no such thing" and is never the same as 0.
 *
 * Every section has the shape of the GraphQL input that stores it, so a section is sent as it is.
 */
export interface Issue {
  /** Month covered, `YYYY-MM`. */
  month: string;
  overview: OverviewSection;
  nationalSharing: NationalSharingSection | null;
  departmentSharing: DepartmentSharingSection | null;
  prefectureSharing: PrefectureSharingSection | null;
  caseStudies: CaseStudyContent[];
  /** 联系人 of the note: personal data, kept apart from everything else and never part of a digest. */
  contact: Contact | null;
}

/** Where a figure outside the tables was read: the field it became and its line, counted from 1. */
export interface FigureSource {
  /** Path of the field within its section: `applications.submitted`. */
  figure: string;
  line: number;
}

/** Cover, section 一 and colophon: everything the `reports` subgraph owns. */
export interface OverviewSection {
  title: string;
  publisher: string;
  /** 印发日期, `YYYY-MM-DD`. */
  issuedOn: string;
  /** The issue is computer-made and says so in its title. */
  synthetic: boolean;
  applications: ApplicationCounts | null;
  exchange: ExchangeVolumes | null;
  distribution: Distribution | null;
  sources: FigureSource[];
}

/** 一（一）: counts of data-sharing applications (数据共享申请) in the month. */
export interface ApplicationCounts {
  submitted: number | null;
  reviewed: number | null;
  pending: number | null;
  unconditional: number | null;
  issued: number | null;
  rejected: number | null;
}

/** 一（二）: volumes of data exchange (数据交换) in the month. */
export interface ExchangeVolumes {
  total: Volume | null;
  departmentService: Volume | null;
  departmentUsage: Volume | null;
  prefectureService: Volume | null;
  prefectureUsage: Volume | null;
}

/** 报, 送, 发 and the number of copies (共印). */
export interface Distribution {
  reportedTo: string | null;
  sentTo: string | null;
  issuedTo: string | null;
  issuingOffice: string | null;
  copies: number | null;
  electronicCopies: number | null;
}

export interface Contact {
  name: string | null;
  email: string | null;
  phone: string | null;
}

/** 二: national data. */
export interface NationalSharingSection {
  applications: NationalApplications | null;
  /** The month section 二（二） speaks of; null if it names none. */
  recommendedFor: string | null;
  recommendations: Recommendation[];
  sources: FigureSource[];
}

/** 二（一）: applications for national data so far (累计), not of the month. */
export interface NationalApplications {
  cumulative: number;
  departmentCount: number | null;
  namedDepartments: { name: string }[];
  /** 专区 of the platform the applications went through, as printed. */
  zone: string | null;
}

/** A row of table 2-2. */
export interface Recommendation {
  rank: number;
  name: string;
  ministryName: string;
  line?: number | null;
}

/** 三: provincial departments. */
export interface DepartmentSharingSection {
  /** 申请响应及时度: names only, the report prints no figure for it. */
  responsiveness: { rank: number; name: string; line?: number | null }[];
  /** Departments the prose of 三（二） names first. */
  serviceLeaders: string[];
  serviceRanking: VolumeRank[];
  /** Departments the prose of 三（三） names first. */
  usageLeaders: string[];
  usageRanking: VolumeRank[];
}

/** 四: prefectures. */
export interface PrefectureSharingSection {
  serviceLeaders: string[];
  serviceRanking: VolumeRank[];
  usageLeaders: string[];
  usageRanking: VolumeRank[];
}

/** A row of tables 3-2, 3-3, 4-1 and 4-2. */
export interface VolumeRank {
  rank: number;
  name: string;
  volume: Volume;
}

/** 五: a typical case of data application (数据应用典型案例). */
export interface CaseStudyContent {
  title: string;
  paragraphs: string[];
  figures: CaseFigure[];
  /** 资料来源, as printed. */
  sourceName: string | null;
  /** Id of the prefecture the source or the text names; null if none is named. */
  prefectureId: string | null;
  line?: number | null;
}

/** A figure in the text of a case study. */
export interface CaseFigure {
  /** The clause it stands in, as printed: `检查数据 91.3 万条`. */
  clause: string;
  /** The number as printed: `91.3`. */
  reportedText: string;
  /** Its unit as printed: `万条`. */
  unit: string;
  /** Paragraph of the text, counted from 1. */
  paragraph: number;
  line?: number | null;
}
