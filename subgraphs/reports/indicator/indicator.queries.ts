import { Query, Resolver } from 'type-graphql';
import { INDICATORS, REVISION_POLICY } from '../../../issue/indicators.js';
import { Indicator } from './indicator.type.js';

@Resolver()
export class IndicatorQueries {
  @Query(() => [Indicator], { nullable: true, description: '指标目录: every indicator of `series`, in printed order.' })
  indicators(): Indicator[] {
    return INDICATORS.map((indicator) => ({ ...indicator, revisionPolicy: REVISION_POLICY }));
  }
}
