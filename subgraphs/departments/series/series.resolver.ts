import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { indicatorsOf } from '../../../issue/indicators.js';
import { figuresOf } from '../../shared/observation/figure.js';
import { Observation } from '../../shared/observation/observation.type.js';
import { matcherOf, ObservationFilter } from '../../shared/observation/observation-filter.js';
import { toObservations } from '../../shared/observation/to-observations.js';
import { RankingChange } from '../../shared/ranking/ranking-change.type.js';
import { toRankingChanges } from '../../shared/ranking/to-ranking-changes.js';
import { MONTHS_ASSUMED } from '../../shared/series/months-assumed.js';
import type { DepartmentsContext } from '../context.js';
import { ReportSeries } from './series.type.js';

const INDICATORS = indicatorsOf('DEPARTMENT');

@Resolver(() => ReportSeries)
export class SeriesResolver {
  @Directive(`@listSize(assumedSize: ${20 * MONTHS_ASSUMED})`)
  @FieldResolver(() => [Observation], {
    nullable: true,
    description: '表 3-2, 3-3 of every month: DEPARTMENT_SERVICE, DEPARTMENT_USAGE. By month, then table, then rank.',
  })
  async departmentObservations(
    @Root() series: ReportSeries,
    @Args(() => ObservationFilter) filter: ObservationFilter,
    @Ctx() { loaders }: DepartmentsContext,
  ): Promise<Observation[]> {
    const isAskedFor = matcherOf(filter, INDICATORS);
    return toObservations(series, await figuresOf(series, (snapshot) => loaders.rankFigure.load(snapshot))).filter(
      isAskedFor,
    );
  }

  @Directive(`@listSize(assumedSize: ${4 * MONTHS_ASSUMED})`)
  @FieldResolver(() => [RankingChange], {
    nullable: true,
    description:
      'Entries into and exits from tables 3-2 and 3-3. By month, then table; who entered first, then who left.',
  })
  async departmentRankingChanges(
    @Root() series: ReportSeries,
    @Args(() => ObservationFilter) filter: ObservationFilter,
    @Ctx() { loaders }: DepartmentsContext,
  ): Promise<RankingChange[]> {
    const isAskedFor = matcherOf(filter, INDICATORS);
    return toRankingChanges(
      series,
      await figuresOf(series, (snapshot) => loaders.rankFigure.load(snapshot)),
      INDICATORS,
    ).filter(isAskedFor);
  }
}
