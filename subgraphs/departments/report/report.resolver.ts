import { Arg, Authorized, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { REQUIRES_GRANT, readableSnapshot } from '../../shared/report/report-stub.type.js';
import { SealSectionInput } from '../../shared/section/section.input.js';
import { SectionPayload } from '../../shared/section/section-payload.type.js';
import { SectionState } from '../../shared/section/section-state.type.js';
import type { DepartmentsContext } from '../context.js';
import { PutDepartmentSharingInput, toDepartmentSharing } from '../department-sharing/department-sharing.input.js';
import { DepartmentSharing } from '../department-sharing/department-sharing.type.js';
import { MonthlyReport } from './report.type.js';

@Resolver(() => MonthlyReport)
export class ReportResolver {
  @FieldResolver(() => DepartmentSharing, { nullable: true, description: 'Null if the issue prints no section 三.' })
  @Directive(REQUIRES_GRANT)
  async departmentSharing(
    @Root() report: MonthlyReport,
    @Ctx() context: DepartmentsContext,
  ): Promise<DepartmentSharing | null> {
    const snapshot = readableSnapshot(report, context);
    if (snapshot === null) return null;
    const leaders = await context.loaders.leaders.load(snapshot);
    return leaders && { snapshot, serviceLeaders: leaders.service, usageLeaders: leaders.usage };
  }

  @FieldResolver(() => SectionState, { nullable: true, description: 'How far section 三 is.' })
  @Directive(REQUIRES_GRANT)
  departmentSharingState(
    @Root() report: MonthlyReport,
    @Ctx() context: DepartmentsContext,
  ): Promise<SectionState | null> {
    return context.section.stateOf(report);
  }

  @Authorized('report:draft')
  @Mutation(() => SectionPayload, { nullable: true, description: 'Replaces section 三 of a draft, whole.' })
  putDepartmentSharing(
    @Arg('input', () => PutDepartmentSharingInput) input: PutDepartmentSharingInput,
    @Ctx() { section }: DepartmentsContext,
  ): Promise<SectionPayload> {
    return section.put(input, toDepartmentSharing);
  }

  @Authorized('report:draft')
  @Mutation(() => SectionPayload, {
    nullable: true,
    description: 'Seals section 三 of a draft: nothing in it changes any more.',
  })
  sealDepartmentSharing(
    @Arg('input', () => SealSectionInput) input: SealSectionInput,
    @Ctx() { section }: DepartmentsContext,
  ): Promise<SectionPayload> {
    return section.seal(input);
  }
}
