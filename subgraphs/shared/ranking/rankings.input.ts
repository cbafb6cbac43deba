import { Field, InputType, Int } from 'type-graphql';
import type { VolumeRank } from '../../../issue/issue.js';
import { at, checkCount, checkRows, checkText } from '../graphql/check-input.js';
import { toVolume, VolumeInput } from '../volume/volume.input.js';
import type { RankingsContent } from './rankings.repository.js';

@InputType({ description: 'A row of a ranking as printed.' })
export class VolumeRankInput {
  @Field(() => Int, { description: '序号, from 1.' })
  rank!: number;

  @Field(() => String, { description: 'The name as printed.' })
  name!: string;

  @Field(() => VolumeInput)
  volume!: VolumeInput;
}

const LEADERS = 'Names the prose puts first, in its order.';

/** Abstract: what `departments` and `prefectures` put alike. */
@InputType()
export abstract class RankingsInput {
  @Field(() => [String], { defaultValue: [], description: LEADERS })
  serviceLeaders!: string[];

  @Field(() => [VolumeRankInput], {
    description: '服务量: the table, in printed order; empty if the issue prints none.',
  })
  serviceRanking!: VolumeRankInput[];

  @Field(() => [String], { defaultValue: [], description: LEADERS })
  usageLeaders!: string[];

  @Field(() => [VolumeRankInput], {
    description: '使用量: the table, in printed order; empty if the issue prints none.',
  })
  usageRanking!: VolumeRankInput[];
}

/** @throws {ReportError} BAD_USER_INPUT with the path of what is wrong. */
export function toRankings(input: RankingsInput): RankingsContent {
  return {
    serviceLeaders: toNames(input.serviceLeaders, 'serviceLeaders'),
    serviceRanking: toRanks(input.serviceRanking, 'serviceRanking'),
    usageLeaders: toNames(input.usageLeaders, 'usageLeaders'),
    usageRanking: toRanks(input.usageRanking, 'usageRanking'),
  };
}

const toNames = (names: string[], field: string) =>
  checkRows(names, [field]).map((name, index) => checkText(name, [field, index]));

const toRanks = (rows: VolumeRankInput[], field: string): VolumeRank[] =>
  checkRows(rows, [field]).map(({ rank, name, volume }, index) =>
    at([field, index], () => ({
      rank: checkCount(rank, ['rank'], 1),
      name: checkText(name, ['name']),
      volume: at(['volume'], () => toVolume(volume)),
    })),
  );
