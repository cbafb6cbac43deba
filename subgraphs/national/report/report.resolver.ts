import { Arg, Authorized, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { REQUIRES_GRANT, readableSnapshot } from '../../shared/report/report-stub.type.js';
import { SealSectionInput } from '../../shared/section/section.input.js';
import { SectionPayload } from '../../shared/section/section-payload.type.js';
import { SectionState } from '../../shared/section/section-state.type.js';
import type { NationalContext } from '../context.js';
import { PutNationalSharingInput, toNationalSharing } from '../national-sharing/national-sharing.input.js';
import { NationalSharing } from '../national-sharing/national-sharing.type.js';
import { MonthlyReport } from './report.type.js';

@Resolver(() => MonthlyReport)
export class ReportResolver {
  @FieldResolver(() => NationalSharing, { nullable: true, description: 'Null if the issue prints no section 二.' })
  @Directive(REQUIRES_GRANT)
  async nationalSharing(
    @Root() report: MonthlyReport,
    @Ctx() context: NationalContext,
  ): Promise<NationalSharing | null> {
    const snapshot = readableSnapshot(report, context);
    if (snapshot === null) return null;
    const section = await context.loaders.section.load(snapshot);
    if (!section) return null;
    const { cumulative, departmentCount, zone, recommendedFor, sources } = section;
    const applications = cumulative === null ? null : { snapshot, cumulative, departmentCount, zone };
    return { snapshot, applications, recommendedFor, sources };
  }

  @FieldResolver(() => SectionState, { nullable: true, description: 'How far section 二 is.' })
  @Directive(REQUIRES_GRANT)
  nationalSharingState(@Root() report: MonthlyReport, @Ctx() context: NationalContext): Promise<SectionState | null> {
    return context.section.stateOf(report);
  }

  @Authorized('report:draft')
  @Mutation(() => SectionPayload, { nullable: true, description: 'Replaces section 二 of a draft, whole.' })
  putNationalSharing(
    @Arg('input', () => PutNationalSharingInput) input: PutNationalSharingInput,
    @Ctx() { section }: NationalContext,
  ): Promise<SectionPayload> {
    return section.put(input, toNationalSharing);
  }

  @Authorized('report:draft')
  @Mutation(() => SectionPayload, {
    nullable: true,
    description: 'Seals section 二 of a draft: nothing in it changes any more.',
  })
  sealNationalSharing(
    @Arg('input', () => SealSectionInput) input: SealSectionInput,
    @Ctx() { section }: NationalContext,
  ): Promise<SectionPayload> {
    return section.seal(input);
  }
}
