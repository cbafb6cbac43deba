import { Field, Int, ObjectType } from 'type-graphql';
import type {
  ApplicationCounts as PrintedCounts,
  Distribution as PrintedDistribution,
  ExchangeVolumes as PrintedExchange,
} from '../../../issue/issue.js';
import { FigureSource } from '../../shared/figure-source/figure-source.type.js';
import { Volume } from '../../shared/volume/volume.type.js';

const orNull = <T extends object>(options: T) => ({ ...options, nullable: true as const });

@ObjectType({
  description: '一（一）数据调度情况: data-sharing applications of the month. Null where the issue prints no figure.',
})
export class ApplicationCounts implements PrintedCounts {
  @Field(() => Int, orNull({ description: '发起 数据共享申请.' }))
  submitted!: number | null;

  @Field(() => Int, orNull({ description: '审核: reviewed, that is issued or rejected.' }))
  reviewed!: number | null;

  @Field(() => Int, orNull({ description: '未审核: not reviewed yet.' }))
  pending!: number | null;

  @Field(() => Int, orNull({ description: '无条件共享: granted without a review.' }))
  unconditional!: number | null;

  @Field(() => Int, orNull({ description: '签发: granted after a review.' }))
  issued!: number | null;

  @Field(() => Int, orNull({ description: '驳回: refused after a review.' }))
  rejected!: number | null;
}

@ObjectType({ description: '一（二）数据交换情况: data exchange of the month. Null where the issue prints no figure.' })
export class ExchangeVolumes implements PrintedExchange {
  @Field(() => Volume, orNull({ description: '交换数据: all exchanges over the platform.' }))
  total!: Volume | null;

  @Field(() => Volume, orNull({ description: '省直部门提供数据服务: served by provincial departments.' }))
  departmentService!: Volume | null;

  @Field(() => Volume, orNull({ description: '省直部门使用数据: used by provincial departments.' }))
  departmentUsage!: Volume | null;

  @Field(() => Volume, orNull({ description: '市州提供数据服务: served by prefectures.' }))
  prefectureService!: Volume | null;

  @Field(() => Volume, orNull({ description: '市州使用数据: used by prefectures.' }))
  prefectureUsage!: Volume | null;
}

@ObjectType({ description: '一、总体情况.' })
export class Overview {
  @Field(() => ApplicationCounts, orNull({ description: 'Null if the issue prints no figure of applications.' }))
  applications!: ApplicationCounts | null;

  @Field(() => ExchangeVolumes, orNull({ description: 'Null if the issue prints no figure of exchange.' }))
  exchange!: ExchangeVolumes | null;

  @Field(() => [FigureSource], { description: 'Where the figures of this section and of the colophon were read.' })
  sources!: FigureSource[];
}

@ObjectType({ description: '报、送、发 and 共印: who gets the issue. Null where it is not printed.' })
export class Distribution implements PrintedDistribution {
  @Field(() => String, orNull({ description: '报: submitted to.' }))
  reportedTo!: string | null;

  @Field(() => String, orNull({ description: '送: sent to.' }))
  sentTo!: string | null;

  @Field(() => String, orNull({ description: '发: issued to.' }))
  issuedTo!: string | null;

  @Field(() => String, orNull({ description: '印发机关: the office that issues it.' }))
  issuingOffice!: string | null;

  @Field(() => Int, orNull({ description: '共印 份: copies in all.' }))
  copies!: number | null;

  @Field(() => Int, orNull({ description: '电子公文 份: electronic copies among them.' }))
  electronicCopies!: number | null;

  month!: string;
}
