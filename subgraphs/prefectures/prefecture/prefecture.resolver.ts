import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { PrefecturesContext } from '../context.js';
import { Prefecture } from './prefecture.type.js';

@Resolver(() => Prefecture)
export class PrefectureResolver {
  @Query(() => [Prefecture], { nullable: true, description: 'The nine prefectures and 贵安新区, by id.' })
  @Directive('@listSize(assumedSize: 10)')
  prefectures(@Ctx() { prefectures }: PrefecturesContext): Promise<Prefecture[]> {
    return prefectures.findAll();
  }

  @Query(() => Prefecture, { nullable: true, description: 'Null if there is none with this id.' })
  prefecture(@Arg('id', () => ID) id: string, @Ctx() { loaders }: PrefecturesContext): Promise<Prefecture | null> {
    return loaders.prefecture.load(id);
  }

  @FieldResolver(() => [String], { description: 'Every name it goes by in issues; names are matched exactly.' })
  aliases(@Root() { id }: Prefecture, @Ctx() { loaders }: PrefecturesContext): Promise<string[]> {
    return loaders.prefectureAlias.load(id);
  }
}
