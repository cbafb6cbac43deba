import type { Volume } from '../volume.js';

/** The figures the rules look at: an `Issue` has them, and so has the whole report put together by the federation. */
export interface ReconcilableIssue {
  month: string;
  issuedOn: string | null;
  applications: Record<ApplicationFigure, number | null> | null;
  exchange: Record<ExchangeFigure, RoundedVolume | null> | null;
  distribution: { copies: number | null; electronicCopies: number | null } | null;
  nationalSharing: {
    recommendedFor: string | null;
    recommendations: readonly { rank: number; name: string }[];
  } | null;
  departmentSharing: ReconcilableRankings | null;
  prefectureSharing: ReconcilableRankings | null;
}

export type ApplicationFigure = 'submitted' | 'reviewed' | 'pending' | 'unconditional' | 'issued' | 'rejected';
export type ExchangeFigure =
  | 'total'
  | 'departmentService'
  | 'departmentUsage'
  | 'prefectureService'
  | 'prefectureUsage';
export type RoundedVolume = Pick<Volume, 'times' | 'roundingStep' | 'reportedUnit'>;

export interface ReconcilableRankings {
  serviceLeaders: readonly string[];
  serviceRanking: readonly ReconcilableRow[];
  usageLeaders: readonly string[];
  usageRanking: readonly ReconcilableRow[];
}

export interface ReconcilableRow {
  rank: number;
  name: string;
  volume: RoundedVolume;
}

export const VERDICTS = ['PASSED', 'FAILED', 'NOT_APPLICABLE'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a rule found. `expected`, `found` and `tolerance` are texts with their units; null where the verdict has none. */
export interface Finding {
  verdict: Verdict;
  expected: string | null;
  found: string | null;
  tolerance: string | null;
}

/** A rule every published month holds. `id` is the one of the domain notes. */
export interface Rule {
  id: string;
  /** What it says, in the words of the report. */
  title: string;
  /** What it says, in English. */
  description: string;
  check(issue: ReconcilableIssue): Finding;
}

/** A figure, table or clause the rule needs is not printed. Never the same as passing. */
export const NOT_APPLICABLE: Finding = { verdict: 'NOT_APPLICABLE', expected: null, found: null, tolerance: null };

export function finding(holds: boolean, expected: string, found: string, tolerance: string | null = null): Finding {
  return { verdict: holds ? 'PASSED' : 'FAILED', expected, found, tolerance };
}
