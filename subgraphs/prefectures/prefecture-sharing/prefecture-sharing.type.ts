import { Field, Int, ObjectType } from 'type-graphql';
import type { VolumeRank } from '../../../issue/issue.js';
import { Volume } from '../../shared/volume/volume.type.js';

@ObjectType({ description: 'A row of a ranking of prefectures.' })
export class PrefectureRank implements VolumeRank {
  @Field(() => Int, { description: '序号, from 1.' })
  rank!: number;

  @Field(() => String, { description: 'The name as printed; part of the snapshot.' })
  name!: string;

  @Field(() => Volume)
  volume!: Volume;
}

@ObjectType({ description: '四、市州数据共享服务情况: data sharing by prefectures in one month.' })
export class PrefectureSharing {
  @Field(() => [String], { description: '四（一）: prefectures the prose puts first by service volume.' })
  serviceLeaders!: string[];

  @Field(() => [String], { description: '四（二）: prefectures the prose puts first by usage volume.' })
  usageLeaders!: string[];

  snapshot!: string;
}
