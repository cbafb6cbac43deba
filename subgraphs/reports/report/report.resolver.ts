import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { monthsBefore } from '../../../issue/month.js';
import { DateScalar } from '../../shared/graphql/scalars.js';
import { SectionState } from '../../shared/section/section-state.type.js';
import { snapshotKey } from '../../shared/snapshot/snapshot.js';
import { FindingsOfPublication } from '../check/findings-of-publication.js';
import { Reconciliation } from '../check/reconciliation.type.js';
import { Contact } from '../contact/contact.type.js';
import type { ReportsContext } from '../context.js';
import { NamedDepartment } from '../named-department/named-department.type.js';
import { Distribution, Overview } from '../overview/overview.type.js';
import { toOverviewFigures } from '../overview/to-overview-figures.js';
import { grantOf, MonthlyReport, toReport } from './report.type.js';

const NOT_PUT = 'Null in a draft it was not put into yet.';

@Resolver(() => MonthlyReport)
export class ReportResolver {
  @FieldResolver(() => String, { description: 'For the other subgraphs: this report may be read.' })
  @Directive('@inaccessible')
  grant(@Root() report: MonthlyReport, @Ctx() { grants }: ReportsContext): string {
    return grantOf(report, grants);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the mutations of sections ask for; null unless this is a draft, which only editors see.',
  })
  draftToken(@Root() report: MonthlyReport, @Ctx() { grants }: ReportsContext): string | null {
    return report.status === 'DRAFT' ? grants.issue(report, 'draft') : null;
  }

  @FieldResolver(() => String, { nullable: true, description: `标题, as on the cover. ${NOT_PUT}` })
  async title(@Root() report: MonthlyReport, @Ctx() context: ReportsContext): Promise<string | null> {
    return (await coverOf(report, context))?.title ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: `编印单位, as on the cover. ${NOT_PUT}` })
  async publisher(@Root() report: MonthlyReport, @Ctx() context: ReportsContext): Promise<string | null> {
    return (await coverOf(report, context))?.publisher ?? null;
  }

  @FieldResolver(() => NamedDepartment, { nullable: true, description: 'The publisher, and the body it stands for.' })
  async publishingDepartment(
    @Root() report: MonthlyReport,
    @Ctx() context: ReportsContext,
  ): Promise<NamedDepartment | null> {
    const cover = await coverOf(report, context);
    return cover && { name: cover.publisher, month: report.month };
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: `印发日期. ${NOT_PUT}` })
  async issuedOn(@Root() report: MonthlyReport, @Ctx() context: ReportsContext): Promise<string | null> {
    return (await coverOf(report, context))?.issuedOn ?? null;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: `合成样例: computer-made, for tests and demonstrations. ${NOT_PUT}`,
  })
  async synthetic(@Root() report: MonthlyReport, @Ctx() context: ReportsContext): Promise<boolean | null> {
    return (await coverOf(report, context))?.synthetic ?? null;
  }

  @FieldResolver(() => Overview, { nullable: true, description: `一、总体情况. ${NOT_PUT}` })
  async overview(@Root() report: MonthlyReport, @Ctx() context: ReportsContext): Promise<Overview | null> {
    const cover = await coverOf(report, context);
    if (!cover) return null;
    const figures = await context.loaders.platformFigure.load(snapshotKey(report));
    return { sources: cover.sources, ...toOverviewFigures(figures) };
  }

  @FieldResolver(() => Distribution, { nullable: true, description: '版记: null if the issue prints none.' })
  async distribution(@Root() report: MonthlyReport, @Ctx() context: ReportsContext): Promise<Distribution | null> {
    const cover = await coverOf(report, context);
    if (!cover) return null;
    const { reportedTo, sentTo, issuedTo, issuingOffice, copies, electronicCopies } = cover;
    const printed = { reportedTo, sentTo, issuedTo, issuingOffice, copies, electronicCopies };
    return Object.values(printed).some((value) => value !== null) ? { month: report.month, ...printed } : null;
  }

  @FieldResolver(() => SectionState, { nullable: true, description: 'How far cover, section 一 and colophon are.' })
  overviewState(@Root() report: MonthlyReport, @Ctx() { section }: ReportsContext): Promise<SectionState | null> {
    return section.stateOfSnapshot(snapshotKey(report));
  }

  @FieldResolver(() => Contact, {
    nullable: true,
    description: '联系人: for callers with scope contact:read. Null for all others, and if the issue names none.',
  })
  contact(@Root() report: MonthlyReport, @Ctx() { loaders, caller }: ReportsContext): Promise<Contact | null> | null {
    // No error: whether there is a contact person is nothing others may learn.
    return caller?.scopes.has('contact:read') ? loaders.contact.load(snapshotKey(report)) : null;
  }

  @FieldResolver(() => MonthlyReport, {
    nullable: true,
    description: '上月: the published report of the month before; null if none is.',
  })
  async previous(@Root() { month }: MonthlyReport, @Ctx() { reports }: ReportsContext): Promise<MonthlyReport | null> {
    const row = await reports.findPublished(monthsBefore(month, 1));
    return row && toReport(row);
  }

  @FieldResolver(() => Reconciliation, {
    nullable: true,
    description: '勾稽: what the check found when the revision was published; null in a draft.',
  })
  reconciliation(@Root() { row: { reconciliation } }: MonthlyReport): Reconciliation | null {
    return reconciliation && new FindingsOfPublication(reconciliation);
  }
}

const coverOf = (report: MonthlyReport, { loaders }: ReportsContext) => loaders.overview.load(snapshotKey(report));
