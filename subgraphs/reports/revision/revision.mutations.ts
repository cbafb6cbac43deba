import { Arg, Authorized, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { checkText } from '../../shared/graphql/check-input.js';
import { type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';
import { SealSectionInput } from '../../shared/section/section.input.js';
import { answer, SectionPayload, UserError } from '../../shared/section/section-payload.type.js';
import { readProof } from '../check/check-proof.js';
import type { ReportsContext } from '../context.js';
import { PutContactInput, PutOverviewInput, toContact, toOverview } from '../overview/overview.input.js';
import { MonthlyReport, toReport } from '../report/report.type.js';

@InputType()
export class OpenRevisionInput {
  @Field(() => YearMonthScalar)
  month!: YearMonth;

  @Field(() => String, { nullable: true, description: 'Why; needed to correct a month that is published.' })
  reason?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Opening the month again with the same key gives the same revision; with the key and another reason, IDEMPOTENCY_MISMATCH.',
  })
  idempotencyKey?: string | null;
}

@InputType()
export class PublishReportInput {
  @Field(() => YearMonthScalar)
  month!: YearMonth;

  @Field(() => Int)
  revision!: number;

  @Field(() => String, { description: 'check.proof of the revision, all of whose sections are sealed.' })
  proof!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is published although rules failed; kept with the report, shown ever after.',
  })
  overrideReason?: string | null;
}

@InputType()
export class WithdrawReportInput {
  @Field(() => YearMonthScalar)
  month!: YearMonth;

  @Field(() => Int)
  revision!: number;

  @Field(() => String, { description: 'Why; shown with the revision ever after.' })
  reason!: string;
}

@InputType()
export class RepublishReportInput extends WithdrawReportInput {}

@ObjectType({ description: 'What became of a revision.' })
export class ReportPayload {
  @Field(() => MonthlyReport, { nullable: true, description: 'The revision as it is now; null if there are errors.' })
  report!: MonthlyReport | null;

  @Field(() => [UserError], { description: 'Empty if it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What became of the contact person.' })
export class ContactPayload {
  @Field(() => [UserError], { description: 'Empty if it was done.' })
  userErrors!: UserError[];
}

@Resolver()
export class RevisionMutations {
  @Authorized('report:draft')
  @Mutation(() => ReportPayload, { nullable: true, description: 'Opens a draft of a month with the next number.' })
  openRevision(
    @Arg('input', () => OpenRevisionInput) { month, reason, idempotencyKey }: OpenRevisionInput,
    @Ctx() { revisionEditor, actor }: ReportsContext,
  ): Promise<ReportPayload> {
    return answer(
      async () => {
        const why = reason ? checkText(reason, ['input', 'reason']) : null;
        return { report: toReport(await revisionEditor.open(month, why, idempotencyKey ?? null, actor())) };
      },
      { report: null },
    );
  }

  @Authorized('report:draft')
  @Mutation(() => SectionPayload, {
    nullable: true,
    description: 'Replaces cover, section 一 and colophon of a draft, whole.',
  })
  putOverview(
    @Arg('input', () => PutOverviewInput) input: PutOverviewInput,
    @Ctx() { section }: ReportsContext,
  ): Promise<SectionPayload> {
    return section.put(input, toOverview);
  }

  @Authorized('report:draft')
  @Mutation(() => SectionPayload, { nullable: true, description: 'Seals cover, section 一 and colophon of a draft.' })
  sealOverview(
    @Arg('input', () => SealSectionInput) input: SealSectionInput,
    @Ctx() { section }: ReportsContext,
  ): Promise<SectionPayload> {
    return section.seal(input);
  }

  @Authorized('report:draft')
  @Mutation(() => ContactPayload, { nullable: true, description: 'Replaces the contact person of a draft.' })
  putContact(
    @Arg('input', () => PutContactInput) input: PutContactInput,
    @Ctx() { revisionEditor, grants, actor }: ReportsContext,
  ): Promise<ContactPayload> {
    return answer(async () => {
      await revisionEditor.putContact(grants.draftOf(input.draftToken), toContact(input), actor());
      return {};
    }, {});
  }

  @Authorized('report:publish')
  @Mutation(() => ReportPayload, {
    nullable: true,
    description: 'Publishes a draft: the next request for the month gets it whole.',
  })
  publishReport(
    @Arg('input', () => PublishReportInput) { month, revision, proof, overrideReason }: PublishReportInput,
    @Ctx() { revisionEditor, signer, actor }: ReportsContext,
  ): Promise<ReportPayload> {
    return answer(
      async () => {
        const checked = readProof(signer, proof, { month, revision });
        const why = overrideReason ? checkText(overrideReason, ['input', 'overrideReason']) : null;
        return { report: toReport(await revisionEditor.publish({ month, revision }, checked, why, actor())) };
      },
      { report: null },
    );
  }

  @Authorized('report:publish')
  @Mutation(() => ReportPayload, {
    nullable: true,
    description:
      'Takes a published revision out of publication. If it is the current one, the month is not published any more.',
  })
  withdrawReport(
    @Arg('input', () => WithdrawReportInput) { month, revision, reason }: WithdrawReportInput,
    @Ctx() { revisionEditor, actor }: ReportsContext,
  ): Promise<ReportPayload> {
    return answer(
      async () => {
        const why = checkText(reason, ['input', 'reason']);
        return { report: toReport(await revisionEditor.withdraw({ month, revision }, why, actor())) };
      },
      { report: null },
    );
  }

  @Authorized('report:publish')
  @Mutation(() => ReportPayload, {
    nullable: true,
    description: 'Publishes a withdrawn revision again, as it was, if no other revision of the month is published.',
  })
  republishReport(
    @Arg('input', () => RepublishReportInput) { month, revision, reason }: RepublishReportInput,
    @Ctx() { revisionEditor, actor }: ReportsContext,
  ): Promise<ReportPayload> {
    return answer(
      async () => {
        const why = checkText(reason, ['input', 'reason']);
        return { report: toReport(await revisionEditor.republish({ month, revision }, why, actor())) };
      },
      { report: null },
    );
  }
}
