import { Arg, Authorized, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { REQUIRES_GRANT, readableSnapshot } from '../../shared/report/report-stub.type.js';
import { SealSectionInput } from '../../shared/section/section.input.js';
import { SectionPayload } from '../../shared/section/section-payload.type.js';
import { SectionState } from '../../shared/section/section-state.type.js';
import { PutCaseStudiesInput, toCaseStudies } from '../case-study/case-study.input.js';
import { CaseStudy, toCaseStudy } from '../case-study/case-study.type.js';
import type { CasesContext } from '../context.js';
import { MonthlyReport } from './report.type.js';

@Resolver(() => MonthlyReport)
export class ReportResolver {
  @FieldResolver(() => [CaseStudy], {
    nullable: true,
    description:
      '五、数据应用典型案例, in printed order; empty if the issue prints none, null if they were not put yet.',
  })
  @Directive(REQUIRES_GRANT)
  async caseStudies(@Root() report: MonthlyReport, @Ctx() context: CasesContext): Promise<CaseStudy[] | null> {
    const snapshot = readableSnapshot(report, context);
    if (snapshot === null) return null;
    const state = await context.section.stateOf(report);
    if (!state?.version) return null;
    return (await context.loaders.caseStudy.load(snapshot)).map(toCaseStudy);
  }

  @FieldResolver(() => SectionState, { nullable: true, description: 'How far section 五 is.' })
  @Directive(REQUIRES_GRANT)
  caseStudiesState(@Root() report: MonthlyReport, @Ctx() context: CasesContext): Promise<SectionState | null> {
    return context.section.stateOf(report);
  }

  @Authorized('report:draft')
  @Mutation(() => SectionPayload, { nullable: true, description: 'Replaces section 五 of a draft, whole.' })
  putCaseStudies(
    @Arg('input', () => PutCaseStudiesInput) input: PutCaseStudiesInput,
    @Ctx() { section }: CasesContext,
  ): Promise<SectionPayload> {
    return section.put(input, toCaseStudies);
  }

  @Authorized('report:draft')
  @Mutation(() => SectionPayload, {
    nullable: true,
    description: 'Seals section 五 of a draft: nothing in it changes any more.',
  })
  sealCaseStudies(
    @Arg('input', () => SealSectionInput) input: SealSectionInput,
    @Ctx() { section }: CasesContext,
  ): Promise<SectionPayload> {
    return section.seal(input);
  }
}
