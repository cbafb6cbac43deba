import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { indicatorsOf } from '../../../issue/indicators.js';
import { figuresOf } from '../../shared/observation/figure.js';
import { Observation } from '../../shared/observation/observation.type.js';
import { matcherOf, ObservationFilter } from '../../shared/observation/observation-filter.js';
import { toObservations } from '../../shared/observation/to-observations.js';
import { RankingChange } from '../../shared/ranking/ranking-change.type.js';
import { toRankingChanges } from '../../shared/ranking/to-ranking-changes.js';
import { MONTHS_ASSUMED } from '../../shared/series/months-assumed.js';
import type { PrefecturesContext } from '../context.js';
import { ReportSeries } from './series.type.js';

const INDICATORS = indicatorsOf('PREFECTURE');

@Resolver(() => ReportSeries)
export class SeriesResolver {
  @Directive(`@listSize(assumedSize: ${20 * MONTHS_ASSUMED})`)
  @FieldResolver(() => [Observation], {
    nullable: true,
    description: '表 4-1, 4-2 of every month: PREFECTURE_SERVICE, PREFECTURE_USAGE. By month, then table, then rank.',
  })
  async prefectureObservations(
    @Root() series: ReportSeries,
    @Args(() => ObservationFilter) filter: ObservationFilter,
    @Ctx() { loaders }: PrefecturesContext,
  ): Promise<Observation[]> {
    const isAskedFor = matcherOf(filter, INDICATORS);
    return toObservations(series, await figuresOf(series, (snapshot) => loaders.rankFigure.load(snapshot))).filter(
      isAskedFor,
    );
  }

  @Directive(`@listSize(assumedSize: ${MONTHS_ASSUMED})`)
  @FieldResolver(() => [RankingChange], {
    nullable: true,
    description:
      'Entries into and exits from tables 4-1 and 4-2. By month, then table; who entered first, then who left.',
  })
  async prefectureRankingChanges(
    @Root() series: ReportSeries,
    @Args(() => ObservationFilter) filter: ObservationFilter,
    @Ctx() { loaders }: PrefecturesContext,
  ): Promise<RankingChange[]> {
    const isAskedFor = matcherOf(filter, INDICATORS);
    return toRankingChanges(
      series,
      await figuresOf(series, (snapshot) => loaders.rankFigure.load(snapshot)),
      INDICATORS,
    ).filter(isAskedFor);
  }
}
