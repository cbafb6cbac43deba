import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { PrefecturesContext } from '../context.js';
import { Prefecture } from '../prefecture/prefecture.type.js';
import { PrefectureRank, PrefectureSharing } from './prefecture-sharing.type.js';

@Resolver(() => PrefectureSharing)
export class PrefectureSharingResolver {
  @FieldResolver(() => [PrefectureRank], {
    description:
      '表 4-1 市州数据服务情况: by service volume, in printed order; empty if the issue prints no such table.',
  })
  async serviceRanking(
    @Root() { snapshot }: PrefectureSharing,
    @Ctx() { loaders }: PrefecturesContext,
  ): Promise<PrefectureRank[]> {
    return (await loaders.volumeRank.load(snapshot)).filter(({ side }) => side === 'SERVICE');
  }

  @FieldResolver(() => [PrefectureRank], {
    description: '表 4-2 市州数据使用情况: by usage volume, in printed order; empty if the issue prints no such table.',
  })
  async usageRanking(
    @Root() { snapshot }: PrefectureSharing,
    @Ctx() { loaders }: PrefecturesContext,
  ): Promise<PrefectureRank[]> {
    return (await loaders.volumeRank.load(snapshot)).filter(({ side }) => side === 'USAGE');
  }
}

@Resolver(() => PrefectureRank)
export class PrefectureRankResolver {
  @FieldResolver(() => Prefecture, {
    nullable: true,
    description: 'The prefecture the name stands for; null if none has this name. Not part of the snapshot.',
  })
  prefecture(@Root() { name }: PrefectureRank, @Ctx() { loaders }: PrefecturesContext): Promise<Prefecture | null> {
    return loaders.namedPrefecture.load(name);
  }
}
