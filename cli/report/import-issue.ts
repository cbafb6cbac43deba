import { createHash } from 'node:crypto';
import type { Issue } from '../../issue/issue.js';
import { isConsistent, type RuleResult, reconcile, toReconcilable } from '../../issue/reconcile/reconcile.js';
import {
  type ChangeFragment,
  CheckReportDocument,
  OpenRevisionDocument,
  PublishReportDocument,
  PutCaseStudiesDocument,
  PutContactDocument,
  PutDepartmentSharingDocument,
  PutNationalSharingDocument,
  PutOverviewDocument,
  PutPrefectureSharingDocument,
  SealReportDocument,
} from '../../operations/generated/graphql.js';
import { type Client, refuseWith } from '../shared/client.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';

export interface ImportOptions {
  publish: boolean;
  /** Why a published month is corrected. */
  reason: string | null;
  /** Why it is stored, and published, although rules fail. */
  overrideReason: string | null;
  /** Told of every step. */
  onStep?: (step: string) => void;
}

export interface ImportResult {
  month: string;
  revision: number;
  status: string;
  /** False if the system held this very document already. */
  changed: boolean;
  rules: RuleResult[];
}

/**
 * Brings an issue into the system: opens a revision, puts its sections, and with `publish` seals, checks and publishes it.
 *
 * Every step may be repeated: after a crash the same document goes on in the same revision. Nothing is sent of an issue whose
 * figures do not reconcile, unless a reason is given.
 *
 * @param document  The bytes it was read from; they tell whether it is the same document again.
 * @throws {CommandError} with the reason, if the rules fail or the system refuses a step.
 */
export async function importIssue(
  client: Client,
  issue: Issue,
  document: Uint8Array,
  options: ImportOptions,
): Promise<ImportResult> {
  const rules = reconcile(toReconcilable(issue));
  if (!isConsistent(rules) && !options.overrideReason) throw inconsistent(rules);

  const step = options.onStep ?? (() => {});
  step(`opening a revision of ${issue.month}`);
  const report = await openRevision(client, issue.month, document, options);
  const { month, revision, draftToken } = report;
  if (!draftToken) return { month, revision, status: report.status, changed: false, rules };

  step('putting the sections');
  const versions = await putSections(client, issue, draftToken);
  if (!options.publish) return { month, revision, status: report.status, changed: true, rules };

  step('sealing');
  await sealSections(client, draftToken, versions);
  step('checking and publishing');
  const status = await publish(client, { month, revision }, options.overrideReason);
  return { month, revision, status, changed: true, rules };
}

async function openRevision(client: Client, month: string, document: Uint8Array, { reason }: ImportOptions) {
  const hash = createHash('sha256').update(document);
  const idempotencyKey = `import:${hash.update(reason ?? '').digest('hex')}`;
  const { openRevision: opened } = await client.execute(OpenRevisionDocument, {
    input: { month, reason, idempotencyKey },
  });
  refuseWith(opened?.userErrors);
  if (!opened?.report) throw new CommandError(EXIT.failed, 'Expected a revision to be opened, found none.');
  return opened.report;
}

/** Puts every section; the ones the issue does not print as well, so that nobody has to guess. */
async function putSections(client: Client, issue: Issue, draftToken: string) {
  const nothingYet = { draftToken, expectedVersion: 0 };
  const { overview, nationalSharing, departmentSharing, prefectureSharing, caseStudies, contact } = issue;
  const put = async <Variables>(
    document: Parameters<typeof client.execute<PutResult, Variables>>[0],
    variables: Variables,
  ) => versionOf((await client.execute(document, variables)).put);

  const versions = {
    overview: await put(PutOverviewDocument, { input: { ...nothingYet, content: overview } }),
    national: await put(PutNationalSharingDocument, { input: { ...nothingYet, content: nationalSharing } }),
    departments: await put(PutDepartmentSharingDocument, { input: { ...nothingYet, content: departmentSharing } }),
    prefectures: await put(PutPrefectureSharingDocument, { input: { ...nothingYet, content: prefectureSharing } }),
    cases: await put(PutCaseStudiesDocument, { input: { ...nothingYet, content: caseStudies } }),
  };
  if (contact) {
    const { putContact } = await client.execute(PutContactDocument, { input: { draftToken, ...contact } });
    refuseWith(putContact?.userErrors);
  }
  return versions;
}

interface PutResult {
  put: ChangeFragment | null;
}

async function sealSections(
  client: Client,
  draftToken: string,
  versions: Awaited<ReturnType<typeof putSections>>,
): Promise<void> {
  const seal = (expectedVersion: number) => ({ draftToken, expectedVersion });
  const sealed = await client.execute(SealReportDocument, {
    overview: seal(versions.overview),
    national: seal(versions.national),
    departments: seal(versions.departments),
    prefectures: seal(versions.prefectures),
    cases: seal(versions.cases),
  });
  Object.values(sealed).forEach(versionOf);
}

async function publish(
  client: Client,
  snapshot: { month: string; revision: number },
  overrideReason: string | null,
): Promise<string> {
  const { report } = await client.execute(CheckReportDocument, snapshot);
  const check = report?.check;
  if (!check?.proof)
    throw new CommandError(EXIT.failed, 'Expected a proof of the check, found none: is every section sealed?');
  const { publishReport } = await client.execute(PublishReportDocument, {
    input: { ...snapshot, proof: check.proof, overrideReason },
  });
  refuseWith(publishReport?.userErrors);
  return publishReport?.report?.status ?? 'DRAFT';
}

function versionOf(change: ChangeFragment | null): number {
  refuseWith(change?.userErrors);
  if (change?.state) return change.state.version;
  throw new CommandError(EXIT.failed, 'Expected the state of a section, found none.');
}

function inconsistent(rules: readonly RuleResult[]): CommandError {
  const failed = rules.filter(({ verdict }) => verdict === 'FAILED');
  const lines = failed.map(({ rule, expected, found }) => `  ${rule}: 应为 ${expected}，实为 ${found}`);
  return new CommandError(
    EXIT.guard,
    ['勾稽不符，未存入任何内容 (figures do not reconcile, nothing was stored):', ...lines].join('\n'),
  );
}
