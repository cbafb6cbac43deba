import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { PrefecturesContext } from '../context.js';
import { Prefecture } from './prefecture.type.js';

@Resolver(() => Prefecture)
export class PrefectureResolver {
  @Query(() => [Prefecture], { nullable: true, description: 'The nine prefectures and 贵安新区, by id.' })
  prefectures(@Ctx() { prefectures }: PrefecturesContext): Promise<Prefecture[]> {
    return prefectures.findAll();
  }

  @Query(() => Prefecture, { nullable: true, description: 'Null if there is none with this id.' })
  prefecture(@Arg('id', () => ID) id: string, @Ctx() { loaders }: PrefecturesContext): Promise<Prefecture | null> {
    return loaders.prefecture.load(id);
  }
}
