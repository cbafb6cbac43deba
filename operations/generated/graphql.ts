/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { SourcedItem } from '../../catalog/catalog-item.js';
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AbortCatalogSyncInput = {
  runId: string | number;
};

/** 一（一）: counts as printed, null where not printed. */
export type ApplicationCountsInput = {
  issued?: number | null | undefined;
  pending?: number | null | undefined;
  rejected?: number | null | undefined;
  reviewed?: number | null | undefined;
  submitted?: number | null | undefined;
  unconditional?: number | null | undefined;
};

/** A figure in the text of a case study, as printed. */
export type CaseFigureInput = {
  clause: string;
  /** Line of the document it was read from, counted from 1. */
  line?: number | null | undefined;
  paragraph: number;
  reportedText: string;
  unit: string;
};

/** A case study as printed. */
export type CaseStudyInput = {
  figures?: Array<CaseFigureInput>;
  /** Line of the document its title was read from, counted from 1. */
  line?: number | null | undefined;
  /** The text, without its source. */
  paragraphs: Array<string>;
  /** The prefecture it is about: an id of `prefectures`. */
  prefectureId?: string | number | null | undefined;
  /** 资料来源 as printed. */
  sourceName?: string | null | undefined;
  title: string;
};

/** What becomes of an entry that a person edited since its source last gave it, when the source changes it too. */
export type CatalogConflictPolicy =
  /** It stays as the person left it; the outcome is CONFLICT. */
  | 'KEEP'
  /** It becomes what the source says; the edit stays in the history. */
  | 'OVERWRITE';

/** What a full run does with entries of its source that it did not see. */
export type CatalogDeletePolicy =
  /** They stay. */
  | 'NONE'
  /** They are retired, within the limits of the guard. */
  | 'RETIRE';

export type CatalogItemOutcome =
  /** A person edited it since the source last gave it; kept as it is. See `errors`. */
  | 'CONFLICT'
  /** New to the catalog. */
  | 'CREATED'
  /** Not taken: see `errors`. */
  | 'REJECTED'
  /** It was retired and is back. */
  | 'RESTORED'
  /** As the source gave it before; nothing was written. */
  | 'UNCHANGED'
  /** Known, and changed: see `changes`. */
  | 'UPDATED';

export type CatalogSyncMode =
  /** 增量: only what is new or changed is given; nothing is retired. */
  | 'DELTA'
  /** 全量: the source is given whole; what is not in it can be retired when the run is finished. */
  | 'FULL';

export type CatalogSyncStatus =
  /** Given up, or overtaken by another run after its lease had expired. What it took stays. */
  | 'ABORTED'
  /** Retires what was not seen; finish it again if the answer was lost. */
  | 'FINISHING'
  /** Done, but some items were rejected or in conflict. */
  | 'PARTIAL'
  /** Takes items. */
  | 'RUNNING'
  /** Items were taken, nothing was retired: `message` says why and what to do. */
  | 'STOPPED_BY_GUARD'
  /** Done, every item taken. */
  | 'SUCCEEDED';

/** What kind of body a "department" (部门) of the report is: the word is wider than government departments. */
export type DepartmentKind =
  /** 垂直管理机构: run by a central body, such as 省税务局. */
  | 'CENTRAL_VERTICAL'
  /** 法院: a court, such as 省高院. */
  | 'COURT'
  /** 政府部门: a department of the provincial government. */
  | 'GOVERNMENT_DEPARTMENT'
  /** 事业单位: an institution, such as 省公共资源交易中心. */
  | 'INSTITUTION';

/** 三、部门数据共享服务情况, whole. */
export type DepartmentSharingInput = {
  /** 三（一）申请响应及时度. */
  responsiveness?: Array<ResponsivenessRankInput>;
  /** Names the prose puts first, in its order. */
  serviceLeaders?: Array<string>;
  /** 服务量: the table, in printed order; empty if the issue prints none. */
  serviceRanking: Array<VolumeRankInput>;
  /** Names the prose puts first, in its order. */
  usageLeaders?: Array<string>;
  /** 使用量: the table, in printed order; empty if the issue prints none. */
  usageRanking: Array<VolumeRankInput>;
};

/** 报、送、发 and 共印 as printed, null where not printed. */
export type DistributionInput = {
  copies?: number | null | undefined;
  electronicCopies?: number | null | undefined;
  issuedTo?: string | null | undefined;
  issuingOffice?: string | null | undefined;
  reportedTo?: string | null | undefined;
  sentTo?: string | null | undefined;
};

/** 一（二）: volumes as printed, null where not printed. */
export type ExchangeVolumesInput = {
  departmentService?: VolumeInput | null | undefined;
  departmentUsage?: VolumeInput | null | undefined;
  prefectureService?: VolumeInput | null | undefined;
  prefectureUsage?: VolumeInput | null | undefined;
  total?: VolumeInput | null | undefined;
};

/** Where a figure outside the tables was read. */
export type FigureSourceInput = {
  /** The field it became, within its section: "applications.submitted". */
  figure: string;
  /** Line of the document, counted from 1. */
  line: number;
};

export type FinishCatalogSyncInput = {
  /** As many may be retired whatever the percentage: the number a person typed. */
  allowRetire?: number | null | undefined;
  deletePolicy?: CatalogDeletePolicy;
  /** Of the entries the source had when the run started, in percent. */
  maxRetirePercent?: number;
  runId: string | number;
  /** Entries the script has read from its source, bad ones too. A full run retires only if the server has counted as many. */
  totalSeen: number;
};

/** 信息资源格式分类. */
export type FormatCategory =
  /** 数据库 */
  | 'DATABASE'
  /** 电子文件 */
  | 'DOCUMENT'
  /** 图形图像 */
  | 'IMAGE'
  /** 自描述格式 */
  | 'SELF_DESCRIBED'
  /** 服务接口 */
  | 'SERVICE_API'
  /** 电子表格 */
  | 'SPREADSHEET'
  /** 流媒体 */
  | 'STREAMING_MEDIA';

/** 共享方式类型: by what interface data are had. */
export type InterfaceKind =
  /** 接口、服务接口、服务 */
  | 'API'
  /** 文件、文件下载 */
  | 'FILE'
  /** 库表、数据库 */
  | 'TABLE';

/** 信息项数据类型. */
export type ItemDataType =
  /** 逻辑型、L、逻辑型L、L逻辑型 */
  | 'BOOLEAN'
  /** 字符型、C、字符型C、C字符型 */
  | 'CHARACTER'
  /** 货币型、Y、货币型Y、Y货币型 */
  | 'CURRENCY'
  /** 日期型、D、日期型D、D日期型 */
  | 'DATE'
  /** 日期时间型、T、日期时间型T、T日期时间型 */
  | 'DATETIME'
  /** 双精度型、B、双精度型B、B双精度型 */
  | 'DOUBLE'
  /** 浮点型、F、浮点型F、F浮点型 */
  | 'FLOAT'
  /** 通用型、G、通用型G、G通用型 */
  | 'GENERAL'
  /** 整型、整数型、I、整型I、I整型、整数型I、I整数型 */
  | 'INTEGER'
  /** 备注型、M、备注型M、M备注型 */
  | 'MEMO'
  /** 数值型、N、数值型N、N数值型 */
  | 'NUMERIC';

/** What kind of body owns a national resource. */
export type MinistryKind =
  /** 国务院组成部门: a ministry. */
  | 'MINISTRY'
  /** 平台: a platform that issues name as the owner, such as 国家政务服务平台. */
  | 'PLATFORM'
  /** 国务院直属机构、部门管理的国家局: a body under the State Council. */
  | 'STATE_COUNCIL_BODY';

/** A department as printed. */
export type NamedDepartmentInput = {
  /** The name as printed. */
  name: string;
};

/** 二（一）国家数据申请情况. */
export type NationalApplicationsInput = {
  /** 累计申请 次: applications so far. */
  cumulative: number;
  /** 部门数; null if not printed. */
  departmentCount?: number | null | undefined;
  /** Departments named, in printed order. */
  namedDepartments?: Array<NamedDepartmentInput>;
  /** 专区 as printed. */
  zone?: string | null | undefined;
};

/** Entries must meet every condition given; of a list, one of its values. An empty list is no condition. */
export type NationalResourceFilter = {
  interfaceKind?: Array<InterfaceKind> | null | undefined;
  /** 提供方: id of the ministry. */
  ministryId?: string | number | null | undefined;
  openToPublic?: boolean | null | undefined;
  sharingType?: Array<SharingType> | null | undefined;
  /** The upstream directory. */
  source?: string | null | undefined;
  /** ACTIVE if nothing is given. */
  status?: Array<ResourceStatus> | null | undefined;
  updateFrequency?: Array<UpdateFrequency> | null | undefined;
};

/** 二、国家数据共享情况, whole. */
export type NationalSharingInput = {
  /** Null if the issue prints no figure of them. */
  applications?: NationalApplicationsInput | null | undefined;
  /** 表 2-2, in printed order; empty if the issue prints none. */
  recommendations: Array<RecommendationInput>;
  /** 二（二）: the month named; null if none is. */
  recommendedFor?: string | null | undefined;
  sources?: Array<FigureSourceInput>;
};

export type OpenRevisionInput = {
  /** Opening the month again with the same key gives the same revision; with the key and another reason, IDEMPOTENCY_MISMATCH. */
  idempotencyKey?: string | null | undefined;
  month: string;
  /** Why; needed to correct a month that is published. */
  reason?: string | null | undefined;
};

/** Cover, section 一 and colophon, whole. */
export type OverviewInput = {
  applications?: ApplicationCountsInput | null | undefined;
  distribution?: DistributionInput | null | undefined;
  exchange?: ExchangeVolumesInput | null | undefined;
  /** 印发日期. */
  issuedOn: string;
  /** As on the cover. */
  publisher: string;
  sources?: Array<FigureSourceInput>;
  /** Computer-made; must be said in the title too. */
  synthetic?: boolean;
  /** As on the cover. */
  title: string;
};

/** What kind of region tables 4-1 and 4-2 list. */
export type PrefectureKind =
  /** 自治州: an autonomous prefecture. */
  | 'AUTONOMOUS_PREFECTURE'
  /** 国家级新区: 贵安新区, which is no administrative division. */
  | 'NATIONAL_NEW_AREA'
  /** 地级市: a prefecture-level city. */
  | 'PREFECTURE_LEVEL_CITY';

/** 四、市州数据共享服务情况, whole. */
export type PrefectureSharingInput = {
  /** Names the prose puts first, in its order. */
  serviceLeaders?: Array<string>;
  /** 服务量: the table, in printed order; empty if the issue prints none. */
  serviceRanking: Array<VolumeRankInput>;
  /** Names the prose puts first, in its order. */
  usageLeaders?: Array<string>;
  /** 使用量: the table, in printed order; empty if the issue prints none. */
  usageRanking: Array<VolumeRankInput>;
};

/** What changed in what is published. */
export type PublicationEventKind =
  /** 发布: a month that was not published is now, or is again. */
  | 'PUBLISHED'
  /** 更正: a revision took the place of the one that was published. */
  | 'REVISED'
  /** 撤回: a revision was taken out of publication. */
  | 'WITHDRAWN';

export type PublishReportInput = {
  month: string;
  /** Why it is published although rules failed; kept with the report, shown ever after. */
  overrideReason?: string | null | undefined;
  /** check.proof of the revision, all of whose sections are sealed. */
  proof: string;
  revision: number;
};

export type PushCatalogItemsInput = {
  /** The same key with other content is refused. */
  idempotencyKey?: string | null | undefined;
  /** At most 1,000. */
  items: Array<SourcedItem>;
  runId: string | number;
  /** External ids of entries whose hash is that of `catalogHashes`: read, and unchanged. At most 10,000. */
  seen?: Array<string>;
  /** The same for whole buckets, of which no item was or will be pushed or listed in `seen`. At most 1,000. */
  seenBuckets?: Array<SeenBucketInput>;
  /** `nextSequence` of the push before, 1 for the first; or that of a push to repeat. */
  sequence: number;
};

export type PutCaseStudiesInput = {
  /** All case studies of the issue, in printed order; empty if it prints none. */
  content: Array<CaseStudyInput>;
  /** The `draftToken` of the revision, as `openRevision` gives it. */
  draftToken: string;
  /** The version the caller has read, 0 if none was put yet. A put of the very content that is there always succeeds. */
  expectedVersion: number;
};

/** 联系人 of the note: personal data, readable with contact:read only. */
export type PutContactInput = {
  /** The `draftToken` of the revision, as `openRevision` gives it. */
  draftToken: string;
  email?: string | null | undefined;
  name?: string | null | undefined;
  phone?: string | null | undefined;
};

export type PutDepartmentSharingInput = {
  /** Null if the issue prints no such section. */
  content?: DepartmentSharingInput | null | undefined;
  /** The `draftToken` of the revision, as `openRevision` gives it. */
  draftToken: string;
  /** The version the caller has read, 0 if none was put yet. A put of the very content that is there always succeeds. */
  expectedVersion: number;
};

export type PutNationalSharingInput = {
  /** Null if the issue prints no such section. */
  content?: NationalSharingInput | null | undefined;
  /** The `draftToken` of the revision, as `openRevision` gives it. */
  draftToken: string;
  /** The version the caller has read, 0 if none was put yet. A put of the very content that is there always succeeds. */
  expectedVersion: number;
};

export type PutOverviewInput = {
  content: OverviewInput;
  /** The `draftToken` of the revision, as `openRevision` gives it. */
  draftToken: string;
  /** The version the caller has read, 0 if none was put yet. A put of the very content that is there always succeeds. */
  expectedVersion: number;
};

export type PutPrefectureSharingInput = {
  /** Null if the issue prints no such section. */
  content?: PrefectureSharingInput | null | undefined;
  /** The `draftToken` of the revision, as `openRevision` gives it. */
  draftToken: string;
  /** The version the caller has read, 0 if none was put yet. A put of the very content that is there always succeeds. */
  expectedVersion: number;
};

/** A row of table 2-2 as printed. */
export type RecommendationInput = {
  /** Line of the document it was read from, counted from 1. */
  line?: number | null | undefined;
  /** 所属部委 as printed. */
  ministryName: string;
  /** 资源名称 as printed. */
  name: string;
  /** 序号, from 1. */
  rank: number;
};

export type ReconciliationStatus =
  /** 勾稽一致: no rule failed. */
  | 'CONSISTENT'
  /** 勾稽不符: at least one rule failed. */
  | 'INCONSISTENT';

export type ReportStatus =
  /** 草稿: not published yet; visible with scope report:draft only. */
  | 'DRAFT'
  /** 已发布: published; it stays so when a later revision takes its place. */
  | 'PUBLISHED'
  /** 已撤回: published once, then withdrawn; visible with scope report:draft only. */
  | 'WITHDRAWN';

export type RepublishReportInput = {
  month: string;
  /** Why; shown with the revision ever after. */
  reason: string;
  revision: number;
};

/** What a version of an entry came of. */
export type ResourceChangeKind =
  | 'CREATED'
  | 'RESTORED'
  | 'RETIRED'
  | 'UPDATED';

export type ResourceStatus =
  /** 有效: in the catalog of its source. */
  | 'ACTIVE'
  /** 已下架: no longer in it; kept, and back when the source gives it again. */
  | 'RETIRED';

/** A place in the ranking by timeliness, as printed. */
export type ResponsivenessRankInput = {
  /** Line of the document it was read from, counted from 1. */
  line?: number | null | undefined;
  /** The name as printed. */
  name: string;
  /** Place, from 1. */
  rank: number;
};

export type RetireNationalResourceInput = {
  /** Means the entry `nationalResource` answers. */
  code?: string | number | null | undefined;
  /** The version the caller has read. */
  expectedVersion: number;
  /** Either this or the code. */
  id?: string | number | null | undefined;
  /** Why; kept in the history. */
  reason: string;
};

/** What became of a revision. */
export type RevisionEventKind =
  /** 起草: opened as a draft. */
  | 'OPENED'
  /** 发布: published. */
  | 'PUBLISHED'
  /** 重新发布: published again after it was withdrawn, unchanged. */
  | 'REPUBLISHED'
  /** 撤回: taken out of publication. */
  | 'WITHDRAWN';

/** Seals a section: from then on nothing in it changes. */
export type SealSectionInput = {
  /** The `draftToken` of the revision, as `openRevision` gives it. */
  draftToken: string;
  /** The version the caller has read and means to seal. */
  expectedVersion: number;
};

/** A bucket of the source’s entries, all of which are as the script has them. */
export type SeenBucketInput = {
  count: number;
  /** 32 hexadecimal digits, as `catalogDigests` gives them. */
  digest: string;
  /** 0 to 4 hexadecimal digits; empty for the whole source. */
  prefix: string;
};

/** 共享方式. */
export type SharingMethod =
  /** 拷盘 */
  | 'DISK_COPY'
  /** 邮件 */
  | 'EMAIL'
  /** 介质交换、介质交换（纸质报表、电子文档等） */
  | 'MEDIA_EXCHANGE'
  /** 共享平台方式、共享平台 */
  | 'PLATFORM';

/** 共享类型. */
export type SharingType =
  /** 有条件共享、有条件 */
  | 'CONDITIONAL'
  /** 不予共享、不予、不共享 */
  | 'NOT_SHARED'
  /** 无条件共享、无条件 */
  | 'UNCONDITIONAL';

export type StartCatalogSyncInput = {
  /** Gives the plan: every answer is as it would be, the catalog stays. */
  dryRun?: boolean;
  /** Entries the script expects to send; for showing progress only. */
  expectedCount?: number | null | undefined;
  /** Kept as provenance, without its folder. */
  fileName?: string | null | undefined;
  /** SHA-256 of the file, hexadecimal; kept as provenance. */
  fileSha256?: string | null | undefined;
  /** Starting again with the same key gives the same run, to go on with. */
  idempotencyKey?: string | null | undefined;
  mode: CatalogSyncMode;
  onConflict?: CatalogConflictPolicy;
  /** The upstream directory the entries come from, such as `gjml`: a-z, 0-9, - and _. */
  source: string;
};

/** Unit a volume is printed in. */
export type Unit =
  /** 亿次: a hundred million times. */
  | 'HUNDRED_MILLION_TIMES'
  /** 万次: ten thousand times. */
  | 'TEN_THOUSAND_TIMES'
  /** 次: times. */
  | 'TIMES';

/** 更新周期. */
export type UpdateFrequency =
  /** 每年 */
  | 'ANNUAL'
  /** 每日、每天 */
  | 'DAILY'
  /** 不定期更新、不定期 */
  | 'IRREGULAR'
  /** 每月 */
  | 'MONTHLY'
  /** 归档不更新 */
  | 'NEVER'
  /** 其他 */
  | 'OTHER'
  /** 每季度、每季 */
  | 'QUARTERLY'
  /** 实时 */
  | 'REAL_TIME'
  /** 每半年 */
  | 'SEMIANNUAL'
  /** 每周 */
  | 'WEEKLY';

export type UpsertNationalResourceInput = {
  /** The version the caller has read; 0 if the entry is new. */
  expectedVersion: number;
  /** The entry whole. */
  item: SourcedItem;
  /** Why; kept in the history. */
  reason?: string | null | undefined;
  /** Whose entry it is: that of `item.externalId` in this source is changed, or made if there is none. */
  source?: string;
};

/** What a rule of reconciliation found. */
export type Verdict =
  /** 不符: it does not hold. */
  | 'FAILED'
  /** 不适用: a figure or table it needs is not printed. Never the same as passing. */
  | 'NOT_APPLICABLE'
  /** 通过: it holds. */
  | 'PASSED';

/** A volume as printed. The exact count in times is worked out from text and unit. */
export type VolumeInput = {
  /** 余: printed as approximate. */
  approximate?: boolean;
  /** Line of the document it was read from, counted from 1. */
  line?: number | null | undefined;
  /** The number as printed, such as "1958.21". */
  reportedText: string;
  /** The unit as printed. */
  reportedUnit: Unit;
  /** What one step of the last printed digit is worth, in times. */
  roundingStep: number;
  /** What the caller takes it for; refused if it is another count. */
  times?: number | null | undefined;
};

/** A row of a ranking as printed. */
export type VolumeRankInput = {
  /** The name as printed. */
  name: string;
  /** 序号, from 1. */
  rank: number;
  volume: VolumeInput;
};

export type WithdrawReportInput = {
  month: string;
  /** Why; shown with the revision ever after. */
  reason: string;
  revision: number;
};

export type StartSyncMutationVariables = Exact<{
  input: StartCatalogSyncInput;
}>;


export type StartSyncMutation = { startCatalogSync: { run: { id: string, source: string, mode: CatalogSyncMode, dryRun: boolean, onConflict: CatalogConflictPolicy, status: CatalogSyncStatus, acceptedSequence: number, expectedCount: number | null, fileName: string | null, fileSha256: string | null, startedAt: string, startedBy: string, endedAt: string | null, leaseExpiresAt: string | null, message: string | null, counts: { read: number, created: number, updated: number, unchanged: number, restored: number, retired: number, rejected: number, conflicts: number } } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type CatalogDigestsQueryVariables = Exact<{
  source: string;
  prefixes?: Array<string> | string;
  depth?: number;
}>;


export type CatalogDigestsQuery = { catalogDigests: Array<{ prefix: string, count: number, digest: string }> | null };

export type CatalogHashesQueryVariables = Exact<{
  source: string;
  prefixes: Array<string> | string;
  first?: number;
  after?: string | null | undefined;
}>;


export type CatalogHashesQuery = { catalogHashes: { hashes: Array<{ externalId: string, contentHash: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type PushItemsMutationVariables = Exact<{
  input: PushCatalogItemsInput;
}>;


export type PushItemsMutation = { pushCatalogItems: { unknownSeen: Array<string>, refusedBuckets: Array<string>, nextSequence: number | null, results: Array<{ externalId: string | null, line: number | null, outcome: CatalogItemOutcome, changes: Array<{ field: string, old: string | null, new: string | null }>, errors: Array<{ field: string | null, code: string, message: string, hint: string | null }> }>, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type FinishSyncMutationVariables = Exact<{
  input: FinishCatalogSyncInput;
}>;


export type FinishSyncMutation = { finishCatalogSync: { run: { id: string, source: string, mode: CatalogSyncMode, dryRun: boolean, onConflict: CatalogConflictPolicy, status: CatalogSyncStatus, acceptedSequence: number, expectedCount: number | null, fileName: string | null, fileSha256: string | null, startedAt: string, startedBy: string, endedAt: string | null, leaseExpiresAt: string | null, message: string | null, counts: { read: number, created: number, updated: number, unchanged: number, restored: number, retired: number, rejected: number, conflicts: number } } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type AbortSyncMutationVariables = Exact<{
  input: AbortCatalogSyncInput;
}>;


export type AbortSyncMutation = { abortCatalogSync: { run: { id: string, source: string, mode: CatalogSyncMode, dryRun: boolean, onConflict: CatalogConflictPolicy, status: CatalogSyncStatus, acceptedSequence: number, expectedCount: number | null, fileName: string | null, fileSha256: string | null, startedAt: string, startedBy: string, endedAt: string | null, leaseExpiresAt: string | null, message: string | null, counts: { read: number, created: number, updated: number, unchanged: number, restored: number, retired: number, rejected: number, conflicts: number } } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type SyncRunQueryVariables = Exact<{
  id: string | number;
}>;


export type SyncRunQuery = { catalogSyncRun: { id: string, source: string, mode: CatalogSyncMode, dryRun: boolean, onConflict: CatalogConflictPolicy, status: CatalogSyncStatus, acceptedSequence: number, expectedCount: number | null, fileName: string | null, fileSha256: string | null, startedAt: string, startedBy: string, endedAt: string | null, leaseExpiresAt: string | null, message: string | null, counts: { read: number, created: number, updated: number, unchanged: number, restored: number, retired: number, rejected: number, conflicts: number } } | null };

export type SyncRunsQueryVariables = Exact<{
  source?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type SyncRunsQuery = { catalogSyncRuns: { edges: Array<{ node: { id: string, source: string, mode: CatalogSyncMode, dryRun: boolean, onConflict: CatalogConflictPolicy, status: CatalogSyncStatus, acceptedSequence: number, expectedCount: number | null, fileName: string | null, fileSha256: string | null, startedAt: string, startedBy: string, endedAt: string | null, leaseExpiresAt: string | null, message: string | null, counts: { read: number, created: number, updated: number, unchanged: number, restored: number, retired: number, rejected: number, conflicts: number } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type SyncRejectedQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type SyncRejectedQuery = { catalogSyncRun: { rejected: { edges: Array<{ node: { line: number | null, externalId: string | null, outcome: CatalogItemOutcome, errors: Array<{ field: string | null, code: string, message: string, hint: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SyncRetiredQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type SyncRetiredQuery = { catalogSyncRun: { retired: { edges: Array<{ node: { resourceId: string, externalId: string, code: string, title: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SyncStateFragment = { id: string, source: string, mode: CatalogSyncMode, dryRun: boolean, onConflict: CatalogConflictPolicy, status: CatalogSyncStatus, acceptedSequence: number, expectedCount: number | null, fileName: string | null, fileSha256: string | null, startedAt: string, startedBy: string, endedAt: string | null, leaseExpiresAt: string | null, message: string | null, counts: { read: number, created: number, updated: number, unchanged: number, restored: number, retired: number, rejected: number, conflicts: number } };

export type ItemErrorFragment = { field: string | null, code: string, message: string, hint: string | null };

export type SearchCatalogQueryVariables = Exact<{
  text?: string | null | undefined;
  filter?: NationalResourceFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchCatalogQuery = { nationalResources: { totalCount: number, isExact: boolean, edges: Array<{ cursor: string, node: { id: string, code: string, title: string, sharingType: SharingType, updateFrequency: UpdateFrequency | null, interfaceKind: InterfaceKind | null, publishedOn: string | null, status: ResourceStatus, ministry: { id: string, name: string } | null, recommendedIn: Array<{ month: string }> | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CatalogFacetsQueryVariables = Exact<{
  text?: string | null | undefined;
  filter?: NationalResourceFilter | null | undefined;
}>;


export type CatalogFacetsQuery = { nationalResources: { totalCount: number, isExact: boolean, facets: { ministry: Array<{ value: string | null, count: number }>, sharingType: Array<{ value: string | null, count: number }>, updateFrequency: Array<{ value: string | null, count: number }>, interfaceKind: Array<{ value: string | null, count: number }>, status: Array<{ value: string | null, count: number }>, source: Array<{ value: string | null, count: number }>, openToPublic: Array<{ value: string | null, count: number }> } } | null };

export type FacetFragment = { value: string | null, count: number };

export type ResourceQueryVariables = Exact<{
  code: string | number;
}>;


export type ResourceQuery = { nationalResource: { id: string, source: string, code: string, title: string, abstract: string | null, providerName: string, providerCode: string | null, providerUnit: string | null, formatCategory: FormatCategory | null, formatType: string | null, formatDescription: string | null, sharingType: SharingType, sharingCondition: string | null, sharingMethod: SharingMethod | null, interfaceKind: InterfaceKind | null, openToPublic: boolean | null, openCondition: string | null, updateFrequency: UpdateFrequency | null, publishedOn: string | null, relatedResourceCodes: Array<string>, status: ResourceStatus, version: number, changedAt: string, classification: { classCode: string, itemCode: string, headCode: string, detailCode: string }, ministry: { id: string, name: string } | null, provenance: { source: string, runId: string | null, fileName: string | null, fileSha256: string | null, line: number | null, contentHash: string, at: string }, recommendedIn: Array<{ month: string }> | null, history: Array<{ version: number, kind: ResourceChangeKind, changedAt: string, runId: string | null, reason: string | null, changes: Array<{ field: string, old: string | null, new: string | null }> }>, externalIds: Array<{ source: string, externalId: string }>, items: Array<{ name: string, dataType: ItemDataType | null, length: number | null }>, extensions: Array<{ name: string, value: string }> } | null };

export type ExportCatalogQueryVariables = Exact<{
  text?: string | null | undefined;
  filter?: NationalResourceFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  counted?: boolean | null | undefined;
  classified?: boolean | null | undefined;
}>;


export type ExportCatalogQuery = { nationalResources: { totalCount?: number, isExact?: boolean, edges: Array<{ node: { id: string, source: string, code: string, title: string, abstract: string | null, providerName: string, providerCode: string | null, providerUnit: string | null, formatCategory: FormatCategory | null, formatType: string | null, formatDescription: string | null, sharingType: SharingType, sharingCondition: string | null, sharingMethod: SharingMethod | null, interfaceKind: InterfaceKind | null, openToPublic: boolean | null, openCondition: string | null, updateFrequency: UpdateFrequency | null, publishedOn: string | null, relatedResourceCodes: Array<string>, status: ResourceStatus, version: number, changedAt: string, classification?: { classCode: string, itemCode: string, headCode: string, detailCode: string }, externalIds: Array<{ source: string, externalId: string }>, items: Array<{ name: string, dataType: ItemDataType | null, length: number | null }>, extensions: Array<{ name: string, value: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ExportHistoryQueryVariables = Exact<{
  filter?: NationalResourceFilter | null | undefined;
  entries?: number | null | undefined;
  versions?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ExportHistoryQuery = { nationalResources: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, source: string, code: string, title: string, abstract: string | null, providerName: string, providerCode: string | null, providerUnit: string | null, formatCategory: FormatCategory | null, formatType: string | null, formatDescription: string | null, sharingType: SharingType, sharingCondition: string | null, sharingMethod: SharingMethod | null, interfaceKind: InterfaceKind | null, openToPublic: boolean | null, openCondition: string | null, updateFrequency: UpdateFrequency | null, publishedOn: string | null, relatedResourceCodes: Array<string>, status: ResourceStatus, version: number, changedAt: string, history: Array<{ version: number, kind: ResourceChangeKind, changedAt: string, changes: Array<{ field: string, old: string | null }> }>, externalIds: Array<{ source: string, externalId: string }>, items: Array<{ name: string, dataType: ItemDataType | null, length: number | null }>, extensions: Array<{ name: string, value: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type UpsertResourceMutationVariables = Exact<{
  input: UpsertNationalResourceInput;
}>;


export type UpsertResourceMutation = { upsertNationalResource: { resource: { id: string, source: string, code: string, title: string, abstract: string | null, providerName: string, providerCode: string | null, providerUnit: string | null, formatCategory: FormatCategory | null, formatType: string | null, formatDescription: string | null, sharingType: SharingType, sharingCondition: string | null, sharingMethod: SharingMethod | null, interfaceKind: InterfaceKind | null, openToPublic: boolean | null, openCondition: string | null, updateFrequency: UpdateFrequency | null, publishedOn: string | null, relatedResourceCodes: Array<string>, status: ResourceStatus, version: number, changedAt: string, classification: { classCode: string, itemCode: string, headCode: string, detailCode: string }, ministry: { id: string, name: string } | null, provenance: { source: string, runId: string | null, fileName: string | null, fileSha256: string | null, line: number | null, contentHash: string, at: string }, recommendedIn: Array<{ month: string }> | null, history: Array<{ version: number, kind: ResourceChangeKind, changedAt: string, runId: string | null, reason: string | null, changes: Array<{ field: string, old: string | null, new: string | null }> }>, externalIds: Array<{ source: string, externalId: string }>, items: Array<{ name: string, dataType: ItemDataType | null, length: number | null }>, extensions: Array<{ name: string, value: string }> } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type RetireResourceMutationVariables = Exact<{
  input: RetireNationalResourceInput;
}>;


export type RetireResourceMutation = { retireNationalResource: { resource: { id: string, source: string, code: string, title: string, abstract: string | null, providerName: string, providerCode: string | null, providerUnit: string | null, formatCategory: FormatCategory | null, formatType: string | null, formatDescription: string | null, sharingType: SharingType, sharingCondition: string | null, sharingMethod: SharingMethod | null, interfaceKind: InterfaceKind | null, openToPublic: boolean | null, openCondition: string | null, updateFrequency: UpdateFrequency | null, publishedOn: string | null, relatedResourceCodes: Array<string>, status: ResourceStatus, version: number, changedAt: string, classification: { classCode: string, itemCode: string, headCode: string, detailCode: string }, ministry: { id: string, name: string } | null, provenance: { source: string, runId: string | null, fileName: string | null, fileSha256: string | null, line: number | null, contentHash: string, at: string }, recommendedIn: Array<{ month: string }> | null, history: Array<{ version: number, kind: ResourceChangeKind, changedAt: string, runId: string | null, reason: string | null, changes: Array<{ field: string, old: string | null, new: string | null }> }>, externalIds: Array<{ source: string, externalId: string }>, items: Array<{ name: string, dataType: ItemDataType | null, length: number | null }>, extensions: Array<{ name: string, value: string }> } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type WholeItemFragment = { id: string, source: string, code: string, title: string, abstract: string | null, providerName: string, providerCode: string | null, providerUnit: string | null, formatCategory: FormatCategory | null, formatType: string | null, formatDescription: string | null, sharingType: SharingType, sharingCondition: string | null, sharingMethod: SharingMethod | null, interfaceKind: InterfaceKind | null, openToPublic: boolean | null, openCondition: string | null, updateFrequency: UpdateFrequency | null, publishedOn: string | null, relatedResourceCodes: Array<string>, status: ResourceStatus, version: number, changedAt: string, externalIds: Array<{ source: string, externalId: string }>, items: Array<{ name: string, dataType: ItemDataType | null, length: number | null }>, extensions: Array<{ name: string, value: string }> };

export type WholeResourceFragment = { id: string, source: string, code: string, title: string, abstract: string | null, providerName: string, providerCode: string | null, providerUnit: string | null, formatCategory: FormatCategory | null, formatType: string | null, formatDescription: string | null, sharingType: SharingType, sharingCondition: string | null, sharingMethod: SharingMethod | null, interfaceKind: InterfaceKind | null, openToPublic: boolean | null, openCondition: string | null, updateFrequency: UpdateFrequency | null, publishedOn: string | null, relatedResourceCodes: Array<string>, status: ResourceStatus, version: number, changedAt: string, classification: { classCode: string, itemCode: string, headCode: string, detailCode: string }, ministry: { id: string, name: string } | null, provenance: { source: string, runId: string | null, fileName: string | null, fileSha256: string | null, line: number | null, contentHash: string, at: string }, recommendedIn: Array<{ month: string }> | null, history: Array<{ version: number, kind: ResourceChangeKind, changedAt: string, runId: string | null, reason: string | null, changes: Array<{ field: string, old: string | null, new: string | null }> }>, externalIds: Array<{ source: string, externalId: string }>, items: Array<{ name: string, dataType: ItemDataType | null, length: number | null }>, extensions: Array<{ name: string, value: string }> };

export type OpenRevisionMutationVariables = Exact<{
  input: OpenRevisionInput;
}>;


export type OpenRevisionMutation = { openRevision: { report: { month: string, revision: number, status: ReportStatus, draftToken: string | null } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type PutOverviewMutationVariables = Exact<{
  input: PutOverviewInput;
}>;


export type PutOverviewMutation = { put: { changed: boolean, state: { version: number, digest: string, sealed: boolean } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type PutNationalSharingMutationVariables = Exact<{
  input: PutNationalSharingInput;
}>;


export type PutNationalSharingMutation = { put: { changed: boolean, state: { version: number, digest: string, sealed: boolean } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type PutDepartmentSharingMutationVariables = Exact<{
  input: PutDepartmentSharingInput;
}>;


export type PutDepartmentSharingMutation = { put: { changed: boolean, state: { version: number, digest: string, sealed: boolean } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type PutPrefectureSharingMutationVariables = Exact<{
  input: PutPrefectureSharingInput;
}>;


export type PutPrefectureSharingMutation = { put: { changed: boolean, state: { version: number, digest: string, sealed: boolean } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type PutCaseStudiesMutationVariables = Exact<{
  input: PutCaseStudiesInput;
}>;


export type PutCaseStudiesMutation = { put: { changed: boolean, state: { version: number, digest: string, sealed: boolean } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type PutContactMutationVariables = Exact<{
  input: PutContactInput;
}>;


export type PutContactMutation = { putContact: { userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type SealReportMutationVariables = Exact<{
  overview: SealSectionInput;
  national: SealSectionInput;
  departments: SealSectionInput;
  prefectures: SealSectionInput;
  cases: SealSectionInput;
}>;


export type SealReportMutation = { overview: { changed: boolean, state: { version: number, digest: string, sealed: boolean } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null, national: { changed: boolean, state: { version: number, digest: string, sealed: boolean } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null, departments: { changed: boolean, state: { version: number, digest: string, sealed: boolean } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null, prefectures: { changed: boolean, state: { version: number, digest: string, sealed: boolean } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null, cases: { changed: boolean, state: { version: number, digest: string, sealed: boolean } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type CheckReportQueryVariables = Exact<{
  month: string;
  revision: number;
}>;


export type CheckReportQuery = { report: { check: { status: ReconciliationStatus, sealed: boolean, proof: string | null, rules: Array<{ rule: string, title: string, description: string, verdict: Verdict, expected: string | null, found: string | null, tolerance: string | null }> } | null } | null };

export type PublishReportMutationVariables = Exact<{
  input: PublishReportInput;
}>;


export type PublishReportMutation = { publishReport: { report: { month: string, revision: number, status: ReportStatus } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type ReportNamesQueryVariables = Exact<{
  month: string;
  revision: number;
}>;


export type ReportNamesQuery = { report: { nationalSharing: { applications: { namedDepartments: Array<{ name: string, department: { id: string } | null }> } | null, recommendations: Array<{ name: string, ministry: { id: string } | null }> } | null, departmentSharing: { responsiveness: Array<{ name: string, department: { id: string } | null }>, serviceRanking: Array<{ name: string, department: { id: string } | null }>, usageRanking: Array<{ name: string, department: { id: string } | null }> } | null, prefectureSharing: { serviceRanking: Array<{ name: string, prefecture: { id: string } | null }>, usageRanking: Array<{ name: string, prefecture: { id: string } | null }> } | null } | null };

export type NamedDepartmentFragment = { name: string, department: { id: string } | null };

export type ChangeFragment = { changed: boolean, state: { version: number, digest: string, sealed: boolean } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> };

export type RefusalFragment = { code: string, message: string, path: Array<string> };

export type PublicationEventsQueryVariables = Exact<{
  after: number;
}>;


export type PublicationEventsQuery = { publicationEvents: Array<{ sequence: number, kind: PublicationEventKind, month: string, revision: number, at: string }> | null };

export type LatestPublicationEventQueryVariables = Exact<{ [key: string]: never; }>;


export type LatestPublicationEventQuery = { latestPublicationEvent: { sequence: number } | null };

export type PublicationEventFragment = { sequence: number, kind: PublicationEventKind, month: string, revision: number, at: string };

export type CatalogSyncEventsQueryVariables = Exact<{
  after: number;
}>;


export type CatalogSyncEventsQuery = { catalogSyncEvents: Array<{ sequence: number, source: string, created: number, updated: number, restored: number, retired: number, at: string }> | null };

export type LatestCatalogSyncEventQueryVariables = Exact<{ [key: string]: never; }>;


export type LatestCatalogSyncEventQuery = { latestCatalogSyncEvent: { sequence: number } | null };

export type CatalogSyncEventFragment = { sequence: number, source: string, created: number, updated: number, restored: number, retired: number, at: string };

export type ExportVersionQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ExportVersionQuery = { series: { version: string } | null, latestPublicationEvent: { at: string } | null };

export type ExportObservationsQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
  subject?: string | number | null | undefined;
  platform: boolean;
  platformIndicator?: string | null | undefined;
  national: boolean;
  nationalIndicator?: string | null | undefined;
  department: boolean;
  departmentIndicator?: string | null | undefined;
  prefecture: boolean;
  prefectureIndicator?: string | null | undefined;
}>;


export type ExportObservationsQuery = { series: { version: string, platformObservations?: Array<{ id: string, month: string, periodStart: string, indicator: string, subjectId: string | null, subjectName: string | null, rank: number | null, value: number, unit: string, roundingStep: number, reportedText: string, reportedUnit: string, approximate: boolean, change: number | null, changeRate: number | null, yearOnYearChange: number | null, yearOnYearRate: number | null, revision: number }> | null, nationalObservations?: Array<{ id: string, month: string, periodStart: string, indicator: string, subjectId: string | null, subjectName: string | null, rank: number | null, value: number, unit: string, roundingStep: number, reportedText: string, reportedUnit: string, approximate: boolean, change: number | null, changeRate: number | null, yearOnYearChange: number | null, yearOnYearRate: number | null, revision: number }> | null, departmentObservations?: Array<{ id: string, month: string, periodStart: string, indicator: string, subjectId: string | null, subjectName: string | null, rank: number | null, value: number, unit: string, roundingStep: number, reportedText: string, reportedUnit: string, approximate: boolean, change: number | null, changeRate: number | null, yearOnYearChange: number | null, yearOnYearRate: number | null, revision: number }> | null, prefectureObservations?: Array<{ id: string, month: string, periodStart: string, indicator: string, subjectId: string | null, subjectName: string | null, rank: number | null, value: number, unit: string, roundingStep: number, reportedText: string, reportedUnit: string, approximate: boolean, change: number | null, changeRate: number | null, yearOnYearChange: number | null, yearOnYearRate: number | null, revision: number }> | null } | null };

export type ExportedObservationFragment = { id: string, month: string, periodStart: string, indicator: string, subjectId: string | null, subjectName: string | null, rank: number | null, value: number, unit: string, roundingStep: number, reportedText: string, reportedUnit: string, approximate: boolean, change: number | null, changeRate: number | null, yearOnYearChange: number | null, yearOnYearRate: number | null, revision: number };

export type ExportCasesQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
  text?: string | null | undefined;
  prefecture?: string | number | null | undefined;
}>;


export type ExportCasesQuery = { series: { version: string, caseStudies: Array<{ id: string, month: string, title: string, paragraphs: Array<string>, sourceName: string | null, prefecture: { id: string, name: string } | null }> | null } | null };

export type ExportReportVersionQueryVariables = Exact<{
  month: string;
  revision?: number | null | undefined;
}>;


export type ExportReportVersionQuery = { report: { month: string, revision: number, status: ReportStatus } | null, latestPublicationEvent: { at: string } | null };

export type ExportReportQueryVariables = Exact<{
  month: string;
  revision?: number | null | undefined;
}>;


export type ExportReportQuery = { report: { month: string, revision: number, status: ReportStatus, title: string | null, publisher: string | null, issuedOn: string | null, synthetic: boolean | null, overview: { applications: { submitted: number | null, reviewed: number | null, pending: number | null, unconditional: number | null, issued: number | null, rejected: number | null } | null, exchange: { total: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } | null, departmentService: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } | null, departmentUsage: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } | null, prefectureService: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } | null, prefectureUsage: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } | null } | null } | null, nationalSharing: { applications: { cumulative: number, departmentCount: number | null, namedDepartments: Array<{ name: string }> } | null, recommendations: Array<{ rank: number, name: string, ministryName: string }> } | null, departmentSharing: { responsiveness: Array<{ rank: number, name: string }>, serviceRanking: Array<{ rank: number, name: string, department: { id: string } | null, volume: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } }>, usageRanking: Array<{ rank: number, name: string, department: { id: string } | null, volume: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } }> } | null, prefectureSharing: { serviceRanking: Array<{ rank: number, name: string, prefecture: { id: string } | null, volume: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } }>, usageRanking: Array<{ rank: number, name: string, prefecture: { id: string } | null, volume: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } }> } | null, caseStudies: Array<{ title: string, paragraphs: Array<string>, sourceName: string | null, prefecture: { id: string, name: string } | null }> | null, distribution: { reportedTo: string | null, sentTo: string | null, issuedTo: string | null, issuingOffice: string | null, copies: number | null, electronicCopies: number | null } | null, reconciliation: { status: ReconciliationStatus } | null } | null };

export type ExportedVolumeFragment = { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean };

export type ExportCatalogVersionQueryVariables = Exact<{
  source?: string | null | undefined;
}>;


export type ExportCatalogVersionQuery = { catalogVersion: { version: string, changedAt: string | null } | null };

export type ExportCodebookQueryVariables = Exact<{ [key: string]: never; }>;


export type ExportCodebookQuery = { indicators: Array<{ code: string, name: string, englishName: string, definition: string, englishDefinition: string, unit: string, sourceTable: string, dimension: string, cumulative: boolean, revisionPolicy: string }> | null };

export type FullReportQueryVariables = Exact<{
  month: string;
}>;


export type FullReportQuery = { report: { month: string, revision: number, status: ReportStatus, title: string | null, publisher: string | null, issuedOn: string | null, overview: { applications: { submitted: number | null, reviewed: number | null, pending: number | null, unconditional: number | null, issued: number | null, rejected: number | null } | null, exchange: { total: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } | null, departmentService: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } | null, departmentUsage: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } | null, prefectureService: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } | null, prefectureUsage: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } | null } | null } | null, nationalSharing: { applications: { cumulative: number, departmentCount: number | null, namedDepartments: Array<{ name: string }> } | null, recommendations: Array<{ rank: number, name: string, ministryName: string }> } | null, departmentSharing: { responsiveness: Array<{ rank: number, name: string }>, serviceRanking: Array<{ rank: number, name: string, volume: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } }>, usageRanking: Array<{ rank: number, name: string, volume: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } }> } | null, prefectureSharing: { serviceRanking: Array<{ rank: number, name: string, volume: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } }>, usageRanking: Array<{ rank: number, name: string, volume: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean } }> } | null, caseStudies: Array<{ title: string, paragraphs: Array<string>, sourceName: string | null, prefecture: { name: string } | null }> | null, distribution: { reportedTo: string | null, sentTo: string | null, issuedTo: string | null, issuingOffice: string | null, copies: number | null, electronicCopies: number | null } | null, reconciliation: { status: ReconciliationStatus } | null } | null };

export type ReportedFragment = { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean };

export type PublishedMonthsQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PublishedMonthsQuery = { reports: { totalCount: number, edges: Array<{ node: { month: string, revision: number, title: string | null, issuedOn: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type RegistryQueryVariables = Exact<{ [key: string]: never; }>;


export type RegistryQuery = { departments: Array<{ id: string, name: string, fullName: string, englishName: string, kind: DepartmentKind, creditCode: string | null, validFrom: string | null, validUntil: string | null, aliases: Array<string>, superiorMinistry: { id: string, name: string } | null }> | null, prefectures: Array<{ id: string, name: string, shortName: string, fullName: string, englishName: string, kind: PrefectureKind, gbt2260: string | null, aliases: Array<string>, formerCodes: Array<{ code: string, untilYear: number }> }> | null, ministries: Array<{ id: string, name: string, fullName: string, englishName: string, kind: MinistryKind, aliases: Array<string> }> | null };

export type RevisionsQueryVariables = Exact<{
  month: string;
}>;


export type RevisionsQuery = { revisions: Array<{ revision: number, isCurrent: boolean, corrects: number | null, reason: string | null, report: { status: ReportStatus, reconciliation: { status: ReconciliationStatus, overrideReason: string | null } | null }, events: Array<{ kind: RevisionEventKind, at: string, by: string | null, reason: string | null }> }> | null };

export type ChangesQueryVariables = Exact<{
  month: string;
  from: number;
  to: number;
}>;


export type ChangesQuery = { changes: { all: Array<{ figure: string, printedIn: string, subject: string, old: string | null, new: string | null, oldValue: number | null, newValue: number | null, oldLine: number | null, newLine: number | null }> | null } | null };

export type WithdrawReportMutationVariables = Exact<{
  input: WithdrawReportInput;
}>;


export type WithdrawReportMutation = { withdrawReport: { report: { month: string, revision: number, status: ReportStatus } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type RepublishReportMutationVariables = Exact<{
  input: RepublishReportInput;
}>;


export type RepublishReportMutation = { republishReport: { report: { month: string, revision: number, status: ReportStatus } | null, userErrors: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type SeriesQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type SeriesQuery = { series: { months: Array<string>, platformObservations: Array<{ id: string, month: string, periodStart: string, indicator: string, subjectId: string | null, subjectName: string | null, rank: number | null, value: number, unit: string, roundingStep: number, reportedText: string, reportedUnit: string, change: number | null, changeRate: number | null, yearOnYearRate: number | null, revision: number }> | null, departmentObservations: Array<{ id: string, month: string, periodStart: string, indicator: string, subjectId: string | null, subjectName: string | null, rank: number | null, value: number, unit: string, roundingStep: number, reportedText: string, reportedUnit: string, change: number | null, changeRate: number | null, yearOnYearRate: number | null, revision: number }> | null, prefectureObservations: Array<{ id: string, month: string, periodStart: string, indicator: string, subjectId: string | null, subjectName: string | null, rank: number | null, value: number, unit: string, roundingStep: number, reportedText: string, reportedUnit: string, change: number | null, changeRate: number | null, yearOnYearRate: number | null, revision: number }> | null, caseStudies: Array<{ id: string, month: string, title: string, sourceName: string | null }> | null } | null };

export type RowFragment = { id: string, month: string, periodStart: string, indicator: string, subjectId: string | null, subjectName: string | null, rank: number | null, value: number, unit: string, roundingStep: number, reportedText: string, reportedUnit: string, change: number | null, changeRate: number | null, yearOnYearRate: number | null, revision: number };

export type WholeIssueQueryVariables = Exact<{
  month: string;
  revision?: number | null | undefined;
}>;


export type WholeIssueQuery = { report: { month: string, revision: number, title: string | null, publisher: string | null, issuedOn: string | null, synthetic: boolean | null, overview: { applications: { submitted: number | null, reviewed: number | null, pending: number | null, unconditional: number | null, issued: number | null, rejected: number | null } | null, exchange: { total: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean, line: number | null } | null, departmentService: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean, line: number | null } | null, departmentUsage: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean, line: number | null } | null, prefectureService: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean, line: number | null } | null, prefectureUsage: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean, line: number | null } | null } | null, sources: Array<{ figure: string, line: number }> } | null, nationalSharing: { recommendedFor: string | null, applications: { cumulative: number, departmentCount: number | null, zone: string | null, namedDepartments: Array<{ name: string }> } | null, recommendations: Array<{ rank: number, name: string, ministryName: string, line: number | null }>, sources: Array<{ figure: string, line: number }> } | null, departmentSharing: { serviceLeaders: Array<string>, usageLeaders: Array<string>, responsiveness: Array<{ rank: number, name: string, line: number | null }>, serviceRanking: Array<{ rank: number, name: string, volume: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean, line: number | null } }>, usageRanking: Array<{ rank: number, name: string, volume: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean, line: number | null } }> } | null, prefectureSharing: { serviceLeaders: Array<string>, usageLeaders: Array<string>, serviceRanking: Array<{ rank: number, name: string, volume: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean, line: number | null } }>, usageRanking: Array<{ rank: number, name: string, volume: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean, line: number | null } }> } | null, caseStudies: Array<{ title: string, paragraphs: Array<string>, sourceName: string | null, line: number | null, figures: Array<{ clause: string, reportedText: string, unit: string, paragraph: number, line: number | null }>, prefecture: { id: string } | null }> | null, distribution: { reportedTo: string | null, sentTo: string | null, issuedTo: string | null, issuingOffice: string | null, copies: number | null, electronicCopies: number | null } | null } | null };

export type PrintedDepartmentFragment = { rank: number, name: string, volume: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean, line: number | null } };

export type PrintedPrefectureFragment = { rank: number, name: string, volume: { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean, line: number | null } };

export type PrintedVolumeFragment = { times: number, reportedText: string, reportedUnit: Unit, roundingStep: number, approximate: boolean, line: number | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const SyncStateFragmentDoc = new TypedDocumentString(`
    fragment SyncState on CatalogSyncRun {
  id
  source
  mode
  dryRun
  onConflict
  status
  acceptedSequence
  expectedCount
  fileName
  fileSha256
  startedAt
  startedBy
  endedAt
  leaseExpiresAt
  message
  counts {
    read
    created
    updated
    unchanged
    restored
    retired
    rejected
    conflicts
  }
}
    `, {"fragmentName":"SyncState"}) as unknown as TypedDocumentString<SyncStateFragment, unknown>;
export const ItemErrorFragmentDoc = new TypedDocumentString(`
    fragment ItemError on CatalogItemError {
  field
  code
  message
  hint
}
    `, {"fragmentName":"ItemError"}) as unknown as TypedDocumentString<ItemErrorFragment, unknown>;
export const FacetFragmentDoc = new TypedDocumentString(`
    fragment Facet on FacetCount {
  value
  count
}
    `, {"fragmentName":"Facet"}) as unknown as TypedDocumentString<FacetFragment, unknown>;
export const WholeItemFragmentDoc = new TypedDocumentString(`
    fragment WholeItem on NationalResource {
  id
  source
  externalIds {
    source
    externalId
  }
  code
  title
  abstract
  providerName
  providerCode
  providerUnit
  formatCategory
  formatType
  formatDescription
  items {
    name
    dataType
    length
  }
  sharingType
  sharingCondition
  sharingMethod
  interfaceKind
  openToPublic
  openCondition
  updateFrequency
  publishedOn
  relatedResourceCodes
  extensions {
    name
    value
  }
  status
  version
  changedAt
}
    `, {"fragmentName":"WholeItem"}) as unknown as TypedDocumentString<WholeItemFragment, unknown>;
export const WholeResourceFragmentDoc = new TypedDocumentString(`
    fragment WholeResource on NationalResource {
  ...WholeItem
  classification {
    classCode
    itemCode
    headCode
    detailCode
  }
  ministry {
    id
    name
  }
  provenance {
    source
    runId
    fileName
    fileSha256
    line
    contentHash
    at
  }
  recommendedIn {
    month
  }
  history {
    version
    kind
    changedAt
    runId
    reason
    changes {
      field
      old
      new
    }
  }
}
    fragment WholeItem on NationalResource {
  id
  source
  externalIds {
    source
    externalId
  }
  code
  title
  abstract
  providerName
  providerCode
  providerUnit
  formatCategory
  formatType
  formatDescription
  items {
    name
    dataType
    length
  }
  sharingType
  sharingCondition
  sharingMethod
  interfaceKind
  openToPublic
  openCondition
  updateFrequency
  publishedOn
  relatedResourceCodes
  extensions {
    name
    value
  }
  status
  version
  changedAt
}`, {"fragmentName":"WholeResource"}) as unknown as TypedDocumentString<WholeResourceFragment, unknown>;
export const NamedDepartmentFragmentDoc = new TypedDocumentString(`
    fragment NamedDepartment on NamedDepartment {
  name
  department {
    id
  }
}
    `, {"fragmentName":"NamedDepartment"}) as unknown as TypedDocumentString<NamedDepartmentFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on UserError {
  code
  message
  path
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const ChangeFragmentDoc = new TypedDocumentString(`
    fragment Change on SectionPayload {
  changed
  state {
    version
    digest
    sealed
  }
  userErrors {
    ...Refusal
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}`, {"fragmentName":"Change"}) as unknown as TypedDocumentString<ChangeFragment, unknown>;
export const PublicationEventFragmentDoc = new TypedDocumentString(`
    fragment PublicationEvent on PublicationEvent {
  sequence
  kind
  month
  revision
  at
}
    `, {"fragmentName":"PublicationEvent"}) as unknown as TypedDocumentString<PublicationEventFragment, unknown>;
export const CatalogSyncEventFragmentDoc = new TypedDocumentString(`
    fragment CatalogSyncEvent on CatalogSyncEvent {
  sequence
  source
  created
  updated
  restored
  retired
  at
}
    `, {"fragmentName":"CatalogSyncEvent"}) as unknown as TypedDocumentString<CatalogSyncEventFragment, unknown>;
export const ExportedObservationFragmentDoc = new TypedDocumentString(`
    fragment ExportedObservation on Observation {
  id
  month
  periodStart
  indicator
  subjectId
  subjectName
  rank
  value
  unit
  roundingStep
  reportedText
  reportedUnit
  approximate
  change
  changeRate
  yearOnYearChange
  yearOnYearRate
  revision
}
    `, {"fragmentName":"ExportedObservation"}) as unknown as TypedDocumentString<ExportedObservationFragment, unknown>;
export const ExportedVolumeFragmentDoc = new TypedDocumentString(`
    fragment ExportedVolume on Volume {
  times
  reportedText
  reportedUnit
  roundingStep
  approximate
}
    `, {"fragmentName":"ExportedVolume"}) as unknown as TypedDocumentString<ExportedVolumeFragment, unknown>;
export const ReportedFragmentDoc = new TypedDocumentString(`
    fragment Reported on Volume {
  times
  reportedText
  reportedUnit
  roundingStep
  approximate
}
    `, {"fragmentName":"Reported"}) as unknown as TypedDocumentString<ReportedFragment, unknown>;
export const RowFragmentDoc = new TypedDocumentString(`
    fragment Row on Observation {
  id
  month
  periodStart
  indicator
  subjectId
  subjectName
  rank
  value
  unit
  roundingStep
  reportedText
  reportedUnit
  change
  changeRate
  yearOnYearRate
  revision
}
    `, {"fragmentName":"Row"}) as unknown as TypedDocumentString<RowFragment, unknown>;
export const PrintedVolumeFragmentDoc = new TypedDocumentString(`
    fragment PrintedVolume on Volume {
  times
  reportedText
  reportedUnit
  roundingStep
  approximate
  line
}
    `, {"fragmentName":"PrintedVolume"}) as unknown as TypedDocumentString<PrintedVolumeFragment, unknown>;
export const PrintedDepartmentFragmentDoc = new TypedDocumentString(`
    fragment PrintedDepartment on DepartmentRank {
  rank
  name
  volume {
    ...PrintedVolume
  }
}
    fragment PrintedVolume on Volume {
  times
  reportedText
  reportedUnit
  roundingStep
  approximate
  line
}`, {"fragmentName":"PrintedDepartment"}) as unknown as TypedDocumentString<PrintedDepartmentFragment, unknown>;
export const PrintedPrefectureFragmentDoc = new TypedDocumentString(`
    fragment PrintedPrefecture on PrefectureRank {
  rank
  name
  volume {
    ...PrintedVolume
  }
}
    fragment PrintedVolume on Volume {
  times
  reportedText
  reportedUnit
  roundingStep
  approximate
  line
}`, {"fragmentName":"PrintedPrefecture"}) as unknown as TypedDocumentString<PrintedPrefectureFragment, unknown>;
export const StartSyncDocument = new TypedDocumentString(`
    mutation StartSync($input: StartCatalogSyncInput!) {
  startCatalogSync(input: $input) {
    run {
      ...SyncState
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SyncState on CatalogSyncRun {
  id
  source
  mode
  dryRun
  onConflict
  status
  acceptedSequence
  expectedCount
  fileName
  fileSha256
  startedAt
  startedBy
  endedAt
  leaseExpiresAt
  message
  counts {
    read
    created
    updated
    unchanged
    restored
    retired
    rejected
    conflicts
  }
}
fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<StartSyncMutation, StartSyncMutationVariables>;
export const CatalogDigestsDocument = new TypedDocumentString(`
    query CatalogDigests($source: String!, $prefixes: [String!]! = [""], $depth: Int! = 1) {
  catalogDigests(source: $source, prefixes: $prefixes, depth: $depth) {
    prefix
    count
    digest
  }
}
    `) as unknown as TypedDocumentString<CatalogDigestsQuery, CatalogDigestsQueryVariables>;
export const CatalogHashesDocument = new TypedDocumentString(`
    query CatalogHashes($source: String!, $prefixes: [String!]!, $first: Int! = 10000, $after: String) {
  catalogHashes(
    source: $source
    prefixes: $prefixes
    first: $first
    after: $after
  ) {
    hashes {
      externalId
      contentHash
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CatalogHashesQuery, CatalogHashesQueryVariables>;
export const PushItemsDocument = new TypedDocumentString(`
    mutation PushItems($input: PushCatalogItemsInput!) {
  pushCatalogItems(input: $input) {
    results {
      externalId
      line
      outcome
      changes {
        field
        old
        new
      }
      errors {
        ...ItemError
      }
    }
    unknownSeen
    refusedBuckets
    nextSequence
    userErrors {
      ...Refusal
    }
  }
}
    fragment ItemError on CatalogItemError {
  field
  code
  message
  hint
}
fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<PushItemsMutation, PushItemsMutationVariables>;
export const FinishSyncDocument = new TypedDocumentString(`
    mutation FinishSync($input: FinishCatalogSyncInput!) {
  finishCatalogSync(input: $input) {
    run {
      ...SyncState
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SyncState on CatalogSyncRun {
  id
  source
  mode
  dryRun
  onConflict
  status
  acceptedSequence
  expectedCount
  fileName
  fileSha256
  startedAt
  startedBy
  endedAt
  leaseExpiresAt
  message
  counts {
    read
    created
    updated
    unchanged
    restored
    retired
    rejected
    conflicts
  }
}
fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<FinishSyncMutation, FinishSyncMutationVariables>;
export const AbortSyncDocument = new TypedDocumentString(`
    mutation AbortSync($input: AbortCatalogSyncInput!) {
  abortCatalogSync(input: $input) {
    run {
      ...SyncState
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SyncState on CatalogSyncRun {
  id
  source
  mode
  dryRun
  onConflict
  status
  acceptedSequence
  expectedCount
  fileName
  fileSha256
  startedAt
  startedBy
  endedAt
  leaseExpiresAt
  message
  counts {
    read
    created
    updated
    unchanged
    restored
    retired
    rejected
    conflicts
  }
}
fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<AbortSyncMutation, AbortSyncMutationVariables>;
export const SyncRunDocument = new TypedDocumentString(`
    query SyncRun($id: ID!) {
  catalogSyncRun(id: $id) {
    ...SyncState
  }
}
    fragment SyncState on CatalogSyncRun {
  id
  source
  mode
  dryRun
  onConflict
  status
  acceptedSequence
  expectedCount
  fileName
  fileSha256
  startedAt
  startedBy
  endedAt
  leaseExpiresAt
  message
  counts {
    read
    created
    updated
    unchanged
    restored
    retired
    rejected
    conflicts
  }
}`) as unknown as TypedDocumentString<SyncRunQuery, SyncRunQueryVariables>;
export const SyncRunsDocument = new TypedDocumentString(`
    query SyncRuns($source: String, $first: Int! = 20, $after: String) {
  catalogSyncRuns(source: $source, first: $first, after: $after) {
    edges {
      node {
        ...SyncState
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment SyncState on CatalogSyncRun {
  id
  source
  mode
  dryRun
  onConflict
  status
  acceptedSequence
  expectedCount
  fileName
  fileSha256
  startedAt
  startedBy
  endedAt
  leaseExpiresAt
  message
  counts {
    read
    created
    updated
    unchanged
    restored
    retired
    rejected
    conflicts
  }
}`) as unknown as TypedDocumentString<SyncRunsQuery, SyncRunsQueryVariables>;
export const SyncRejectedDocument = new TypedDocumentString(`
    query SyncRejected($id: ID!, $first: Int! = 1000, $after: String) {
  catalogSyncRun(id: $id) {
    rejected(first: $first, after: $after) {
      edges {
        node {
          line
          externalId
          outcome
          errors {
            ...ItemError
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment ItemError on CatalogItemError {
  field
  code
  message
  hint
}`) as unknown as TypedDocumentString<SyncRejectedQuery, SyncRejectedQueryVariables>;
export const SyncRetiredDocument = new TypedDocumentString(`
    query SyncRetired($id: ID!, $first: Int! = 1000, $after: String) {
  catalogSyncRun(id: $id) {
    retired(first: $first, after: $after) {
      edges {
        node {
          resourceId
          externalId
          code
          title
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SyncRetiredQuery, SyncRetiredQueryVariables>;
export const SearchCatalogDocument = new TypedDocumentString(`
    query SearchCatalog($text: String, $filter: NationalResourceFilter, $first: Int = 20, $after: String) {
  nationalResources(text: $text, filter: $filter, first: $first, after: $after) {
    totalCount
    isExact
    edges {
      cursor
      node {
        id
        code
        title
        ministry {
          id
          name
        }
        sharingType
        updateFrequency
        interfaceKind
        publishedOn
        status
        recommendedIn {
          month
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SearchCatalogQuery, SearchCatalogQueryVariables>;
export const CatalogFacetsDocument = new TypedDocumentString(`
    query CatalogFacets($text: String, $filter: NationalResourceFilter) {
  nationalResources(text: $text, filter: $filter, first: 1) {
    totalCount
    isExact
    facets {
      ministry {
        ...Facet
      }
      sharingType {
        ...Facet
      }
      updateFrequency {
        ...Facet
      }
      interfaceKind {
        ...Facet
      }
      status {
        ...Facet
      }
      source {
        ...Facet
      }
      openToPublic {
        ...Facet
      }
    }
  }
}
    fragment Facet on FacetCount {
  value
  count
}`) as unknown as TypedDocumentString<CatalogFacetsQuery, CatalogFacetsQueryVariables>;
export const ResourceDocument = new TypedDocumentString(`
    query Resource($code: ID!) {
  nationalResource(code: $code) {
    ...WholeResource
  }
}
    fragment WholeItem on NationalResource {
  id
  source
  externalIds {
    source
    externalId
  }
  code
  title
  abstract
  providerName
  providerCode
  providerUnit
  formatCategory
  formatType
  formatDescription
  items {
    name
    dataType
    length
  }
  sharingType
  sharingCondition
  sharingMethod
  interfaceKind
  openToPublic
  openCondition
  updateFrequency
  publishedOn
  relatedResourceCodes
  extensions {
    name
    value
  }
  status
  version
  changedAt
}
fragment WholeResource on NationalResource {
  ...WholeItem
  classification {
    classCode
    itemCode
    headCode
    detailCode
  }
  ministry {
    id
    name
  }
  provenance {
    source
    runId
    fileName
    fileSha256
    line
    contentHash
    at
  }
  recommendedIn {
    month
  }
  history {
    version
    kind
    changedAt
    runId
    reason
    changes {
      field
      old
      new
    }
  }
}`) as unknown as TypedDocumentString<ResourceQuery, ResourceQueryVariables>;
export const ExportCatalogDocument = new TypedDocumentString(`
    query ExportCatalog($text: String, $filter: NationalResourceFilter, $first: Int = 100, $after: String, $counted: Boolean = true, $classified: Boolean = false) {
  nationalResources(text: $text, filter: $filter, first: $first, after: $after) {
    totalCount @include(if: $counted)
    isExact @include(if: $counted)
    edges {
      node {
        ...WholeItem
        classification @include(if: $classified) {
          classCode
          itemCode
          headCode
          detailCode
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment WholeItem on NationalResource {
  id
  source
  externalIds {
    source
    externalId
  }
  code
  title
  abstract
  providerName
  providerCode
  providerUnit
  formatCategory
  formatType
  formatDescription
  items {
    name
    dataType
    length
  }
  sharingType
  sharingCondition
  sharingMethod
  interfaceKind
  openToPublic
  openCondition
  updateFrequency
  publishedOn
  relatedResourceCodes
  extensions {
    name
    value
  }
  status
  version
  changedAt
}`) as unknown as TypedDocumentString<ExportCatalogQuery, ExportCatalogQueryVariables>;
export const ExportHistoryDocument = new TypedDocumentString(`
    query ExportHistory($filter: NationalResourceFilter, $entries: Int = 20, $versions: Int = 15, $after: String) {
  nationalResources(filter: $filter, first: $entries, after: $after) {
    totalCount
    edges {
      cursor
      node {
        ...WholeItem
        history(first: $versions) {
          version
          kind
          changedAt
          changes {
            field
            old
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment WholeItem on NationalResource {
  id
  source
  externalIds {
    source
    externalId
  }
  code
  title
  abstract
  providerName
  providerCode
  providerUnit
  formatCategory
  formatType
  formatDescription
  items {
    name
    dataType
    length
  }
  sharingType
  sharingCondition
  sharingMethod
  interfaceKind
  openToPublic
  openCondition
  updateFrequency
  publishedOn
  relatedResourceCodes
  extensions {
    name
    value
  }
  status
  version
  changedAt
}`) as unknown as TypedDocumentString<ExportHistoryQuery, ExportHistoryQueryVariables>;
export const UpsertResourceDocument = new TypedDocumentString(`
    mutation UpsertResource($input: UpsertNationalResourceInput!) {
  upsertNationalResource(input: $input) {
    resource {
      ...WholeResource
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment WholeItem on NationalResource {
  id
  source
  externalIds {
    source
    externalId
  }
  code
  title
  abstract
  providerName
  providerCode
  providerUnit
  formatCategory
  formatType
  formatDescription
  items {
    name
    dataType
    length
  }
  sharingType
  sharingCondition
  sharingMethod
  interfaceKind
  openToPublic
  openCondition
  updateFrequency
  publishedOn
  relatedResourceCodes
  extensions {
    name
    value
  }
  status
  version
  changedAt
}
fragment WholeResource on NationalResource {
  ...WholeItem
  classification {
    classCode
    itemCode
    headCode
    detailCode
  }
  ministry {
    id
    name
  }
  provenance {
    source
    runId
    fileName
    fileSha256
    line
    contentHash
    at
  }
  recommendedIn {
    month
  }
  history {
    version
    kind
    changedAt
    runId
    reason
    changes {
      field
      old
      new
    }
  }
}
fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<UpsertResourceMutation, UpsertResourceMutationVariables>;
export const RetireResourceDocument = new TypedDocumentString(`
    mutation RetireResource($input: RetireNationalResourceInput!) {
  retireNationalResource(input: $input) {
    resource {
      ...WholeResource
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment WholeItem on NationalResource {
  id
  source
  externalIds {
    source
    externalId
  }
  code
  title
  abstract
  providerName
  providerCode
  providerUnit
  formatCategory
  formatType
  formatDescription
  items {
    name
    dataType
    length
  }
  sharingType
  sharingCondition
  sharingMethod
  interfaceKind
  openToPublic
  openCondition
  updateFrequency
  publishedOn
  relatedResourceCodes
  extensions {
    name
    value
  }
  status
  version
  changedAt
}
fragment WholeResource on NationalResource {
  ...WholeItem
  classification {
    classCode
    itemCode
    headCode
    detailCode
  }
  ministry {
    id
    name
  }
  provenance {
    source
    runId
    fileName
    fileSha256
    line
    contentHash
    at
  }
  recommendedIn {
    month
  }
  history {
    version
    kind
    changedAt
    runId
    reason
    changes {
      field
      old
      new
    }
  }
}
fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<RetireResourceMutation, RetireResourceMutationVariables>;
export const OpenRevisionDocument = new TypedDocumentString(`
    mutation OpenRevision($input: OpenRevisionInput!) {
  openRevision(input: $input) {
    report {
      month
      revision
      status
      draftToken
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<OpenRevisionMutation, OpenRevisionMutationVariables>;
export const PutOverviewDocument = new TypedDocumentString(`
    mutation PutOverview($input: PutOverviewInput!) {
  put: putOverview(input: $input) {
    ...Change
  }
}
    fragment Change on SectionPayload {
  changed
  state {
    version
    digest
    sealed
  }
  userErrors {
    ...Refusal
  }
}
fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<PutOverviewMutation, PutOverviewMutationVariables>;
export const PutNationalSharingDocument = new TypedDocumentString(`
    mutation PutNationalSharing($input: PutNationalSharingInput!) {
  put: putNationalSharing(input: $input) {
    ...Change
  }
}
    fragment Change on SectionPayload {
  changed
  state {
    version
    digest
    sealed
  }
  userErrors {
    ...Refusal
  }
}
fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<PutNationalSharingMutation, PutNationalSharingMutationVariables>;
export const PutDepartmentSharingDocument = new TypedDocumentString(`
    mutation PutDepartmentSharing($input: PutDepartmentSharingInput!) {
  put: putDepartmentSharing(input: $input) {
    ...Change
  }
}
    fragment Change on SectionPayload {
  changed
  state {
    version
    digest
    sealed
  }
  userErrors {
    ...Refusal
  }
}
fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<PutDepartmentSharingMutation, PutDepartmentSharingMutationVariables>;
export const PutPrefectureSharingDocument = new TypedDocumentString(`
    mutation PutPrefectureSharing($input: PutPrefectureSharingInput!) {
  put: putPrefectureSharing(input: $input) {
    ...Change
  }
}
    fragment Change on SectionPayload {
  changed
  state {
    version
    digest
    sealed
  }
  userErrors {
    ...Refusal
  }
}
fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<PutPrefectureSharingMutation, PutPrefectureSharingMutationVariables>;
export const PutCaseStudiesDocument = new TypedDocumentString(`
    mutation PutCaseStudies($input: PutCaseStudiesInput!) {
  put: putCaseStudies(input: $input) {
    ...Change
  }
}
    fragment Change on SectionPayload {
  changed
  state {
    version
    digest
    sealed
  }
  userErrors {
    ...Refusal
  }
}
fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<PutCaseStudiesMutation, PutCaseStudiesMutationVariables>;
export const PutContactDocument = new TypedDocumentString(`
    mutation PutContact($input: PutContactInput!) {
  putContact(input: $input) {
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<PutContactMutation, PutContactMutationVariables>;
export const SealReportDocument = new TypedDocumentString(`
    mutation SealReport($overview: SealSectionInput!, $national: SealSectionInput!, $departments: SealSectionInput!, $prefectures: SealSectionInput!, $cases: SealSectionInput!) {
  overview: sealOverview(input: $overview) {
    ...Change
  }
  national: sealNationalSharing(input: $national) {
    ...Change
  }
  departments: sealDepartmentSharing(input: $departments) {
    ...Change
  }
  prefectures: sealPrefectureSharing(input: $prefectures) {
    ...Change
  }
  cases: sealCaseStudies(input: $cases) {
    ...Change
  }
}
    fragment Change on SectionPayload {
  changed
  state {
    version
    digest
    sealed
  }
  userErrors {
    ...Refusal
  }
}
fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<SealReportMutation, SealReportMutationVariables>;
export const CheckReportDocument = new TypedDocumentString(`
    query CheckReport($month: YearMonth!, $revision: Int!) {
  report(month: $month, revision: $revision) {
    check {
      status
      sealed
      proof
      rules {
        rule
        title
        description
        verdict
        expected
        found
        tolerance
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CheckReportQuery, CheckReportQueryVariables>;
export const PublishReportDocument = new TypedDocumentString(`
    mutation PublishReport($input: PublishReportInput!) {
  publishReport(input: $input) {
    report {
      month
      revision
      status
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<PublishReportMutation, PublishReportMutationVariables>;
export const ReportNamesDocument = new TypedDocumentString(`
    query ReportNames($month: YearMonth!, $revision: Int!) {
  report(month: $month, revision: $revision) {
    nationalSharing {
      applications {
        namedDepartments {
          ...NamedDepartment
        }
      }
      recommendations {
        name: ministryName
        ministry {
          id
        }
      }
    }
    departmentSharing {
      responsiveness {
        name
        department {
          id
        }
      }
      serviceRanking {
        name
        department {
          id
        }
      }
      usageRanking {
        name
        department {
          id
        }
      }
    }
    prefectureSharing {
      serviceRanking {
        name
        prefecture {
          id
        }
      }
      usageRanking {
        name
        prefecture {
          id
        }
      }
    }
  }
}
    fragment NamedDepartment on NamedDepartment {
  name
  department {
    id
  }
}`) as unknown as TypedDocumentString<ReportNamesQuery, ReportNamesQueryVariables>;
export const PublicationEventsDocument = new TypedDocumentString(`
    query PublicationEvents($after: Int!) {
  publicationEvents(after: $after, first: 500) {
    ...PublicationEvent
  }
}
    fragment PublicationEvent on PublicationEvent {
  sequence
  kind
  month
  revision
  at
}`) as unknown as TypedDocumentString<PublicationEventsQuery, PublicationEventsQueryVariables>;
export const LatestPublicationEventDocument = new TypedDocumentString(`
    query LatestPublicationEvent {
  latestPublicationEvent {
    sequence
  }
}
    `) as unknown as TypedDocumentString<LatestPublicationEventQuery, LatestPublicationEventQueryVariables>;
export const CatalogSyncEventsDocument = new TypedDocumentString(`
    query CatalogSyncEvents($after: Int!) {
  catalogSyncEvents(after: $after, first: 500) {
    ...CatalogSyncEvent
  }
}
    fragment CatalogSyncEvent on CatalogSyncEvent {
  sequence
  source
  created
  updated
  restored
  retired
  at
}`) as unknown as TypedDocumentString<CatalogSyncEventsQuery, CatalogSyncEventsQueryVariables>;
export const LatestCatalogSyncEventDocument = new TypedDocumentString(`
    query LatestCatalogSyncEvent {
  latestCatalogSyncEvent {
    sequence
  }
}
    `) as unknown as TypedDocumentString<LatestCatalogSyncEventQuery, LatestCatalogSyncEventQueryVariables>;
export const ExportVersionDocument = new TypedDocumentString(`
    query ExportVersion($from: YearMonth, $to: YearMonth) {
  series(from: $from, to: $to) {
    version
  }
  latestPublicationEvent {
    at
  }
}
    `) as unknown as TypedDocumentString<ExportVersionQuery, ExportVersionQueryVariables>;
export const ExportObservationsDocument = new TypedDocumentString(`
    query ExportObservations($from: YearMonth, $to: YearMonth, $subject: ID, $platform: Boolean!, $platformIndicator: String, $national: Boolean!, $nationalIndicator: String, $department: Boolean!, $departmentIndicator: String, $prefecture: Boolean!, $prefectureIndicator: String) {
  series(from: $from, to: $to) {
    version
    platformObservations(indicator: $platformIndicator) @include(if: $platform) {
      ...ExportedObservation
    }
    nationalObservations(indicator: $nationalIndicator) @include(if: $national) {
      ...ExportedObservation
    }
    departmentObservations(indicator: $departmentIndicator, subjectId: $subject) @include(if: $department) {
      ...ExportedObservation
    }
    prefectureObservations(indicator: $prefectureIndicator, subjectId: $subject) @include(if: $prefecture) {
      ...ExportedObservation
    }
  }
}
    fragment ExportedObservation on Observation {
  id
  month
  periodStart
  indicator
  subjectId
  subjectName
  rank
  value
  unit
  roundingStep
  reportedText
  reportedUnit
  approximate
  change
  changeRate
  yearOnYearChange
  yearOnYearRate
  revision
}`) as unknown as TypedDocumentString<ExportObservationsQuery, ExportObservationsQueryVariables>;
export const ExportCasesDocument = new TypedDocumentString(`
    query ExportCases($from: YearMonth, $to: YearMonth, $text: String, $prefecture: ID) {
  series(from: $from, to: $to) {
    version
    caseStudies(text: $text, prefectureId: $prefecture) {
      id
      month
      title
      paragraphs
      sourceName
      prefecture {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ExportCasesQuery, ExportCasesQueryVariables>;
export const ExportReportVersionDocument = new TypedDocumentString(`
    query ExportReportVersion($month: YearMonth!, $revision: Int) {
  report(month: $month, revision: $revision) {
    month
    revision
    status
  }
  latestPublicationEvent {
    at
  }
}
    `) as unknown as TypedDocumentString<ExportReportVersionQuery, ExportReportVersionQueryVariables>;
export const ExportReportDocument = new TypedDocumentString(`
    query ExportReport($month: YearMonth!, $revision: Int) {
  report(month: $month, revision: $revision) {
    month
    revision
    status
    title
    publisher
    issuedOn
    synthetic
    overview {
      applications {
        submitted
        reviewed
        pending
        unconditional
        issued
        rejected
      }
      exchange {
        total {
          ...ExportedVolume
        }
        departmentService {
          ...ExportedVolume
        }
        departmentUsage {
          ...ExportedVolume
        }
        prefectureService {
          ...ExportedVolume
        }
        prefectureUsage {
          ...ExportedVolume
        }
      }
    }
    nationalSharing {
      applications {
        cumulative
        departmentCount
        namedDepartments {
          name
        }
      }
      recommendations {
        rank
        name
        ministryName
      }
    }
    departmentSharing {
      responsiveness {
        rank
        name
      }
      serviceRanking {
        rank
        name
        department {
          id
        }
        volume {
          ...ExportedVolume
        }
      }
      usageRanking {
        rank
        name
        department {
          id
        }
        volume {
          ...ExportedVolume
        }
      }
    }
    prefectureSharing {
      serviceRanking {
        rank
        name
        prefecture {
          id
        }
        volume {
          ...ExportedVolume
        }
      }
      usageRanking {
        rank
        name
        prefecture {
          id
        }
        volume {
          ...ExportedVolume
        }
      }
    }
    caseStudies {
      title
      paragraphs
      sourceName
      prefecture {
        id
        name
      }
    }
    distribution {
      reportedTo
      sentTo
      issuedTo
      issuingOffice
      copies
      electronicCopies
    }
    reconciliation {
      status
    }
  }
}
    fragment ExportedVolume on Volume {
  times
  reportedText
  reportedUnit
  roundingStep
  approximate
}`) as unknown as TypedDocumentString<ExportReportQuery, ExportReportQueryVariables>;
export const ExportCatalogVersionDocument = new TypedDocumentString(`
    query ExportCatalogVersion($source: String) {
  catalogVersion(source: $source) {
    version
    changedAt
  }
}
    `) as unknown as TypedDocumentString<ExportCatalogVersionQuery, ExportCatalogVersionQueryVariables>;
export const ExportCodebookDocument = new TypedDocumentString(`
    query ExportCodebook {
  indicators {
    code
    name
    englishName
    definition
    englishDefinition
    unit
    sourceTable
    dimension
    cumulative
    revisionPolicy
  }
}
    `) as unknown as TypedDocumentString<ExportCodebookQuery, ExportCodebookQueryVariables>;
export const FullReportDocument = new TypedDocumentString(`
    query FullReport($month: YearMonth!) {
  report(month: $month) {
    month
    revision
    status
    title
    publisher
    issuedOn
    overview {
      applications {
        submitted
        reviewed
        pending
        unconditional
        issued
        rejected
      }
      exchange {
        total {
          ...Reported
        }
        departmentService {
          ...Reported
        }
        departmentUsage {
          ...Reported
        }
        prefectureService {
          ...Reported
        }
        prefectureUsage {
          ...Reported
        }
      }
    }
    nationalSharing {
      applications {
        cumulative
        departmentCount
        namedDepartments {
          name
        }
      }
      recommendations {
        rank
        name
        ministryName
      }
    }
    departmentSharing {
      responsiveness {
        rank
        name
      }
      serviceRanking {
        rank
        name
        volume {
          ...Reported
        }
      }
      usageRanking {
        rank
        name
        volume {
          ...Reported
        }
      }
    }
    prefectureSharing {
      serviceRanking {
        rank
        name
        volume {
          ...Reported
        }
      }
      usageRanking {
        rank
        name
        volume {
          ...Reported
        }
      }
    }
    caseStudies {
      title
      paragraphs
      sourceName
      prefecture {
        name
      }
    }
    distribution {
      reportedTo
      sentTo
      issuedTo
      issuingOffice
      copies
      electronicCopies
    }
    reconciliation {
      status
    }
  }
}
    fragment Reported on Volume {
  times
  reportedText
  reportedUnit
  roundingStep
  approximate
}`) as unknown as TypedDocumentString<FullReportQuery, FullReportQueryVariables>;
export const PublishedMonthsDocument = new TypedDocumentString(`
    query PublishedMonths($from: YearMonth, $to: YearMonth, $first: Int = 12, $after: String) {
  reports(from: $from, to: $to, first: $first, after: $after) {
    totalCount
    edges {
      node {
        month
        revision
        title
        issuedOn
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PublishedMonthsQuery, PublishedMonthsQueryVariables>;
export const RegistryDocument = new TypedDocumentString(`
    query Registry {
  departments {
    id
    name
    fullName
    englishName
    kind
    creditCode
    validFrom
    validUntil
    aliases
    superiorMinistry {
      id
      name
    }
  }
  prefectures {
    id
    name
    shortName
    fullName
    englishName
    kind
    gbt2260
    formerCodes {
      code
      untilYear
    }
    aliases
  }
  ministries {
    id
    name
    fullName
    englishName
    kind
    aliases
  }
}
    `) as unknown as TypedDocumentString<RegistryQuery, RegistryQueryVariables>;
export const RevisionsDocument = new TypedDocumentString(`
    query Revisions($month: YearMonth!) {
  revisions(month: $month) {
    revision
    isCurrent
    corrects
    reason
    report {
      status
      reconciliation {
        status
        overrideReason
      }
    }
    events {
      kind
      at
      by
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<RevisionsQuery, RevisionsQueryVariables>;
export const ChangesDocument = new TypedDocumentString(`
    query Changes($month: YearMonth!, $from: Int!, $to: Int!) {
  changes(month: $month, from: $from, to: $to) {
    all {
      figure
      printedIn
      subject
      old
      new
      oldValue
      newValue
      oldLine
      newLine
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesQuery, ChangesQueryVariables>;
export const WithdrawReportDocument = new TypedDocumentString(`
    mutation WithdrawReport($input: WithdrawReportInput!) {
  withdrawReport(input: $input) {
    report {
      month
      revision
      status
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<WithdrawReportMutation, WithdrawReportMutationVariables>;
export const RepublishReportDocument = new TypedDocumentString(`
    mutation RepublishReport($input: RepublishReportInput!) {
  republishReport(input: $input) {
    report {
      month
      revision
      status
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<RepublishReportMutation, RepublishReportMutationVariables>;
export const SeriesDocument = new TypedDocumentString(`
    query Series($from: YearMonth, $to: YearMonth) {
  series(from: $from, to: $to) {
    months
    platformObservations {
      ...Row
    }
    departmentObservations {
      ...Row
    }
    prefectureObservations {
      ...Row
    }
    caseStudies {
      id
      month
      title
      sourceName
    }
  }
}
    fragment Row on Observation {
  id
  month
  periodStart
  indicator
  subjectId
  subjectName
  rank
  value
  unit
  roundingStep
  reportedText
  reportedUnit
  change
  changeRate
  yearOnYearRate
  revision
}`) as unknown as TypedDocumentString<SeriesQuery, SeriesQueryVariables>;
export const WholeIssueDocument = new TypedDocumentString(`
    query WholeIssue($month: YearMonth!, $revision: Int) {
  report(month: $month, revision: $revision) {
    month
    revision
    title
    publisher
    issuedOn
    synthetic
    overview {
      applications {
        submitted
        reviewed
        pending
        unconditional
        issued
        rejected
      }
      exchange {
        total {
          ...PrintedVolume
        }
        departmentService {
          ...PrintedVolume
        }
        departmentUsage {
          ...PrintedVolume
        }
        prefectureService {
          ...PrintedVolume
        }
        prefectureUsage {
          ...PrintedVolume
        }
      }
      sources {
        figure
        line
      }
    }
    nationalSharing {
      applications {
        cumulative
        departmentCount
        namedDepartments {
          name
        }
        zone
      }
      recommendedFor
      recommendations {
        rank
        name
        ministryName
        line
      }
      sources {
        figure
        line
      }
    }
    departmentSharing {
      responsiveness {
        rank
        name
        line
      }
      serviceLeaders
      serviceRanking {
        ...PrintedDepartment
      }
      usageLeaders
      usageRanking {
        ...PrintedDepartment
      }
    }
    prefectureSharing {
      serviceLeaders
      serviceRanking {
        ...PrintedPrefecture
      }
      usageLeaders
      usageRanking {
        ...PrintedPrefecture
      }
    }
    caseStudies {
      title
      paragraphs
      figures {
        clause
        reportedText
        unit
        paragraph
        line
      }
      sourceName
      prefecture {
        id
      }
      line
    }
    distribution {
      reportedTo
      sentTo
      issuedTo
      issuingOffice
      copies
      electronicCopies
    }
  }
}
    fragment PrintedDepartment on DepartmentRank {
  rank
  name
  volume {
    ...PrintedVolume
  }
}
fragment PrintedPrefecture on PrefectureRank {
  rank
  name
  volume {
    ...PrintedVolume
  }
}
fragment PrintedVolume on Volume {
  times
  reportedText
  reportedUnit
  roundingStep
  approximate
  line
}`) as unknown as TypedDocumentString<WholeIssueQuery, WholeIssueQueryVariables>;