import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { indicatorsOf } from '../../../issue/indicators.js';
import { figuresOf } from '../../shared/observation/figure.js';
import { Observation } from '../../shared/observation/observation.type.js';
import { matcherOf } from '../../shared/observation/observation-filter.js';
import { toObservations } from '../../shared/observation/to-observations.js';
import { MONTHS_ASSUMED } from '../../shared/series/months-assumed.js';
import type { NationalContext } from '../context.js';
import { toNationalFigures } from '../national-sharing/to-national-figures.js';
import { CumulativeFinding } from './cumulative-finding.type.js';
import { ReportSeries } from './series.type.js';
import { toCumulativeFindings } from './to-cumulative-findings.js';

@Resolver(() => ReportSeries)
export class SeriesResolver {
  @Directive(`@listSize(assumedSize: ${2 * MONTHS_ASSUMED})`)
  @FieldResolver(() => [Observation], {
    nullable: true,
    description:
      '二（一） of every month: NATIONAL_APPLICATIONS_CUMULATIVE, NATIONAL_DEPARTMENTS_CUMULATIVE. Figures so far, so never add them up.',
  })
  async nationalObservations(
    @Root() series: ReportSeries,
    @Arg('indicator', () => String, { nullable: true, description: 'Only this indicator.' })
    indicator: string | null | undefined,
    @Ctx() { loaders }: NationalContext,
  ): Promise<Observation[]> {
    const isAskedFor = matcherOf({ indicator }, indicatorsOf('NATIONAL'));
    return toObservations(series, await nationalFigures(series, loaders)).filter(isAskedFor);
  }

  @FieldResolver(() => [CumulativeFinding], {
    nullable: true,
    description: 'Figures so far (累计) that fell from one published month to the next, which they must not. By month.',
  })
  async cumulativeFindings(
    @Root() series: ReportSeries,
    @Ctx() { loaders }: NationalContext,
  ): Promise<CumulativeFinding[]> {
    return toCumulativeFindings(series, await nationalFigures(series, loaders));
  }
}

const nationalFigures = (series: ReportSeries, { section }: NationalContext['loaders']) =>
  figuresOf(series, async (snapshot) => toNationalFigures(await section.load(snapshot)));
