import { Arg, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { overviewFigures } from '../../../issue/figures/overview-figures.js';
import { changesBetween, type PrintedFigure } from '../../../issue/figures/printed-figure.js';
import { FigureChange, toFigureChange } from '../../shared/changes/figure-change.type.js';
import { ReportError } from '../../shared/errors.js';
import { type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';
import { type Snapshot, snapshotKey } from '../../shared/snapshot/snapshot.js';
import type { ReportsContext } from '../context.js';
import { toOverviewFigures } from '../overview/to-overview-figures.js';
import { grantOf, toReport } from '../report/report.type.js';
import { ReportChanges } from './changes.type.js';

const CHANGE = '{ figure printedIn subject old new oldValue newValue oldLine newLine }';
const SECTIONS = ['nationalSharing', 'departmentSharing', 'prefectureSharing', 'caseStudies'] as const;

@Resolver(() => ReportChanges)
export class ChangesResolver {
  @Query(() => ReportChanges, {
    nullable: true,
    description:
      'What two revisions of a month print differently. NOT_PUBLISHED if the caller may not see one of them.',
  })
  async changes(
    @Arg('month', () => YearMonthScalar) month: YearMonth,
    @Arg('from', () => Int) from: number,
    @Arg('to', () => Int) to: number,
    @Ctx() { reports }: ReportsContext,
  ): Promise<ReportChanges> {
    const [before, after] = await Promise.all([reports.get(month, from), reports.get(month, to)]);
    return { month, from, to, before: toReport(before), after: toReport(after) };
  }

  @FieldResolver(() => String, { description: 'For the other subgraphs: the revision before may be read.' })
  @Directive('@inaccessible')
  fromGrant(@Root() { before }: ReportChanges, @Ctx() { grants }: ReportsContext): string {
    return grantOf(before, grants);
  }

  @FieldResolver(() => String, { description: 'For the other subgraphs: the revision after may be read.' })
  @Directive('@inaccessible')
  toGrant(@Root() { after }: ReportChanges, @Ctx() { grants }: ReportsContext): string {
    return grantOf(after, grants);
  }

  @FieldResolver(() => [FigureChange], {
    nullable: true,
    description: 'What differs on the cover, in section 一 and in the colophon, in printed order.',
  })
  async overview(
    @Root() { before, after }: ReportChanges,
    @Ctx() context: ReportsContext,
  ): Promise<FigureChange[] | null> {
    const [old, current] = await Promise.all([before, after].map((report) => figuresOf(report, context)));
    return changesBetween(old ?? [], current ?? []).map(toFigureChange);
  }

  @FieldResolver(() => [FigureChange], {
    nullable: true,
    description: 'All of them in one list, in printed order. SUBGRAPH_UNAVAILABLE if one section did not come.',
  })
  @Directive(`@requires(fields: "${SECTIONS.map((section) => `${section} ${CHANGE}`).join(' ')}")`)
  async all(@Root() changes: ReportChanges, @Ctx() context: ReportsContext): Promise<FigureChange[] | null> {
    const others = SECTIONS.flatMap((section) => {
      const list = changes[section];
      if (list) return list;
      throw new ReportError(
        'SUBGRAPH_UNAVAILABLE',
        `Expected the changes of all sections, found none of "${section}".`,
      );
    });
    const own = (await this.overview(changes, context)) ?? [];
    const isColophon = ({ printedIn }: FigureChange) => printedIn === '版记';
    return [...own.filter((change) => !isColophon(change)), ...others, ...own.filter(isColophon)];
  }
}

/** Everything cover, section 一 and colophon of a revision print. */
async function figuresOf(report: Snapshot, { loaders }: ReportsContext): Promise<PrintedFigure[]> {
  const snapshot = snapshotKey(report);
  const [cover, figures] = await Promise.all([loaders.overview.load(snapshot), loaders.platformFigure.load(snapshot)]);
  return cover ? overviewFigures({ ...cover, ...toOverviewFigures(figures), distribution: cover }) : [];
}

/** The two revisions by their key; what the gateway brings along for the list of all stays beside them. */
export async function resolveChanges(
  { month, from, to, before: _none, after: _unknown, ...sections }: ReportChanges,
  { reports }: ReportsContext,
): Promise<ReportChanges | null> {
  const [before, after] = await Promise.all([from, to].map((revision) => reports.find({ month, revision })));
  return before && after ? { ...sections, month, from, to, before: toReport(before), after: toReport(after) } : null;
}
