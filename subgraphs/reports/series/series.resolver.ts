import { Arg, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ReportError } from '../../shared/errors.js';
import { type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';
import { type Figure, figureOfVolume, figuresOf } from '../../shared/observation/figure.js';
import { Observation } from '../../shared/observation/observation.type.js';
import { matcherOf } from '../../shared/observation/observation-filter.js';
import { toObservations } from '../../shared/observation/to-observations.js';
import { MONTHS_ASSUMED } from '../../shared/series/months-assumed.js';
import type { ReportsContext } from '../context.js';
import { PLATFORM_INDICATORS } from '../overview/indicators.js';
import type { PlatformFigureEntity } from '../overview/platform-figure.entity.js';
import { ReportSeries, toSeries } from './series.type.js';
import { toSeriesSnapshots } from './to-series-snapshots.js';

@Resolver(() => ReportSeries)
export class SeriesResolver {
  @Query(() => ReportSeries, {
    nullable: true,
    description: 'Published figures over time, both ends inclusive; all published months without ends.',
  })
  async series(
    @Arg('from', () => YearMonthScalar, { nullable: true }) from: YearMonth | null | undefined,
    @Arg('to', () => YearMonthScalar, { nullable: true }) to: YearMonth | null | undefined,
    @Ctx() { series, grants }: ReportsContext,
  ): Promise<ReportSeries> {
    if (from && to && from > to) {
      throw new ReportError('BAD_USER_INPUT', `Expected "from" not after "to", found ${from} and ${to}.`);
    }
    const snapshots = toSeriesSnapshots(await series.findPublished(to ?? null), from ?? null);
    return toSeries(grants.issueSeries(snapshots), snapshots);
  }

  @Directive(`@listSize(assumedSize: ${11 * MONTHS_ASSUMED})`)
  @FieldResolver(() => [Observation], {
    nullable: true,
    description: '一 of every month: APPLICATIONS_…, EXCHANGE_…. By month, then in printed order.',
  })
  async platformObservations(
    @Root() series: ReportSeries,
    @Arg('indicator', () => String, { nullable: true, description: 'Only this indicator.' })
    indicator: string | null | undefined,
    @Ctx() { loaders }: ReportsContext,
  ): Promise<Observation[]> {
    const isAskedFor = matcherOf({ indicator }, PLATFORM_INDICATORS);
    const figures = await figuresOf(series, async (snapshot) =>
      (await loaders.platformFigure.load(snapshot)).map(toPlatformFigure),
    );
    return toObservations(series, figures).filter(isAskedFor);
  }
}

const toPlatformFigure = ({ indicator, volume }: PlatformFigureEntity): Figure => ({
  indicator,
  subjectId: null,
  subjectName: null,
  rank: null,
  ...figureOfVolume(volume),
});
