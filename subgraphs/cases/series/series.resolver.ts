import { Arg, Ctx, Directive, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { MONTHS_ASSUMED } from '../../shared/series/months-assumed.js';
import { CaseStudy, toCaseStudy } from '../case-study/case-study.type.js';
import { textMatcher } from '../case-study/text-matcher.js';
import type { CasesContext } from '../context.js';
import { ReportSeries } from './series.type.js';

@Resolver(() => ReportSeries)
export class SeriesResolver {
  @Directive(`@listSize(assumedSize: ${MONTHS_ASSUMED})`)
  @FieldResolver(() => [CaseStudy], {
    nullable: true,
    description: '五、数据应用典型案例 of every month, by month, then in printed order.',
  })
  async caseStudies(
    @Root() { range }: ReportSeries,
    @Arg('text', () => String, {
      nullable: true,
      description: 'Only those whose title, text or source contains it; case and width of letters do not matter.',
    })
    text: string | null | undefined,
    @Arg('prefectureId', () => ID, { nullable: true, description: 'Only those about this prefecture.' })
    prefectureId: string | null | undefined,
    @Ctx() { loaders }: CasesContext,
  ): Promise<CaseStudy[]> {
    const studies = (await Promise.all(range.map((snapshot) => loaders.caseStudy.load(snapshot)))).flat();
    const matches = textMatcher(text ?? '');
    return studies
      .filter((study) => (prefectureId ?? null) === null || study.prefectureId === prefectureId)
      .filter(({ title, paragraphs, sourceName }) => [title, ...paragraphs, sourceName ?? ''].some(matches))
      .map(toCaseStudy);
  }
}
