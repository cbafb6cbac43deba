import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { REGIONS } from '../../../issue/regions.js';
import type { CasesContext } from '../context.js';
import { Prefecture } from '../prefecture/prefecture.type.js';
import { CaseFigure, CaseStudy } from './case-study.type.js';

@Resolver(() => CaseStudy)
export class CaseStudyResolver {
  @FieldResolver(() => [CaseFigure], { description: 'Figures of the text with their units, in printed order.' })
  async figures(@Root() { snapshot, position }: CaseStudy, @Ctx() { loaders }: CasesContext): Promise<CaseFigure[]> {
    return (await loaders.caseFigure.load(snapshot)).filter(({ casePosition }) => casePosition === position);
  }

  @FieldResolver(() => Prefecture, {
    nullable: true,
    description: 'The prefecture its source or its text names; null if none, or several.',
  })
  @Directive('@provides(fields: "name")')
  prefecture(@Root() { prefectureId }: CaseStudy): Prefecture | null {
    return REGIONS.find(({ id }) => id === prefectureId) ?? null;
  }
}
