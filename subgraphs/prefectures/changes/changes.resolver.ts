import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { REQUIRES_GRANTS, sectionChanges } from '../../shared/changes/changes-stub.type.js';
import { FigureChange } from '../../shared/changes/figure-change.type.js';
import type { PrefecturesContext } from '../context.js';
import { ReportChanges } from './changes.type.js';
import { figuresOf } from './figures-of.js';

@Resolver(() => ReportChanges)
export class ChangesResolver {
  @FieldResolver(() => [FigureChange], { nullable: true, description: 'What differs in section 四, in printed order.' })
  @Directive(REQUIRES_GRANTS)
  prefectureSharing(
    @Root() changes: ReportChanges,
    @Ctx() context: PrefecturesContext,
  ): Promise<FigureChange[] | null> {
    return sectionChanges(changes, context, (snapshot) => figuresOf(snapshot, context));
  }
}
