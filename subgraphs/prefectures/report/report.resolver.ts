import { Arg, Authorized, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { toRankings } from '../../shared/ranking/rankings.input.js';
import { REQUIRES_GRANT, readableSnapshot } from '../../shared/report/report-stub.type.js';
import { SealSectionInput } from '../../shared/section/section.input.js';
import { SectionPayload } from '../../shared/section/section-payload.type.js';
import { SectionState } from '../../shared/section/section-state.type.js';
import type { PrefecturesContext } from '../context.js';
import { PutPrefectureSharingInput } from '../prefecture-sharing/prefecture-sharing.input.js';
import { PrefectureSharing } from '../prefecture-sharing/prefecture-sharing.type.js';
import { MonthlyReport } from './report.type.js';

@Resolver(() => MonthlyReport)
export class ReportResolver {
  @FieldResolver(() => PrefectureSharing, { nullable: true, description: 'Null if the issue prints no section 四.' })
  @Directive(REQUIRES_GRANT)
  async prefectureSharing(
    @Root() report: MonthlyReport,
    @Ctx() context: PrefecturesContext,
  ): Promise<PrefectureSharing | null> {
    const snapshot = readableSnapshot(report, context);
    if (snapshot === null) return null;
    const leaders = await context.loaders.leaders.load(snapshot);
    return leaders && { snapshot, serviceLeaders: leaders.service, usageLeaders: leaders.usage };
  }

  @FieldResolver(() => SectionState, { nullable: true, description: 'How far section 四 is.' })
  @Directive(REQUIRES_GRANT)
  prefectureSharingState(
    @Root() report: MonthlyReport,
    @Ctx() context: PrefecturesContext,
  ): Promise<SectionState | null> {
    return context.section.stateOf(report);
  }

  @Authorized('report:draft')
  @Mutation(() => SectionPayload, { nullable: true, description: 'Replaces section 四 of a draft, whole.' })
  putPrefectureSharing(
    @Arg('input', () => PutPrefectureSharingInput) input: PutPrefectureSharingInput,
    @Ctx() { section }: PrefecturesContext,
  ): Promise<SectionPayload> {
    return section.put(input, toRankings);
  }

  @Authorized('report:draft')
  @Mutation(() => SectionPayload, {
    nullable: true,
    description: 'Seals section 四 of a draft: nothing in it changes any more.',
  })
  sealPrefectureSharing(
    @Arg('input', () => SealSectionInput) input: SealSectionInput,
    @Ctx() { section }: PrefecturesContext,
  ): Promise<SectionPayload> {
    return section.seal(input);
  }
}
