import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { reconcile } from '../../../issue/reconcile/reconcile.js';
import type { ReconcilableIssue } from '../../../issue/reconcile/rule.js';
import { ReportError } from '../../shared/errors.js';
import type { SectionState } from '../../shared/section/section-state.type.js';
import { snapshotKey } from '../../shared/snapshot/snapshot.js';
import type { ReportsContext } from '../context.js';
import { toOverviewFigures } from '../overview/to-overview-figures.js';
import { MonthlyReport } from '../report/report.type.js';
import { signProof } from './check-proof.js';
import { ReportCheck } from './reconciliation.type.js';
import { statusOf, toRuleResults } from './to-rule-results.js';

const RANKINGS = `
  serviceLeaders serviceRanking { rank name volume { times reportedUnit roundingStep } }
  usageLeaders usageRanking { rank name volume { times reportedUnit roundingStep } }`;
const STATE = '{ version digest sealed }';

/** Every figure a rule looks at, and the digest of the section it stands in. No arguments: gateways mix them up here. */
const SECTIONS = `
  nationalSharingState ${STATE} nationalSharing { recommendedFor recommendations { rank name } }
  departmentSharingState ${STATE} departmentSharing { ${RANKINGS} }
  prefectureSharingState ${STATE} prefectureSharing { ${RANKINGS} }
  caseStudiesState ${STATE}`.replace(/\s+/g, ' ');

@Resolver(() => MonthlyReport)
export class CheckResolver {
  @FieldResolver(() => ReportCheck, {
    nullable: true,
    description: '勾稽核对: every rule computed afresh over all sections as they are now.',
  })
  @Directive(`@requires(fields: "${SECTIONS}")`)
  @Directive('@cost(weight: 100)')
  async check(@Root() report: MonthlyReport, @Ctx() context: ReportsContext): Promise<ReportCheck> {
    const states = await statesOf(report, context);
    const found = reconcile(await reconcilableOf(report, context));
    const sealed = Object.values(states).every((state) => state.sealed);
    const { month, revision, status } = report;
    const digests = Object.fromEntries(Object.entries(states).map(([name, { digest }]) => [name, digest]));
    const checked = { month, revision, checkedAt: context.now().toISOString(), rules: found, digests };
    return {
      status: statusOf(found),
      rules: toRuleResults(found),
      sealed,
      proof: sealed && status === 'DRAFT' ? signProof(context.signer, checked) : null,
    };
  }
}

/** The state of every section. One that did not come is an error: a check of less than the whole would prove nothing. */
async function statesOf(report: MonthlyReport, { section }: ReportsContext): Promise<Record<string, SectionState>> {
  const { nationalSharingState, departmentSharingState, prefectureSharingState, caseStudiesState } = report;
  const others = { nationalSharingState, departmentSharingState, prefectureSharingState, caseStudiesState };
  const states: Record<string, SectionState> = {
    overviewState: await section.stateOfSnapshot(snapshotKey(report)),
  };
  for (const [name, state] of Object.entries(others)) {
    if (!state) throw new ReportError('SUBGRAPH_UNAVAILABLE', `Expected all sections, found no answer for "${name}".`);
    states[name] = state;
  }
  return states;
}

async function reconcilableOf(report: MonthlyReport, { loaders }: ReportsContext): Promise<ReconcilableIssue> {
  const snapshot = snapshotKey(report);
  const [cover, figures] = await Promise.all([loaders.overview.load(snapshot), loaders.platformFigure.load(snapshot)]);
  return {
    month: report.month,
    issuedOn: cover?.issuedOn ?? null,
    ...toOverviewFigures(figures),
    distribution: cover,
    nationalSharing: report.nationalSharing ?? null,
    departmentSharing: report.departmentSharing ?? null,
    prefectureSharing: report.prefectureSharing ?? null,
  };
}
